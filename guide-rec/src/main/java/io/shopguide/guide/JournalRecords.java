package io.shopguide.guide;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** The records of an event journal: length, checksum, payload. */
final class JournalRecords {
  private static final int MAX_PAYLOAD = 4_096;
  private static final int PREFIX = 8; // length and checksum

  private JournalRecords() {}

  /** Receives payloads. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] payload) throws IOException;
  }

  static byte[] record(byte[] payload) {
    return ByteBuffer.allocate(PREFIX + payload.length)
        .putInt(payload.length)
        .putInt(checksum(payload))
        .put(payload)
        .array();
  }

  /** The first four bytes of a file, 0 if it is absent or shorter. */
  static int magic(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) < Integer.BYTES) {
      return 0;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      return in.readInt();
    }
  }

  /**
   * Reads all complete records.
   *
   * @param header receives the header, or its beginning if the file ends within it
   * @param headerLength number of bytes before the first record
   * @return the end of the last record, 0 if the file is absent or ends within its header
   */
  static long read(Path file, int headerLength, Consumer<ByteBuffer> header, Sink sink)
      throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    long length = Files.size(file);
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw, 1 << 16))) {
      if (length < headerLength) {
        // A foreign file that is this short is left alone by its first bytes.
        if (length >= Integer.BYTES) {
          header.accept(ByteBuffer.wrap(in.readNBytes((int) length)));
        }
        return 0;
      }
      header.accept(ByteBuffer.wrap(in.readNBytes(headerLength)));
      long position = headerLength;
      while (length - position >= PREFIX) {
        int size = in.readInt();
        int expected = in.readInt();
        boolean torn = size > length - position - PREFIX;
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
        if (checksum(payload) != expected) {
          if (position + PREFIX + size == length) {
            return position;
          }
          throw damaged(file, position);
        }
        sink.accept(payload);
        position += PREFIX + size;
      }
      return position;
    } catch (EOFException e) {
      throw new IOException(file + " changed while it was read", e);
    }
  }

  private static int checksum(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }

  private static GuideException damaged(Path file, long position) {
    return new GuideException(
        file + " is damaged at byte " + position + "; restore a backup or move the journal away");
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
