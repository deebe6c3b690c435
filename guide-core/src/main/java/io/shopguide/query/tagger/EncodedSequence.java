package io.shopguide.query.tagger;

/**
 * A sequence as numbers. Immutable as long as nobody writes to the arrays.
 *
 * <p>The features of position {@code i} are {@code features[offsets[i]]} to before {@code
 * features[offsets[i + 1]]}.
 */
final class EncodedSequence {
  final int[] features;
  final int[] offsets;
  final int[] labels;
  final float[] states; // empty without

  EncodedSequence(int[] features, int[] offsets, int[] labels, float[] states) {
    this.features = features;
    this.offsets = offsets;
    this.labels = labels;
    this.states = states;
  }

  int length() {
    return offsets.length - 1;
  }
}
