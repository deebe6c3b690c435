package io.shopguide.query.tagger;

import com.carrotsearch.hppc.LongIntHashMap;
import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.Arrays;

/**
 * The weights of a model's features: for the hash of a feature, labels and their weights.
 *
 * <p>4 bytes a weight and 20 to 36 a feature in memory; in a file 3 and about 5. Immutable and
 * thread-safe.
 */
final class SparseRows {
  /*
   * Open addressing in one array: a slot holds the 40 bits of a feature's hash above the position
   * of its row, so that a feature without weights, which most are, costs one access to memory. A
   * row is its number of entries and then the entries: the label above a weight in half precision.
   */
  private static final int POSITION_BITS = Long.SIZE - FeatureSink.BITS;

  private static final int POSITION_MASK = (1 << POSITION_BITS) - 1;
  private static final long EMPTY = 0; // no row is at position 0

  /** A smaller weight is left out. */
  private static final float NEGLIGIBLE = 0.005f;

  /** A feature without a weight of this size is left out; most occurred once. */
  private static final float NOTABLE = 0.02f;

  private final long[] slots;
  private final int[] rows;
  private final int size;

  private SparseRows(long[] hashes, int[] positions, int size, int[] rows) {
    this.slots = new long[Integer.highestOneBit(Math.max(1, size)) << 2];
    this.rows = rows;
    this.size = size;
    for (int row = 0; row < size; row++) {
      int slot = slot(hashes[row]);
      while (slots[slot] != EMPTY) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = (hashes[row] << POSITION_BITS) | positions[row];
    }
  }

  /** The low bits of a hash are as good as any. */
  private int slot(long hash) {
    return (int) hash & (slots.length - 1);
  }

  private static float greatest(float[] weights, int from, int count) {
    float greatest = 0;
    for (int i = from; i < from + count; i++) {
      greatest = Math.max(greatest, Math.abs(weights[i]));
    }
    return greatest;
  }

  /** The weights that are not negligible. */
  static SparseRows of(LongIntHashMap ids, float[] dense, int labelCount) {
    long[] hashes = ids.keys().toArray();
    Arrays.sort(hashes);
    Builder builder = new Builder();
    for (long hash : hashes) {
      int row = ids.get(hash) * labelCount;
      boolean notable = greatest(dense, row, labelCount) >= NOTABLE;
      for (int label = 0; label < labelCount; label++) {
        if (notable && Math.abs(dense[row + label]) >= NEGLIGIBLE) {
          builder.add(label, Float.floatToFloat16(dense[row + label]));
        }
      }
      builder.finish(hash);
    }
    return builder.build();
  }

  int size() {
    return size;
  }

  /**
   * Adds the weights of all features that have any to the scores of a position's labels. All slots
   * and then all rows are read before any is looked at, so that the processor waits for memory
   * twice and not each time.
   */
  void addTo(FeatureSink features, double[] scores, int position) {
    long[] found = features.scratch();
    for (int f = 0; f < features.size(); f++) {
      found[f] = slots[slot(features.get(f))];
    }
    int count = 0;
    for (int f = 0; f < features.size(); f++) {
      if (found[f] != EMPTY) {
        found[count++] = resolve(features.get(f), found[f]);
      }
    }
    for (int f = 0; f < count; f++) {
      int row = (int) found[f];
      found[f] = (long) rows[row] << Integer.SIZE | row;
    }
    for (int f = 0; f < count; f++) {
      int row = (int) found[f];
      int end = row + (int) (found[f] >>> Integer.SIZE);
      for (int i = row + 1; i <= end; i++) {
        scores[position + label(rows[i])] += Float.float16ToFloat((short) rows[i]);
      }
    }
  }

  /** The position of a feature's row; 0, where an empty row is, if it has none. */
  private int resolve(long hash, long first) {
    long content = first;
    int slot = slot(hash);
    while (content != EMPTY && content >>> POSITION_BITS != hash) {
      slot = (slot + 1) & (slots.length - 1);
      content = slots[slot];
    }
    return (int) content & POSITION_MASK;
  }

  private static int label(int entry) {
    return entry >>> Short.SIZE;
  }

  void write(ModelOutput out) {
    long[] sorted =
        Arrays.stream(slots).filter(slot -> slot != EMPTY).map(SparseRows::flip).sorted().toArray();
    out.writeInt(size);
    long before = -1;
    for (long flipped : sorted) {
      long slot = flip(flipped);
      long hash = slot >>> POSITION_BITS;
      int row = (int) slot & POSITION_MASK;
      out.writeVariable(hash - before - 1);
      before = hash;
      out.writeByte(rows[row]);
      for (int entry = row + 1; entry <= row + rows[row]; entry++) {
        out.writeByte(label(rows[entry]));
        out.writeShort((short) rows[entry]);
      }
    }
  }

  /** Makes the order of signed numbers that of unsigned ones, and back. */
  private static long flip(long slot) {
    return slot ^ Long.MIN_VALUE;
  }

  static SparseRows read(ModelInput in, int labelCount) {
    int count = in.readCount(1 + 1 + 1 + Short.BYTES);
    Builder builder = new Builder();
    long hash = -1;
    for (int row = 0; row < count; row++) {
      hash += in.readVariable() + 1;
      if (hash >>> FeatureSink.BITS != 0) {
        throw in.damaged("a feature's hash has more than " + FeatureSink.BITS + " bits");
      }
      int entries = in.readByte();
      for (int i = 0; i < entries; i++) {
        int label = in.readByte();
        short weight = in.readShort();
        if (label >= labelCount || !Float.isFinite(Float.float16ToFloat(weight))) {
          throw in.damaged("a weight of label " + label + " of " + labelCount);
        }
        builder.add(label, weight);
      }
      builder.finish(hash);
    }
    return builder.build();
  }

  /** Appends rows. Not thread-safe. */
  private static final class Builder {
    private long[] hashes = new long[1024];
    private int[] positions = new int[1024];
    private int[] rows = new int[4096];
    private int size;
    private int start = 1; // of the row that is being made
    private int next = 2;

    void add(int label, short half) {
      if (next == rows.length) {
        rows = Arrays.copyOf(rows, next * 2);
      }
      rows[next++] = (label << Short.SIZE) | Short.toUnsignedInt(half);
    }

    /** Ends a row, which is left out if it is empty. */
    void finish(long hash) {
      int entries = next - start - 1;
      if (entries == 0) {
        return;
      }
      if (next > POSITION_MASK) {
        throw new IllegalArgumentException(
            "A tagger has at most " + POSITION_MASK + " weights; train it on less text");
      }
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
        positions = Arrays.copyOf(positions, size * 2);
      }
      rows[start] = entries;
      hashes[size] = hash;
      positions[size++] = start;
      start = next;
      next = start + 1;
      if (next >= rows.length) {
        rows = Arrays.copyOf(rows, rows.length * 2);
      }
    }

    SparseRows build() {
      return new SparseRows(hashes, positions, size, Arrays.copyOf(rows, next));
    }
  }
}
