package io.shopguide.guide;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Events recorded since the guide was first built, one checksummed record each.
 *
 * <p>A record that returns from {@link #append} is on disk. A torn record or a run of zeros at the
 * end, as after a crash in the middle of a write, was never acknowledged and is cut off at the next
 * open; damage before the end is an error. Thread-safe.
 */
final class EventJournal implements AutoCloseable {
  private static final int MAGIC = 0x53474a31; // "SGJ1"
  private static final int MAX_PAYLOAD = 4_096;
  private static final int MAX_ID = 600;

  private final Path file;
  private final RandomAccessFile out;
  private boolean broken;

  private EventJournal(Path file, RandomAccessFile out) {
    this.file = file;
    this.out = out;
  }

  /** One recorded event. */
  record Event(String shopper, String product, long epochMillis) {}

  /** Opens a journal, creating it if absent, and replays its events. */
  static EventJournal open(Path file, Consumer<Event> replay) {
    try {
      long end = Files.exists(file) ? replay(file, replay) : 0;
      // Not a channel: an interrupt of one appending thread would close it for all.
      RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
      out.setLength(end);
      out.seek(end);
      if (end == 0) {
        out.writeInt(MAGIC);
        out.getFD().sync();
        GuideFolder.force(file.toAbsolutePath().getParent());
      }
      return new EventJournal(file, out);
    } catch (IOException e) {
      throw new GuideException(
          "Cannot open the journal " + file + "; is it a file that can be read and written?", e);
    }
  }

  synchronized void append(Event event) {
    if (broken) {
      throw new GuideException(
          "The journal " + file + " could not be repaired after a failed write; reopen the guide");
    }
    try {
      byte[] payload = encode(event);
      CRC32C crc = new CRC32C();
      crc.update(payload);
      ByteBuffer buffer = ByteBuffer.allocate(8 + payload.length);
      buffer.putInt(payload.length).putInt((int) crc.getValue()).put(payload);
      long start = out.getFilePointer();
      try {
        out.write(buffer.array());
        out.getFD().sync();
      } catch (IOException e) {
        broken = true;
        out.setLength(start);
        out.seek(start);
        broken = false;
        throw e;
      }
    } catch (IOException e) {
      throw new GuideException(
          "Cannot write to the journal " + file + "; the event was not recorded", e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new GuideException("Cannot close the journal " + file, e);
    }
  }

  /** Replays all complete records and returns the end of the last one. */
  private static long replay(Path file, Consumer<Event> replay) throws IOException {
    long length = Files.size(file);
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw, 1 << 16))) {
      if (length < 4) {
        return 0;
      }
      if (in.readInt() != MAGIC) {
        throw new GuideException(
            file + " is not an event journal; move it away or restore a backup");
      }
      long position = 4;
      while (length - position >= 8) {
        int size = in.readInt();
        int expected = in.readInt();
        boolean torn = size > length - position - 8;
        if (size == 0 && expected == 0 && onlyZeros(in)) {
          return position;
        }
        if (size <= 0 || size > MAX_PAYLOAD) {
          throw damaged(file, position);
        }
        if (torn) {
          return position;
        }
        byte[] payload = in.readNBytes(size);
        CRC32C crc = new CRC32C();
        crc.update(payload);
        if ((int) crc.getValue() != expected) {
          if (position + 8 + size == length) {
            return position;
          }
          throw damaged(file, position);
        }
        replay.accept(decode(payload));
        position += 8 + size;
      }
      return position;
    } catch (EOFException e) {
      throw new IOException(file + " changed while it was read", e);
    }
  }

  private static GuideException damaged(Path file, long position) {
    return new GuideException(
        file + " is damaged at byte " + position + "; restore a backup or move the journal away");
  }

  private static byte[] encode(Event event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeId(out, "shopper", event.shopper());
      writeId(out, "product", event.product());
      out.writeLong(event.epochMillis());
    }
    return bytes.toByteArray();
  }

  /** Three bytes a character is the most that modified UTF-8 takes. */
  private static void writeId(DataOutputStream out, String whose, String id) throws IOException {
    if (id.length() > MAX_ID) {
      throw new IllegalArgumentException(
          "The " + whose + "'s id has more than " + MAX_ID + " characters");
    }
    out.writeUTF(id);
  }

  private static Event decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return new Event(in.readUTF(), in.readUTF(), in.readLong());
    }
  }

  /** Whether the file ends in zeros: after a power cut its length may be on disk, its end not. */
  private static boolean onlyZeros(InputStream in) throws IOException {
    int next = 0;
    while (next == 0) {
      next = in.read();
    }
    return next < 0;
  }
}
