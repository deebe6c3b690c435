package io.shopguide.query.tagger;

import io.shopguide.model.internal.ModelInput;
import io.shopguide.model.internal.ModelOutput;
import java.util.List;

/**
 * Brings states to mean 0 and equal spread in each dimension, so that one step and one penalty suit
 * all of them: some dimensions of an encoder are a hundred times as large as others. Immutable and
 * thread-safe.
 */
final class StateScale {
  private static final double LENGTH = 10; // of a word's states, about
  private static final double TINY = 1e-6;

  private final float[] means;
  private final float[] factors;

  private StateScale(float[] means, float[] factors) {
    this.means = means;
    this.factors = factors;
  }

  /** Learns from the states of all words. */
  static StateScale of(List<TaggedSequence> sequences, int dimension) {
    double[] sums = new double[dimension];
    double[] squares = new double[dimension];
    long words = 0;
    for (TaggedSequence sequence : sequences) {
      int length = dimension == 0 ? 0 : sequence.words().size();
      for (int i = 0; i < length * dimension; i++) {
        double value = sequence.states().orElseThrow().values()[i];
        sums[i % dimension] += value;
        squares[i % dimension] += value * value;
      }
      words += length;
    }
    float[] means = new float[dimension];
    float[] factors = new float[dimension];
    for (int d = 0; d < dimension; d++) {
      double mean = sums[d] / words;
      double variance = Math.max(0, squares[d] / words - mean * mean);
      means[d] = (float) mean;
      factors[d] = (float) (LENGTH / Math.sqrt(dimension * (variance + TINY)));
    }
    return new StateScale(means, factors);
  }

  int dimension() {
    return means.length;
  }

  /** Scales the states of the first words. */
  void apply(float[] states, int words, float[] scaled) {
    int dimension = means.length;
    for (int i = 0; i < words; i++) {
      for (int d = 0; d < dimension; d++) {
        scaled[i * dimension + d] = (states[i * dimension + d] - means[d]) * factors[d];
      }
    }
  }

  void write(ModelOutput out) {
    out.writeInt(means.length);
    for (int d = 0; d < means.length; d++) {
      out.writeFloat(means[d]);
      out.writeFloat(factors[d]);
    }
  }

  static StateScale read(ModelInput in) {
    int dimension = in.readCount(2 * Float.BYTES);
    float[] means = new float[dimension];
    float[] factors = new float[dimension];
    for (int d = 0; d < dimension; d++) {
      means[d] = in.readFloat();
      factors[d] = in.readFloat();
    }
    return new StateScale(means, factors);
  }
}
