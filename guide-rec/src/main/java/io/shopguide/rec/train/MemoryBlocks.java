package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Blocks on the heap. Thread-safe. */
final class MemoryBlocks implements RowBlocks {
  private final int products;
  private final AtomicReferenceArray<RowBlock> blocks;

  MemoryBlocks(int products) {
    this.products = products;
    this.blocks = new AtomicReferenceArray<>(RowBlock.blocks(products));
  }

  @Override
  public boolean has(int block) {
    return blocks.get(block) != null;
  }

  @Override
  public void put(int block, RowBlock rows) {
    blocks.set(block, rows);
  }

  @Override
  public RowBlock get(int block) {
    return blocks.get(block);
  }

  /** Puts all blocks together. */
  ItemItemMatrix toMatrix() {
    int[] offsets = new int[products + 1];
    int row = 0;
    for (int b = 0; b < blocks.length(); b++) {
      RowBlock block = blocks.get(b);
      for (int r = 0; r < block.rows(); r++, row++) {
        offsets[row + 1] = Math.addExact(offsets[row], block.count(r));
      }
    }
    int[] neighbours = new int[offsets[products]];
    float[] weights = new float[neighbours.length];
    int at = 0;
    for (int b = 0; b < blocks.length(); b++) {
      blocks.get(b).copyTo(neighbours, weights, at);
      at += blocks.get(b).size();
    }
    return new ItemItemMatrix(offsets, neighbours, weights);
  }
}
