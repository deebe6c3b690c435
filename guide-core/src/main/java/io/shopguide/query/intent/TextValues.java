package io.shopguide.query.intent;

/** The input of the softmax for one text. Immutable by convention; thread-safe. */
final class TextValues {
  final float[] dense; // scaled vectors of the encoders, side by side
  final int[] rows; // of the words and pairs of neighbours that the model knows
  final float rowValue; // of each of them, so that all have length 1

  final float known; // share of its words and pairs that the model knows

  TextValues(float[] dense, int[] rows, float known) {
    this.dense = dense;
    this.rows = rows;
    this.known = known;
    this.rowValue = rows.length == 0 ? 0 : (float) (1 / Math.sqrt(rows.length));
  }
}
