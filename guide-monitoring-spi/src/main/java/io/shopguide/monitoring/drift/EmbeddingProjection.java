package io.shopguide.monitoring.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Watches vectors through a few fixed random directions: each direction is a numeric feature, and a
 * change of the vectors' distribution shows in almost every direction (Cuesta-Albertos, Fraiman and
 * Ransford 2007). Equal seeds give equal directions.
 *
 * <p>Immutable and thread-safe.
 */
public final class EmbeddingProjection {
  private final String name;
  private final float[][] directions;

  /**
   * Draws the directions.
   *
   * @param name beginning of the features' names
   * @param dimension length of the vectors, at least 1
   * @param count number of directions, at least 1
   * @param seed seed of the directions
   * @throws IllegalArgumentException if a number is out of range
   */
  public EmbeddingProjection(String name, int dimension, int count, long seed) {
    if (dimension < 1 || count < 1) {
      throw new IllegalArgumentException("A projection needs a dimension and a direction");
    }
    this.name = name;
    SplittableRandom random = new SplittableRandom(seed);
    directions = new float[count][dimension];
    for (float[] direction : directions) {
      double square = 0;
      for (int i = 0; i < dimension; i++) {
        direction[i] = (float) random.nextGaussian();
        square += direction[i] * direction[i];
      }
      float factor = (float) (1 / Math.sqrt(square));
      for (int i = 0; i < dimension; i++) {
        direction[i] *= factor;
      }
    }
  }

  /**
   * Number of directions.
   *
   * @return at least 1
   */
  public int count() {
    return directions.length;
  }

  /**
   * Name of a direction's feature.
   *
   * @param direction 0 to {@link #count} - 1
   * @return a name
   */
  public String feature(int direction) {
    return name + " " + (direction + 1);
  }

  /**
   * A vector's component in a direction, in O(dimension) without allocation.
   *
   * @param vector the vector
   * @param direction 0 to {@link #count} - 1
   * @return the component; NaN for a vector with a NaN
   * @throws IllegalArgumentException if the vector has another dimension
   */
  public double component(float[] vector, int direction) {
    float[] along = directions[direction];
    if (vector.length != along.length) {
      throw new IllegalArgumentException(
          "A vector of dimension %d, not %d".formatted(vector.length, along.length));
    }
    double sum = 0;
    for (int i = 0; i < along.length; i++) {
      sum += (double) vector[i] * along[i];
    }
    return sum;
  }

  /**
   * Freezes the distributions of the components.
   *
   * @param vectors reference vectors
   * @param bins number of bins, as for {@link ReferenceHistogram#numeric}
   * @return a reference for each direction
   */
  public List<ReferenceHistogram> references(List<float[]> vectors, int bins) {
    List<ReferenceHistogram> references = new ArrayList<>();
    for (int d = 0; d < directions.length; d++) {
      int direction = d;
      double[] components =
          vectors.stream().mapToDouble(vector -> component(vector, direction)).toArray();
      references.add(ReferenceHistogram.numeric(feature(d), components, bins));
    }
    return references;
  }

  /**
   * Counts a vector in each direction.
   *
   * @param vector the vector
   * @param recorders one for each direction
   */
  public void record(float[] vector, FeatureRecorder[] recorders) {
    for (int direction = 0; direction < recorders.length; direction++) {
      recorders[direction].record(component(vector, direction));
    }
  }
}
