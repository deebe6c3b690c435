package io.shopguide.rec.train;

import java.util.Collections;
import java.util.List;

/**
 * What each part weighs, by the number of products a shopper has. The weights of the content parts
 * add up to alpha of {@link io.shopguide.rec.HybridScorer}, those of the graph parts to beta.
 * Immutable and thread-safe.
 *
 * @param steps ascending by history, the first from 0
 */
public record BlendWeights(List<Step> steps) {
  /**
   * Weights from some length of the history on. Immutable and thread-safe.
   *
   * @param fromHistory fewest products of a shopper
   * @param weights one a part, finite and at least 0
   */
  public record Step(int fromHistory, List<Double> weights) {
    /**
     * Makes a step.
     *
     * @throws IllegalArgumentException if a weight is out of range
     */
    public Step {
      weights = List.copyOf(weights);
      for (double weight : weights) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
          throw new IllegalArgumentException("A weight is no number of at least 0: " + weight);
        }
      }
    }
  }

  /**
   * Makes weights.
   *
   * @throws IllegalArgumentException if the steps do not start at 0, do not ascend, or are for
   *     different numbers of parts
   */
  public BlendWeights {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.get(0).fromHistory() != 0) {
      throw new IllegalArgumentException("The first step must start at a history of 0");
    }
    for (int s = 1; s < steps.size(); s++) {
      if (steps.get(s).fromHistory() <= steps.get(s - 1).fromHistory()
          || steps.get(s).weights().size() != steps.get(0).weights().size()) {
        throw new IllegalArgumentException(
            "Step " + s + " does not ascend or has another number of weights");
      }
    }
  }

  /**
   * The same weights for all shoppers.
   *
   * @param weights one a part
   * @return the weights
   */
  public static BlendWeights fixed(List<Double> weights) {
    return new BlendWeights(List.of(new Step(0, weights)));
  }

  /**
   * Equal weights for all parts and shoppers.
   *
   * @param parts number of parts
   * @return the weights
   */
  public static BlendWeights equal(int parts) {
    return fixed(Collections.nCopies(parts, parts == 0 ? 0 : 1.0 / parts));
  }

  /**
   * The weights for a shopper.
   *
   * @param history number of products the shopper has
   * @return one a part
   */
  public List<Double> of(int history) {
    return steps.get(step(history)).weights();
  }

  int step(int history) {
    int step = 0;
    while (step + 1 < steps.size() && steps.get(step + 1).fromHistory() <= history) {
      step++;
    }
    return step;
  }
}
