package io.shopguide.guide;

import io.shopguide.encoder.TextEncoder;
import java.util.Locale;

/** Counts hashed triples of characters: deterministic, and alike for words that look alike. */
record TrigramEncoder() implements TextEncoder {
  static final int DIMENSION = 32;

  @Override
  public String specification() {
    return "test:trigrams";
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public float[] encode(String text) {
    float[] vector = new float[DIMENSION];
    String padded = "  " + text.toLowerCase(Locale.ROOT) + "  ";
    for (int i = 0; i + 3 <= padded.length(); i++) {
      vector[Math.floorMod(padded.substring(i, i + 3).hashCode(), DIMENSION)]++;
    }
    double length = 0;
    for (float value : vector) {
      length += value * value;
    }
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] /= (float) Math.sqrt(length);
    }
    return vector;
  }

  @Override
  public void close() {}
}
