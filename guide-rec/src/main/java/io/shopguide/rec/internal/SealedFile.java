package io.shopguide.rec.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Writes a file whose beginning is known last: its body of little-endian ints first, then what
 * stands before. The file appears complete, forced to disk, or not at all.
 *
 * <p>Not thread-safe; one per file.
 */
public final class SealedFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C crc = new CRC32C();
  private boolean finished;

  /**
   * Begins a file beside its place.
   *
   * @param file the file to create or replace
   * @param bodyStart byte where the body begins
   * @throws IOException if it cannot be written
   */
  public SealedFile(Path file, long bodyStart) throws IOException {
    target = file.toAbsolutePath();
    temporary = target.resolveSibling(target.getFileName() + ".tmp");
    channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.position(bodyStart);
  }

  /**
   * Appends to the body.
   *
   * @param value what to append
   * @throws IOException if it cannot be written
   */
  public void put(int value) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.putInt(value);
  }

  private void flush() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    writeFully(buffer);
    buffer.clear();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Ends the body.
   *
   * @return its CRC-32C
   * @throws IOException if it cannot be written
   */
  public int endBody() throws IOException {
    flush();
    return (int) crc.getValue();
  }

  /**
   * Writes what stands before the body, once that is ended, and puts the file in its place.
   *
   * @param beginning buffers to write one after the other from byte 0 on
   * @throws IOException if it cannot be written
   */
  public void finish(ByteBuffer... beginning) throws IOException {
    channel.position(0);
    for (ByteBuffer bytes : beginning) {
      writeFully(bytes);
    }
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
  }

  /** Ends writing; deletes what was written unless it was finished. */
  @Override
  public void close() throws IOException {
    if (!finished) {
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * The checksum that all files of this module have.
   *
   * @param bytes what to check, from position to limit; both move
   * @return CRC-32C
   */
  public static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
