package io.shopguide.rec;

import io.shopguide.rec.Contribution.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The score of a product for the shopper of one request: {@code score(u,i) = alpha *
 * content_sim(u,i) + beta * graph_sim(u,i) + sum_r strength_r * rule_r(i)}, the last term for the
 * rules of the shop, of which there usually are none.
 *
 * <p>Each similarity is the weighted mean of its parts, so both lie between 0 and 1 whichever parts
 * a request has. Scoring one product costs one call a part and allocates nothing.
 *
 * <p>Not thread-safe; one per request.
 */
public final class HybridScorer {
  private static final int BLOCK = 64; // products scored together

  private static final Comparator<Contribution> LARGEST_FIRST =
      Comparator.comparingDouble(Contribution::value).reversed();

  private final double alpha;
  private final double beta;
  private final SimilarityPart[] contentParts;
  private final double[] contentWeights;
  private final SimilarityPart[] graphParts;
  private final double[] graphWeights;
  private final SimilarityPart[] rules;
  private final double[] strengths;
  private final double[][] blockSums = new double[3][BLOCK]; // by side, of the block at hand

  private HybridScorer(Builder builder) {
    alpha = builder.alpha;
    beta = builder.beta;
    contentParts = builder.contentParts.toArray(new SimilarityPart[0]);
    contentWeights = normalized(builder.contentWeights);
    graphParts = builder.graphParts.toArray(new SimilarityPart[0]);
    graphWeights = normalized(builder.graphWeights);
    rules = builder.rules.toArray(new SimilarityPart[0]);
    strengths = builder.strengths.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Starts a scorer.
   *
   * @param alpha weight of the content similarity, at least 0
   * @param beta weight of the graph similarity, at least 0
   * @return a builder without parts
   * @throws IllegalArgumentException if a weight is negative or not a number
   */
  public static Builder builder(double alpha, double beta) {
    return new Builder(alpha, beta);
  }

  /**
   * The score of a product.
   *
   * @param product class-local product id
   * @return {@code alpha * content_sim + beta * graph_sim}, and what the rules add or take
   */
  public double score(int product) {
    return alpha * contentSim(product)
        + beta * graphSim(product)
        + weightedSum(strengths, rules, product);
  }

  /**
   * Offers products with their scores, the same as {@link #score} gives. Faster than one by one;
   * allocates nothing.
   *
   * @param products class-local product ids, each once
   * @param count how many of them
   * @param top receives them
   */
  public void offer(int[] products, int count, TopProducts top) {
    for (int from = 0; from < count; from += BLOCK) {
      int length = Math.min(BLOCK, count - from);
      double[] content = weightedSums(0, contentWeights, contentParts, products, from, length);
      double[] graph = weightedSums(1, graphWeights, graphParts, products, from, length);
      double[] ruled = weightedSums(2, strengths, rules, products, from, length);
      for (int i = 0; i < length; i++) {
        top.offer(products[from + i], alpha * content[i] + beta * graph[i] + ruled[i]);
      }
    }
  }

  private double[] weightedSums(
      int side, double[] weights, SimilarityPart[] parts, int[] products, int from, int count) {
    double[] sums = blockSums[side];
    Arrays.fill(sums, 0);
    for (int p = 0; p < parts.length; p++) {
      parts[p].addTo(weights[p], products, from, count, sums);
    }
    return sums;
  }

  private double contentSim(int product) {
    return weightedSum(contentWeights, contentParts, product);
  }

  private double graphSim(int product) {
    return weightedSum(graphWeights, graphParts, product);
  }

  /**
   * The parts of a product's score, the largest first; parts that add nothing are left out.
   *
   * @param product class-local product id
   * @return contributions that add up to {@link #score}
   */
  public List<Contribution> contributions(int product) {
    List<Contribution> contributions =
        new ArrayList<>(contentParts.length + graphParts.length + rules.length);
    collect(contributions, Side.CONTENT, alpha, contentParts, contentWeights, product);
    collect(contributions, Side.GRAPH, beta, graphParts, graphWeights, product);
    collect(contributions, Side.RULE, 1, rules, strengths, product);
    contributions.sort(LARGEST_FIRST);
    return contributions;
  }

  private static void collect(
      List<Contribution> contributions,
      Side side,
      double sideWeight,
      SimilarityPart[] parts,
      double[] weights,
      int product) {
    for (int p = 0; p < parts.length; p++) {
      double value = sideWeight * weights[p] * parts[p].similarity(product);
      if (value != 0) {
        contributions.add(new Contribution(side, parts[p].name(), value));
      }
    }
  }

  private static double weightedSum(double[] weights, SimilarityPart[] parts, int product) {
    double sum = 0;
    for (int p = 0; p < parts.length; p++) {
      sum += weights[p] * parts[p].similarity(product);
    }
    return sum;
  }

  private static double[] normalized(List<Double> weights) {
    double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
    return weights.stream().mapToDouble(w -> sum == 0 ? 0 : w / sum).toArray();
  }

  /** Collects the parts of a scorer. Not thread-safe; one per request. */
  public static final class Builder {
    private final double alpha;
    private final double beta;
    private final List<SimilarityPart> contentParts = new ArrayList<>();
    private final List<Double> contentWeights = new ArrayList<>();
    private final List<SimilarityPart> graphParts = new ArrayList<>();
    private final List<Double> graphWeights = new ArrayList<>();
    private final List<SimilarityPart> rules = new ArrayList<>();
    private final List<Double> strengths = new ArrayList<>();

    private Builder(double alpha, double beta) {
      this.alpha = checkedWeight("alpha", alpha);
      this.beta = checkedWeight("beta", beta);
    }

    /**
     * Adds a part of the content similarity.
     *
     * @param weight its weight among the content parts, at least 0
     * @param part the part
     * @return this builder
     */
    public Builder content(double weight, SimilarityPart part) {
      contentWeights.add(checkedWeight(part.name(), weight));
      contentParts.add(part);
      return this;
    }

    /**
     * Adds a part of the graph similarity.
     *
     * @param weight its weight among the graph parts, at least 0
     * @param part the part
     * @return this builder
     */
    public Builder graph(double weight, SimilarityPart part) {
      graphWeights.add(checkedWeight(part.name(), weight));
      graphParts.add(part);
      return this;
    }

    /**
     * Adds a rule, whose strength is no share of anything.
     *
     * @param strength what it adds where the part is 1, negative to take from the score
     * @param part the part
     * @return this builder
     * @throws IllegalArgumentException if the strength is not finite
     */
    public Builder rule(double strength, SimilarityPart part) {
      if (!Double.isFinite(strength)) {
        throw new IllegalArgumentException(
            "The strength of " + part.name() + " is " + strength + "; give a finite number");
      }
      strengths.add(strength);
      rules.add(part);
      return this;
    }

    /**
     * Makes the scorer.
     *
     * @return a scorer over the parts added so far
     */
    public HybridScorer build() {
      return new HybridScorer(this);
    }

    private static double checkedWeight(String name, double weight) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "The weight of " + name + " is " + weight + "; give a number of at least 0");
      }
      return weight;
    }
  }
}
