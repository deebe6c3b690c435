package io.shopguide.kg.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file on the disk. Not a channel: an interrupt closes a channel, and the thread that writes
 * would fail the journal for all others. Not thread-safe; one per thread.
 */
final class SegmentDisk implements SegmentOutput {
  /** Larger arrays are copied by the platform as a whole. */
  private static final int SLICE = 1 << 16;

  private final RandomAccessFile file;

  SegmentDisk(Path file) throws IOException {
    this.file = new RandomAccessFile(file.toFile(), "rw");
  }

  @Override
  public void write(ByteBuffer bytes, long position) throws IOException {
    file.seek(position);
    int from = bytes.arrayOffset() + bytes.position();
    int end = bytes.arrayOffset() + bytes.limit();
    for (; from < end; from += SLICE) {
      file.write(bytes.array(), from, Math.min(SLICE, end - from));
    }
  }

  @Override
  public void truncate(long length) throws IOException {
    file.setLength(length);
  }

  @Override
  public void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
