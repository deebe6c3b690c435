package io.shopguide.model.internal;

import io.shopguide.model.ModelFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/**
 * The frame that the files of all models have: eight bytes that name the kind, a version, a CRC-32C
 * of the payload, its length, all little-endian, and the payload.
 *
 * @param kind what the model is, for messages
 * @param magic the first eight bytes
 * @param version the only one that is read
 */
public record ModelFile(String kind, long magic, int version) {
  /** Length of the header in bytes. */
  public static final int HEADER = 24;

  /**
   * Writes beside the file's place and renames, so that the file is complete or as it was.
   *
   * @param file where to
   * @param payload what to write
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Path file, ModelOutput payload) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    try {
      try {
        Files.write(temporary, bytes(payload));
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the " + kind + " " + file, e);
    }
  }

  /**
   * Makes the content of a file.
   *
   * @param payload what to write
   * @return header and payload
   */
  public byte[] bytes(ModelOutput payload) {
    byte[] content = payload.bytes();
    byte[] file = new byte[HEADER + content.length];
    System.arraycopy(content, 0, file, HEADER, content.length);
    seal(file);
    return file;
  }

  /**
   * Writes the header for what follows it.
   *
   * @param file a header's length of any bytes, and the payload
   */
  public void seal(byte[] file) {
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(magic)
        .putInt(version)
        .putInt(checksum(file))
        .putLong(file.length - (long) HEADER);
  }

  private static int checksum(byte[] file) {
    CRC32C crc = new CRC32C();
    crc.update(file, HEADER, file.length - HEADER);
    return (int) crc.getValue();
  }

  /**
   * Reads a file whole and checks it.
   *
   * @param file the file
   * @return its payload, from the start
   * @throws ModelFormatException if it is damaged, of another kind or another version
   * @throws UncheckedIOException if it cannot be read
   */
  public ModelInput read(Path file) {
    try {
      return read(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the " + kind + " " + file, e);
    }
  }

  /**
   * Checks the content of a file.
   *
   * @param source the file, for messages
   * @param bytes all of it
   * @return its payload, from the start
   * @throws ModelFormatException if it is damaged, of another kind or another version
   */
  public ModelInput read(String source, byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER || header.getLong() != magic) {
      throw new ModelFormatException(
          source + " is no " + kind + "; name a file that was saved as one");
    }
    int found = header.getInt();
    if (found != version) {
      throw new ModelFormatException(
          source + " has format " + found + ", not " + version + "; update the library");
    }
    int expected = header.getInt();
    ModelInput in = new ModelInput(source, bytes, HEADER);
    if (header.getLong() != bytes.length - HEADER || checksum(bytes) != expected) {
      throw in.damaged("its length or checksum is wrong");
    }
    return in;
  }
}
