package io.shopguide.encoder;

import java.util.Locale;

/** How token states become one sentence vector; a property of the trained model. */
public enum Pooling {
  /** The mean over all tokens, as in the sentence-transformers MiniLM and E5 models. */
  MEAN,
  /** The first token, as in the BGE models. */
  FIRST;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Pools token states and scales the result to unit length.
   *
   * @param states token states, row-major, {@code tokens * dimension} values
   * @param tokens number of tokens, at least 1
   */
  float[] pool(float[] states, int tokens) {
    return pool(states, tokens, 0, states.length / tokens);
  }

  /**
   * Pools a part of token states and scales the result to unit length.
   *
   * @param states token states, row-major
   * @param tokens number of tokens, at least 1
   * @param offset of the part within a token's state
   * @param dimension length of the part
   */
  float[] pool(float[] states, int tokens, int offset, int dimension) {
    float[] vector = new float[dimension];
    int stride = states.length / tokens;
    int rows = this == FIRST ? 1 : tokens;
    for (int row = 0; row < rows; row++) {
      int from = row * stride + offset;
      for (int d = 0; d < dimension; d++) {
        vector[d] += states[from + d];
      }
    }
    double squares = 0;
    for (float v : vector) {
      squares += (double) v * v;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int d = 0; d < dimension; d++) {
      vector[d] *= scale;
    }
    return vector;
  }
}
