package io.shopguide.encoder.tuning;

import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, 2019) with the gradient's norm clipped to 1 and a rate that rises
 * linearly over the first tenth of the steps and falls linearly to zero. Stateless; the moments
 * belong to the parameters.
 */
final class AdamW {
  private static final float BETA_1 = 0.9f;
  private static final float BETA_2 = 0.999f;
  private static final double EPSILON = 1e-8;
  private static final float DECAY = 0.01f;
  private static final double WARM_UP = 0.1;

  private AdamW() {}

  /** Factor on the peak rate at a step of {@code 1..steps}. */
  static double schedule(long step, long steps) {
    double warmUp = Math.max(1, (double) steps * WARM_UP);
    double done = (double) step;
    return done < warmUp ? done / warmUp : (steps - done) / Math.max(1, steps - warmUp);
  }

  /**
   * Takes one step.
   *
   * @param parameters what is learnt
   * @param gradients the gradient of each, in the same order
   * @param step number of this step, from 1
   * @param steps number of steps of the whole training
   * @return false if a gradient is not finite, and nothing was changed
   */
  static boolean step(List<Parameter> parameters, List<float[]> gradients, long step, long steps) {
    double norm = Math.sqrt(gradients.stream().mapToDouble(AdamW::squares).sum());
    if (!Double.isFinite(norm)) {
      return false;
    }
    float clip = (float) (norm > 1 ? 1 / norm : 1);
    double correction = Math.sqrt(1 - Math.pow(BETA_2, (double) step));
    double factor = schedule(step, steps) * correction / (1 - Math.pow(BETA_1, (double) step));
    float epsilon = (float) (EPSILON * correction);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      float kept =
          parameter.decays() ? (float) (1 - parameter.rate() * schedule(step, steps) * DECAY) : 1;
      update(parameter, gradients.get(i), clip, (float) (factor * parameter.rate()), kept, epsilon);
    }
    return true;
  }

  private static double squares(float[] values) {
    double total = 0;
    int block = 4_096; // float sums vectorize, double ones of their parts stay exact enough
    for (int start = 0; start < values.length; start += block) {
      int end = Math.min(values.length, start + block);
      float sum = 0;
      for (int i = start; i < end; i++) {
        sum += values[i] * values[i];
      }
      total += sum;
    }
    return total;
  }

  private static void update(
      Parameter parameter, float[] gradient, float clip, float rate, float kept, float epsilon) {
    float[] values = parameter.values;
    float[] mean = parameter.mean;
    float[] square = parameter.square;
    for (int i = 0; i < values.length; i++) {
      float g = gradient[i] * clip;
      float m = BETA_1 * mean[i] + (1 - BETA_1) * g;
      float v = BETA_2 * square[i] + (1 - BETA_2) * g * g;
      mean[i] = m;
      square[i] = v;
      values[i] = values[i] * kept - rate * m / ((float) Math.sqrt(v) + epsilon);
    }
  }
}
