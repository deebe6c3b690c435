package io.shopguide.encoder.tuning;

import ai.djl.ndarray.types.Shape;

/**
 * A learnt tensor with the moments that AdamW keeps of its gradient. Not thread-safe; one training
 * at a time.
 */
final class Parameter {
  private final String name;
  private final Shape shape;
  private final float rate;
  private final boolean decays;
  final float[] values;
  final float[] mean; // of the gradient
  final float[] square; // mean of the gradient's square

  /**
   * Makes a parameter without history.
   *
   * @param name its key in the forward pass
   * @param shape its shape there
   * @param values its values, taken over
   * @param rate learning rate at the peak of the schedule
   * @param decays whether weight decay pulls it to zero
   */
  Parameter(String name, Shape shape, float[] values, float rate, boolean decays) {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, not " + shape.size());
    }
    this.name = name;
    this.shape = shape;
    this.rate = rate;
    this.decays = decays;
    this.values = values;
    this.mean = new float[values.length];
    this.square = new float[values.length];
  }

  String name() {
    return name;
  }

  Shape shape() {
    return shape;
  }

  float rate() {
    return rate;
  }

  boolean decays() {
    return decays;
  }
}
