package io.shopguide.rec.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns weights of the parts of a score from what shoppers went on to buy: logistic regression on
 * the differences between the product that was bought and others, as in Rendle et al.: BPR, UAI
 * 2009, with weights of at least 0. Steps have the sizes of AdaGrad (Duchi, Hazan and Singer, JMLR
 * 12, 2011); learning stops when the validation examples are not ranked better any more.
 *
 * <p>Takes time linear in epochs, examples, others and parts. The same seed gives the same weights.
 * Immutable and thread-safe.
 *
 * @param epochs greatest number of passes over the examples, positive
 * @param rate size of the first steps, positive
 * @param regularization pull towards the start at each step, at least 0
 * @param patience number of epochs without improvement to stop after, positive
 * @param seed order of the examples
 */
public record PairwiseTraining(
    int epochs, double rate, double regularization, int patience, long seed) {

  /** The setting used when the application gives none. */
  public static final PairwiseTraining DEFAULT = new PairwiseTraining(30, 0.05, 1e-3, 3, 1);

  /** Parts lie between 0 and 1; their differences need this to become likelihoods. */
  private static final double SHARPNESS = 8;

  /** Less is no improvement but chance. */
  private static final double LEAST_GAIN = 1e-3;

  /**
   * Makes a trainer.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public PairwiseTraining {
    if (epochs < 1 || !(rate > 0) || !(regularization >= 0) || patience < 1) {
      throw new IllegalArgumentException(
          "epochs, rate and patience must be positive and regularization at least 0, not "
              + List.of(epochs, rate, patience, regularization));
    }
  }

  /**
   * What was learned.
   *
   * @param weights a weight of at least 0 for each part; the start if nothing was better
   * @param before share of the validation's other products that the start ranks below the bought
   * @param after the same of the weights
   */
  public record Learned(List<Double> weights, double before, double after) {
    /** Makes a result with an unmodifiable copy of its list. */
    public Learned {
      weights = List.copyOf(weights);
    }
  }

  /**
   * Learns weights.
   *
   * @param examples what to learn from
   * @param validation other examples that say when to stop, and whether it was worth it
   * @param start weights to start from, at least 0
   * @return the weights that rank the validation best
   */
  public Learned train(
      List<PreferenceExample> examples, List<PreferenceExample> validation, double[] start) {
    double[] weights = start.clone();
    double[] best = start.clone();
    double before = rankedRight(validation, start);
    double after = before;
    double[] squares = new double[start.length];
    List<PreferenceExample> order = new ArrayList<>(examples);
    Random random = new Random(seed);
    int idle = 0;
    for (int epoch = 0; epoch < epochs && idle < patience && !validation.isEmpty(); epoch++) {
      Collections.shuffle(order, random);
      order.forEach(example -> step(example, weights, start, squares));
      double now = rankedRight(validation, weights);
      if (now > after + LEAST_GAIN) {
        after = now;
        System.arraycopy(weights, 0, best, 0, best.length);
        idle = 0;
      } else {
        idle++;
      }
    }
    return new Learned(Arrays.stream(best).boxed().toList(), before, after);
  }

  private void step(PreferenceExample example, double[] weights, double[] start, double[] squares) {
    for (int other = 0; other < example.others(); other++) {
      double margin = SHARPNESS * margin(example, other, weights);
      double doubt = 1 / (1 + Math.exp(margin));
      for (int part = 0; part < weights.length; part++) {
        double gradient =
            SHARPNESS * doubt * example.difference(other, part)
                - regularization * (weights[part] - start[part]);
        squares[part] += gradient * gradient;
        if (squares[part] > 0) {
          double change = rate * gradient / Math.sqrt(squares[part]);
          weights[part] = Math.max(0, weights[part] + change);
        }
      }
    }
  }

  private static double margin(PreferenceExample example, int other, double[] weights) {
    double margin = 0;
    for (int part = 0; part < weights.length; part++) {
      margin += weights[part] * example.difference(other, part);
    }
    return margin;
  }

  /** The share of other products that are ranked below the bought; a tie counts half. */
  private static double rankedRight(List<PreferenceExample> examples, double[] weights) {
    double right = 0;
    long pairs = 0;
    for (PreferenceExample example : examples) {
      for (int other = 0; other < example.others(); other++) {
        double margin = margin(example, other, weights);
        right += margin > 0 ? 1 : margin == 0 ? 0.5 : 0;
        pairs++;
      }
    }
    return pairs == 0 ? Double.NaN : right / pairs;
  }
}
