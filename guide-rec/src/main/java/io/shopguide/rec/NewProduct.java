package io.shopguide.rec;

import java.util.Arrays;

/**
 * A product without weights of its own, and the learned products that it is like. Immutable and
 * thread-safe if nobody changes the arrays.
 *
 * @param product class-local product id
 * @param models learned products, each once; without any the product stays unknown
 * @param likeness how much it is like each of them, positive and finite
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record NewProduct(int product, int[] models, float[] likeness) {
  /**
   * Makes a product.
   *
   * @throws IllegalArgumentException if the arrays do not fit together, a model stands twice or a
   *     likeness is out of range
   */
  public NewProduct {
    if (models.length != likeness.length) {
      throw new IllegalArgumentException(
          models.length + " models, but " + likeness.length + " numbers of likeness");
    }
    if (Arrays.stream(models).distinct().count() < models.length) {
      throw new IllegalArgumentException("A model of product " + product + " stands twice");
    }
    for (int i = 0; i < models.length; i++) {
      if (!(likeness[i] > 0) || Float.isInfinite(likeness[i])) {
        throw new IllegalArgumentException(
            "The likeness to " + models[i] + " is " + likeness[i] + "; give one above 0");
      }
    }
  }

  /** What of the product comes from each model, in their order; adds up to 1. */
  float[] shares() {
    double sum = 0;
    for (float one : likeness) {
      sum += one;
    }
    float[] shares = new float[models.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) (likeness[i] / sum);
    }
    return shares;
  }
}
