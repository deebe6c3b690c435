package io.shopguide.rec.train;

import io.shopguide.rec.TopProducts;
import io.shopguide.rec.evaluation.Ndcg;
import io.shopguide.rec.evaluation.PairedTest;
import io.shopguide.rec.train.BlendWeights.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Learns what the parts of a model weigh from purchases that the parts have not seen: a search
 * along one weight after the other for the greatest NDCG, first for all shoppers, then for those
 * with more products, whose own weights are kept only if they are significantly better.
 *
 * <p>The candidates are the best of each part, so a pass costs some hundred products a shopper.
 * Nothing is random. Immutable and thread-safe.
 *
 * @param cutoff of the NDCG, positive
 * @param histories fewest products of shoppers who may get weights of their own, ascending
 */
public record BlendTraining(int cutoff, List<Integer> histories) {
  /** The setting used when the application gives none. */
  public static final BlendTraining DEFAULT = new BlendTraining(10, List.of(5, 9));

  private static final int CANDIDATES = 60; // of each part
  private static final int ROUNDS = 4;
  private static final double[] FACTORS = {0, 0.5, 0.8, 1.25, 2};
  private static final double FIRST_WEIGHT = 0.02; // tried for a part that weighs nothing
  private static final int FEWEST_SHOPPERS = 200; // for weights of their own
  private static final double SIGNIFICANT = 0.05;
  private static final int DRAWS = 1_000;

  /** Makes a training. */
  public BlendTraining {
    histories = List.copyOf(histories);
  }

  /** A shopper's candidates: the similarities of each part, and which were bought later. */
  private static final class Example {
    final int history;
    final float[][] similarities;
    final int[] products;
    final int[] held;

    Example(int history, float[][] similarities, int[] products, int[] held) {
      this.history = history;
      this.similarities = similarities;
      this.products = products;
      this.held = held;
    }
  }

  /**
   * Learns weights.
   *
   * @param model parts that have learnt from {@code holdOut.training()} only, and the weights to
   *     start from
   * @param holdOut the purchases to judge by
   * @param control how to run
   * @return the weights, adding up to 1 in each step
   * @throws CancellationException if cancelled
   */
  public BlendWeights learn(HybridModel model, HoldOut holdOut, TrainingControl control) {
    try (Workers workers = new Workers(control)) {
      Example[] examples = examples(model, holdOut, workers);
      double[] common = search(Arrays.asList(examples), start(model), workers);
      List<Step> steps = new ArrayList<>(List.of(new Step(0, normalized(common))));
      for (int h = 0; h < histories.size(); h++) {
        int from = histories.get(h);
        int to = h + 1 < histories.size() ? histories.get(h + 1) : Integer.MAX_VALUE;
        List<Example> some =
            Arrays.stream(examples).filter(e -> e.history >= from && e.history < to).toList();
        double[] weights = common;
        if (some.size() >= FEWEST_SHOPPERS) {
          double[] own = search(some, common, workers);
          PairedTest test = PairedTest.of(ndcg(some, own), ndcg(some, common), DRAWS, from);
          weights = test.student() < SIGNIFICANT ? own : common;
        }
        steps.add(new Step(from, normalized(weights)));
      }
      return new BlendWeights(steps);
    }
  }

  private static double[] start(HybridModel model) {
    return model.blend().of(0).stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Example[] examples(HybridModel model, HoldOut holdOut, Workers workers) {
    Example[] examples = new Example[holdOut.size()];
    workers.loop(
        examples.length,
        256,
        (from, to) -> {
          HybridModel.Ranker ranker = model.ranker();
          for (int e = from; e < to; e++) {
            int[] profile = holdOut.profile(e);
            examples[e] = example(ranker.load(profile), profile, holdOut.held(e));
          }
        });
    return examples;
  }

  private static Example example(List<PartScores> parts, int[] profile, int[] held) {
    BitSet chosen = new BitSet();
    TopProducts top = new TopProducts(CANDIDATES);
    for (PartScores part : parts) {
      for (int product : part.reached()) {
        if (Arrays.binarySearch(profile, product) < 0) {
          top.offer(product, part.similarity(product));
        }
      }
      for (int product : top.drain()) {
        chosen.set(product);
      }
    }
    int[] products = chosen.stream().toArray();
    float[][] similarities = new float[parts.size()][products.length];
    for (int p = 0; p < similarities.length; p++) {
      for (int c = 0; c < products.length; c++) {
        similarities[p][c] = (float) parts.get(p).similarity(products[c]);
      }
    }
    return new Example(profile.length, similarities, products, held);
  }

  private double[] search(List<Example> examples, double[] start, Workers workers) {
    double[] best = start.clone();
    double bestScore = mean(ndcg(examples, best));
    for (int round = 0; round < ROUNDS; round++) {
      double before = bestScore;
      for (int p = 0; p < best.length; p++) {
        workers.requireNotCancelled();
        double weight = best[p];
        for (double factor : FACTORS) {
          double[] tried = best.clone();
          tried[p] = weight == 0 ? factor * FIRST_WEIGHT : factor * weight;
          double score = mean(ndcg(examples, tried));
          if (score > bestScore) {
            best = tried;
            bestScore = score;
          }
        }
      }
      workers.report("blending", round + 1, ROUNDS);
      if (bestScore == before) {
        break;
      }
    }
    return best;
  }

  private double[] ndcg(List<Example> examples, double[] weights) {
    Ndcg measure = new Ndcg(cutoff);
    TopProducts top = new TopProducts(cutoff);
    double[] values = new double[examples.size()];
    for (int e = 0; e < values.length; e++) {
      Example example = examples.get(e);
      float[] scores = new float[example.products.length];
      for (int p = 0; p < weights.length; p++) {
        float weight = (float) weights[p];
        float[] similarities = example.similarities[p];
        for (int c = 0; c < scores.length; c++) {
          scores[c] += weight * similarities[c];
        }
      }
      for (int c = 0; c < scores.length; c++) {
        top.offer(example.products[c], scores[c]);
      }
      values[e] = measure.of(top.drain(), example.held);
    }
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static List<Double> normalized(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).mapToObj(w -> sum == 0 ? 0.0 : w / sum).toList();
  }
}
