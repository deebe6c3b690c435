package io.shopguide.kg.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file that is written to. Not thread-safe; one per thread. */
interface SegmentOutput extends Closeable {
  /** Writes what remains in a buffer that has an array; leaves its position as it is. */
  void write(ByteBuffer bytes, long position) throws IOException;

  void truncate(long length) throws IOException;

  /** Returns when everything written is on the disk. */
  void force() throws IOException;

  /** Opens a file, or makes an empty one. */
  interface Opener {
    SegmentOutput open(Path file) throws IOException;
  }
}
