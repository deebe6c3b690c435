package io.shopguide.rec.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/**
 * Blocks in files of their own, which are the checkpoints of a training: see {@code
 * docs/format-training.md}. A file that is torn or belongs to another training counts as none.
 * Thread-safe.
 */
final class BlockFiles implements RowBlocks {
  private static final long MAGIC = 0x0A53_574F_5247_5353L; // "SSGROWS" and a line feed
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 36;
  private static final int CRC_OFFSET = 32;

  private final Path folder;
  private final long training;
  private final int products;

  /**
   * Uses a folder.
   *
   * @param folder where the files are
   * @param training tells blocks of this training from others
   * @param products number of products
   */
  BlockFiles(Path folder, long training, int products) {
    this.folder = folder;
    this.training = training;
    this.products = products;
  }

  private Path file(int block) {
    return folder.resolve("rows-%06d".formatted(block));
  }

  private int rows(int block) {
    return Math.min(RowBlock.ROWS, products - block * RowBlock.ROWS);
  }

  @Override
  public boolean has(int block) throws IOException {
    return Files.exists(file(block)) && read(block) != null;
  }

  @Override
  public void put(int block, RowBlock rows) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + Integer.BYTES * (rows.rows() + 2 * rows.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(MAGIC).putInt(VERSION).putLong(training);
    bytes.putInt(block).putInt(rows.rows()).putInt(rows.size()).putInt(0);
    for (int row = 0; row < rows.rows(); row++) {
      bytes.putInt(rows.count(row));
    }
    for (int entry = 0; entry < rows.size(); entry++) {
      bytes.putInt(rows.neighbour(entry)).putFloat(rows.weight(entry));
    }
    bytes.putInt(CRC_OFFSET, checksum(bytes));
    Path temporary = folder.resolve("rows-%06d.tmp".formatted(block));
    Files.write(temporary, bytes.array());
    Files.move(
        temporary,
        file(block),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public RowBlock get(int block) throws IOException {
    RowBlock rows = read(block);
    if (rows == null) {
      throw new IOException(file(block) + " was changed by someone else; train again");
    }
    return rows;
  }

  /** Gives {@code null} if the file is torn or belongs to another training. */
  private RowBlock read(int block) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file(block)));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() < HEADER_BYTES
        || bytes.getInt(CRC_OFFSET) != checksum(bytes)
        || bytes.getLong() != MAGIC
        || bytes.getInt() != VERSION
        || bytes.getLong() != training
        || bytes.getInt() != block
        || bytes.getInt() != rows(block)) {
      return null;
    }
    bytes.position(HEADER_BYTES);
    int[] counts = new int[rows(block)];
    bytes.asIntBuffer().get(counts);
    bytes.position(HEADER_BYTES + Integer.BYTES * counts.length);
    RowBlock rows = new RowBlock(counts.length);
    for (int count : counts) {
      int[] neighbours = new int[count];
      float[] weights = new float[count];
      for (int i = 0; i < count; i++) {
        neighbours[i] = bytes.getInt();
        weights[i] = bytes.getFloat();
      }
      rows.add(neighbours, weights, count);
    }
    return rows;
  }

  /** The checksum of all bytes but its own. */
  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, CRC_OFFSET));
    crc.update(bytes.slice(HEADER_BYTES, bytes.limit() - HEADER_BYTES));
    return (int) crc.getValue();
  }
}
