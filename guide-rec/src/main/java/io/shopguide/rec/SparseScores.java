package io.shopguide.rec;

import java.util.Arrays;

/**
 * A dense score a product with a list of the products touched, so that reading is one array access
 * and clearing costs only what was written.
 *
 * <p>Not thread-safe; one per request.
 */
public final class SparseScores {
  private final float[] scores;
  private int[] touched = new int[256];
  private int size;

  /**
   * Makes an empty accumulator.
   *
   * @param products number of products
   */
  public SparseScores(int products) {
    scores = new float[products];
  }

  /**
   * Adds to a product's score.
   *
   * @param product class-local product id
   * @param value what to add, positive
   */
  public void add(int product, float value) {
    if (size == touched.length) {
      touched = Arrays.copyOf(touched, size * 2);
    }
    float score = scores[product];
    touched[size] = product; // without a branch that would wait for the score
    size += score == 0 ? 1 : 0;
    scores[product] = score + value;
  }

  /**
   * The score of a product.
   *
   * @param product class-local product id
   * @return its score, 0 if nothing was added
   */
  public float get(int product) {
    return scores[product];
  }

  /**
   * The number of products with a score.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * One of the products with a score.
   *
   * @param index 0 to {@code size() - 1}
   * @return class-local product id, in order of arrival
   */
  public int product(int index) {
    return touched[index];
  }

  /**
   * Takes a product's score away, for example because the shopper has the product. It stays among
   * {@link #product}, with a score of 0; add nothing to it before {@link #clear}.
   *
   * @param product class-local product id
   */
  public void remove(int product) {
    scores[product] = 0;
  }

  /**
   * The greatest score.
   *
   * @return 0 if there is none
   */
  public float max() {
    float max = 0;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, scores[touched[i]]);
    }
    return max;
  }

  /** Forgets all scores. */
  public void clear() {
    for (int i = 0; i < size; i++) {
      scores[touched[i]] = 0;
    }
    size = 0;
  }
}
