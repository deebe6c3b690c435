package io.shopguide.guide;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Events recorded since the guide was first built, one checksummed record each; shoppers go by
 * their names on disk.
 *
 * <p>A record that returns from {@link #append} is on disk. A torn record or a run of zeros at the
 * end, as after a crash in the middle of a write, was never acknowledged and is cut off at the next
 * open; damage before the end is an error. Forgetting a shopper writes the journal anew and
 * replaces it by an atomic rename: a crash leaves the old or the new one. Thread-safe.
 */
final class EventJournal implements AutoCloseable {
  private static final int MAGIC_1 = 0x53474a31; // "SGJ1", with the application's ids of shoppers
  private static final int MAGIC_2 = 0x53474a32; // "SGJ2"
  private static final int CHECK_BYTES = 16;
  private static final int HEADER = Integer.BYTES + CHECK_BYTES;
  private static final int MAX_ID = 600;
  private static final byte BOUGHT = 1;
  private static final byte FORGOTTEN = 2;

  private final Path file;
  private final ShopperKey key;
  private RandomAccessFile out; // guarded by this
  private boolean broken; // guarded by this

  private EventJournal(Path file, ShopperKey key, RandomAccessFile out) {
    this.file = file;
    this.key = key;
    this.out = out;
  }

  /** One recorded purchase. */
  record Event(String shopper, String product, long epochMillis) {}

  /** Receives the entries of a journal in their order. */
  @FunctionalInterface
  interface Replay {
    void bought(Event event) throws IOException;

    /** A shopper asked to be forgotten; no earlier purchase of theirs was received. */
    default void forgotten(String shopper, long epochMillis) throws IOException {}
  }

  /** Opens a journal, creating or converting it if need be, and replays its entries. */
  static EventJournal open(Path file, ShopperKey key, Replay replay) {
    try {
      Files.deleteIfExists(unfinished(file));
      convert(file, key);
      long end = read(file, key, replay);
      // Not a channel: an interrupt of one appending thread would close it for all.
      RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
      out.setLength(end);
      out.seek(end);
      if (end == 0) {
        out.write(header(key));
        out.getFD().sync();
        GuideFolder.force(file.toAbsolutePath().getParent());
      }
      return new EventJournal(file, key, out);
    } catch (IOException e) {
      throw new GuideException(
          "Cannot open the journal " + file + "; is it a file that can be read and written?", e);
    }
  }

  /**
   * Reads the entries of a journal that may be open elsewhere.
   *
   * @return the end of the last complete record, 0 if there is no journal
   */
  static long read(Path file, ShopperKey key, Replay replay) throws IOException {
    return JournalRecords.read(
        file, HEADER, header -> checkHeader(file, key, header), payload -> pass(payload, replay));
  }

  /** Writes a journal of the former version anew, with names instead of ids. */
  static void convert(Path file, ShopperKey key) throws IOException {
    if (JournalRecords.magic(file) != MAGIC_1) {
      return;
    }
    replace(
        file,
        converted -> {
          converted.write(header(key));
          JournalRecords.read(
              file,
              Integer.BYTES,
              header -> {},
              payload -> {
                Event old = decode(payload);
                Event named = new Event(key.name(old.shopper()), old.product(), old.epochMillis());
                converted.write(JournalRecords.record(encode(named)));
              });
        });
  }

  synchronized void append(Event event) {
    requireUsable();
    try {
      byte[] record = JournalRecords.record(encode(event));
      long start = out.getFilePointer();
      try {
        out.write(record);
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

  /**
   * Removes a shopper's purchases and notes that the shopper is to be forgotten.
   *
   * @return number of purchases removed
   */
  synchronized int forget(String shopper, long epochMillis) {
    requireUsable();
    try {
      Rewriting[] rewriting = new Rewriting[1];
      broken = true; // until the file is open again
      out.close();
      replace(
          file,
          next -> {
            rewriting[0] = new Rewriting(next, shopper);
            next.write(header(key));
            read(file, key, rewriting[0]);
            rewriting[0].forgotten(shopper, epochMillis);
          });
      out = new RandomAccessFile(file.toFile(), "rw");
      out.seek(out.length());
      broken = false;
      return rewriting[0].removed;
    } catch (IOException e) {
      throw new GuideException(
          "Cannot write the journal "
              + file
              + " anew; the shopper may not be forgotten yet: reopen the guide and try again",
          e);
    }
  }

  /** Copies all entries but one shopper's purchases. */
  private static final class Rewriting implements Replay {
    private final OutputStream next;
    private final String shopper;
    private int removed;

    Rewriting(OutputStream next, String shopper) {
      this.next = next;
      this.shopper = shopper;
    }

    @Override
    public void bought(Event event) throws IOException {
      if (event.shopper().equals(shopper)) {
        removed++;
      } else {
        next.write(JournalRecords.record(encode(event)));
      }
    }

    @Override
    public void forgotten(String who, long epochMillis) throws IOException {
      next.write(JournalRecords.record(encodeForgotten(who, epochMillis)));
    }
  }

  private void requireUsable() {
    if (broken) {
      throw new GuideException(
          "The journal " + file + " could not be repaired after a failed write; reopen the guide");
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new GuideException("Cannot close the journal " + file, e);
    }
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + GuideFolder.UNFINISHED);
  }

  @FunctionalInterface
  private interface Filling {
    void to(OutputStream out) throws IOException;
  }

  private static void replace(Path file, Filling filling) throws IOException {
    Path next = unfinished(file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(next), 1 << 16)) {
      filling.to(out);
    }
    GuideFolder.force(next);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    GuideFolder.force(file.toAbsolutePath().getParent());
  }

  private static byte[] header(ShopperKey key) {
    return ByteBuffer.allocate(HEADER)
        .putInt(MAGIC_2)
        .put(key.check().getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static void checkHeader(Path file, ShopperKey key, ByteBuffer header) {
    if (header.getInt(0) != MAGIC_2) {
      throw new GuideException(file + " is not an event journal; move it away or restore a backup");
    }
    if (header.capacity() < HEADER) {
      return; // a crash in the middle of the first write
    }
    byte[] check = new byte[CHECK_BYTES];
    header.get(Integer.BYTES, check);
    if (!new String(check, StandardCharsets.US_ASCII).equals(key.check())) {
      throw new GuideException(
          file
              + " was written with another shopper key; give that key, or move the journal away and"
              + " lose the purchases in it");
    }
  }

  private static void pass(byte[] payload, Replay replay) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      byte kind = in.readByte();
      switch (kind) {
        case BOUGHT -> replay.bought(new Event(in.readUTF(), in.readUTF(), in.readLong()));
        case FORGOTTEN -> replay.forgotten(in.readUTF(), in.readLong());
        default -> throw new IOException("An entry is of the unknown kind " + kind);
      }
    }
  }

  private static byte[] encode(Event event) {
    checkId("shopper", event.shopper());
    checkId("product", event.product());
    return bytes(
        out -> {
          out.writeByte(BOUGHT);
          out.writeUTF(event.shopper());
          out.writeUTF(event.product());
          out.writeLong(event.epochMillis());
        });
  }

  private static byte[] encodeForgotten(String shopper, long epochMillis) {
    return bytes(
        out -> {
          out.writeByte(FORGOTTEN);
          out.writeUTF(shopper);
          out.writeLong(epochMillis);
        });
  }

  @FunctionalInterface
  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot fail to be written to", e);
    }
    return bytes.toByteArray();
  }

  /** Three bytes a character is the most that modified UTF-8 takes. */
  private static void checkId(String whose, String id) {
    if (id.length() > MAX_ID) {
      throw new IllegalArgumentException(
          "The " + whose + "'s id has more than " + MAX_ID + " characters");
    }
  }

  /** An event of the former version. */
  private static Event decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return new Event(in.readUTF(), in.readUTF(), in.readLong());
    }
  }
}
