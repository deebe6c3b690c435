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
  private static final int HEADER = 24;

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

  private byte[] bytes(ModelOutput payload) {
    byte[] content = payload.bytes();
    CRC32C crc = new CRC32C();
    crc.update(content);
    return ByteBuffer.allocate(HEADER + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(magic)
        .putInt(version)
        .putInt((int) crc.getValue())
        .putLong(content.length)
        .put(content)
        .array();
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

  private ModelInput read(String source, byte[] bytes) {
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
    CRC32C crc = new CRC32C();
    crc.update(bytes, HEADER, bytes.length - HEADER);
    ModelInput in = new ModelInput(source, bytes, HEADER);
    if (header.getLong() != bytes.length - HEADER || (int) crc.getValue() != expected) {
      throw in.damaged("its length or checksum is wrong");
    }
    return in;
  }
}
