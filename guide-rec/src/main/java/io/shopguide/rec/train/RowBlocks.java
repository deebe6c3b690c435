package io.shopguide.rec.train;

import java.io.IOException;

/** Keeps learned blocks until all are there. Thread-safe. */
interface RowBlocks {
  /** Whether a block is there and need not be learned again. */
  boolean has(int block) throws IOException;

  /** Takes a block. */
  void put(int block, RowBlock rows) throws IOException;

  /** Gives a block back. */
  RowBlock get(int block) throws IOException;
}
