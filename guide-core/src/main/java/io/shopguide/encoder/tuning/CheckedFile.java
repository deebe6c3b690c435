package io.shopguide.encoder.tuning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Binary files with a magic number, a version and a CRC-32 of both and of the content at the end,
 * big-endian. A file appears whole under its name or not at all. Stateless and thread-safe.
 */
final class CheckedFile {
  private static final int CHUNK = 1 << 14; // floats

  private CheckedFile() {}

  /** Writes the content. */
  interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads the content; the stream ends before the checksum. */
  interface Parser<T> {
    T read(DataInputStream in) throws IOException;
  }

  static void write(Path file, int magic, int version, Content content) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (FileOutputStream stream = new FileOutputStream(partial.toFile())) {
        CheckedOutputStream checked =
            new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeInt(magic);
        out.writeInt(version);
        content.write(out);
        out.writeInt((int) checked.getChecksum().getValue());
        out.flush();
        stream.getFD().sync();
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  static <T> T read(Path file, int magic, int version, Parser<T> parser) {
    try (CheckedInputStream checked =
        new CheckedInputStream(
            new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32())) {
      DataInputStream in = new DataInputStream(checked);
      if (in.readInt() != magic) {
        throw unusable(file, "it is another sort of file", null);
      }
      int found = in.readInt();
      if (found != version) {
        throw unusable(file, "it has version " + found + ", not " + version, null);
      }
      T content = parser.read(in);
      int expected = (int) checked.getChecksum().getValue();
      if (in.readInt() != expected || in.read() >= 0) {
        throw unusable(file, "its checksum is wrong", null);
      }
      return content;
    } catch (EOFException | IllegalArgumentException | ArithmeticException e) {
      throw unusable(file, "it is truncated or damaged", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static TuningException unusable(Path file, String why, Throwable cause) {
    return new TuningException(
        "Cannot use " + file + ": " + why + "; delete it and train again", cause);
  }

  static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      bytes.clear().asFloatBuffer().put(values, start, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
    }
  }

  /** Reads an array whose length the reader knows, so that a damaged length allocates nothing. */
  static void readFloats(DataInputStream in, float[] values) throws IOException {
    int length = in.readInt();
    if (length != values.length) {
      throw new IllegalArgumentException(length + " values, not " + values.length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int start = 0; start < values.length; start += CHUNK) {
      int count = Math.min(CHUNK, values.length - start);
      in.readFully(bytes.array(), 0, count * Float.BYTES);
      bytes.clear().asFloatBuffer().get(values, start, count);
    }
  }
}
