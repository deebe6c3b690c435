package io.shopguide.query.tagger;

import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.cursors.LongIntCursor;
import java.util.Arrays;

/**
 * The weights of a model's features: for the hash of a feature, labels and their weights.
 *
 * <p>5 bytes a weight and about 32 a feature in memory; in a file 3 and about 5. Immutable and
 * thread-safe.
 */
final class SparseRows {
  /** A weight below it changes no more than the last digit of a score. */
  private static final float NEGLIGIBLE = 0.01f;

  private final LongIntHashMap rows; // by the feature's hash
  private final int[] offsets;
  private final byte[] labels;
  private final float[] weights; // as exact as half precision

  private SparseRows(LongIntHashMap rows, int[] offsets, byte[] labels, float[] weights) {
    this.rows = rows;
    this.offsets = offsets;
    this.labels = labels;
    this.weights = weights;
  }

  /** The weights that are not negligible. */
  static SparseRows of(LongIntHashMap ids, float[] dense, int labelCount) {
    long[] hashes = ids.keys().toArray();
    Arrays.sort(hashes);
    Builder builder = new Builder();
    for (long hash : hashes) {
      int row = ids.get(hash) * labelCount;
      for (int label = 0; label < labelCount; label++) {
        if (Math.abs(dense[row + label]) >= NEGLIGIBLE) {
          builder.add(label, Float.floatToFloat16(dense[row + label]));
        }
      }
      builder.finish(hash);
    }
    return builder.build();
  }

  int size() {
    return rows.size();
  }

  /** Adds the weights of a feature, if it has any, to the scores of a position's labels. */
  void addTo(long hash, double[] scores, int position) {
    int row = rows.getOrDefault(hash, -1);
    if (row >= 0) {
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        scores[position + (labels[i] & 0xFF)] += weights[i];
      }
    }
  }

  void write(ModelOutput out) {
    long[] hashes = new long[rows.size()];
    for (LongIntCursor row : rows) {
      hashes[row.value] = row.key;
    }
    out.writeInt(hashes.length);
    long before = -1;
    for (int row = 0; row < hashes.length; row++) {
      out.writeVariable(hashes[row] - before - 1);
      before = hashes[row];
      out.writeByte(offsets[row + 1] - offsets[row]);
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        out.writeByte(labels[i]);
        out.writeShort(Float.floatToFloat16(weights[i]));
      }
    }
  }

  static SparseRows read(ModelInput in, int labelCount) {
    int count = in.readCount(1 + 1 + 1 + Short.BYTES);
    Builder builder = new Builder();
    long hash = -1;
    for (int row = 0; row < count; row++) {
      hash += in.readVariable() + 1;
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
    private final LongIntHashMap rows = new LongIntHashMap();
    private int[] offsets = new int[1024];
    private byte[] labels = new byte[4096];
    private float[] weights = new float[4096];
    private int size;

    void add(int label, short half) {
      if (size == labels.length) {
        labels = Arrays.copyOf(labels, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
      }
      labels[size] = (byte) label;
      weights[size++] = Float.float16ToFloat(half);
    }

    /** Ends a row, which is left out if it is empty. */
    void finish(long hash) {
      int row = rows.size();
      if (size == offsets[row]) {
        return;
      }
      rows.put(hash, row);
      if (row + 1 == offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
      }
      offsets[row + 1] = size;
    }

    SparseRows build() {
      return new SparseRows(
          rows,
          Arrays.copyOf(offsets, rows.size() + 1),
          Arrays.copyOf(labels, size),
          Arrays.copyOf(weights, size));
    }
  }
}
