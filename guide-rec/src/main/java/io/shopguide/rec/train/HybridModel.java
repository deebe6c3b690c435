package io.shopguide.rec.train;

import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.util.BitSet;
import java.util.List;

/**
 * Trained parts and their blend: {@code score(u,i) = alpha * content_sim(u,i) + beta *
 * graph_sim(u,i)}. Immutable and thread-safe; make a {@link Ranker} for each thread.
 */
public final class HybridModel {
  private final List<TrainedPart> parts;
  private final BlendWeights blend;

  /**
   * Makes a model.
   *
   * @param parts at least one, all for the same products
   * @param blend their weights
   * @throws IllegalArgumentException if there are no parts, they are for different numbers of
   *     products, or the weights are not one a part
   */
  public HybridModel(List<TrainedPart> parts, BlendWeights blend) {
    this.parts = List.copyOf(parts);
    this.blend = blend;
    if (parts.isEmpty() || blend.of(0).size() != parts.size()) {
      throw new IllegalArgumentException(
          blend.of(0).size() + " weights for " + parts.size() + " parts; give one for each");
    }
    for (TrainedPart part : parts) {
      Ease.requireSameProducts(parts.get(0).products(), part.products(), part.name());
    }
  }

  /**
   * The parts.
   *
   * @return in the order of their weights
   */
  public List<TrainedPart> parts() {
    return parts;
  }

  /**
   * The weights.
   *
   * @return one a part
   */
  public BlendWeights blend() {
    return blend;
  }

  /**
   * The number of products.
   *
   * @return at least 0
   */
  public int products() {
    return parts.get(0).products();
  }

  /**
   * The same parts with other weights.
   *
   * @param weights one a part
   * @return the model
   */
  public HybridModel with(BlendWeights weights) {
    return new HybridModel(parts, weights);
  }

  /**
   * Makes what ranks products for one shopper after the other.
   *
   * @return a ranker with memory of its own
   */
  public Ranker ranker() {
    return new Ranker(this);
  }

  /**
   * Ranks products for shoppers. Time is that of adding up the rows of the shopper's products, and
   * a few additions for each product they lead to.
   *
   * <p>Not thread-safe; one per thread.
   */
  public static final class Ranker {
    private final HybridModel model;
    private final List<PartScores> scores;
    private final BitSet seen = new BitSet();
    private HybridScorer scorer;

    private Ranker(HybridModel model) {
      this.model = model;
      this.scores = model.parts.stream().map(PartScores::new).toList();
    }

    /**
     * Ranks products that the shopper does not have.
     *
     * @param profile the shopper's products
     * @param limit number of products wanted
     * @return product ids, the best first; fewer than wanted only if the catalogue has no more
     */
    public int[] rank(int[] profile, int limit) {
      load(profile);
      seen.clear();
      for (int product : profile) {
        seen.set(product);
      }
      TopProducts top = new TopProducts(limit);
      int candidates = 0;
      for (PartScores part : scores) {
        SparseScores reached = part.candidates();
        for (int n = 0; n < reached.size(); n++) {
          int product = reached.product(n);
          if (!seen.get(product)) {
            seen.set(product);
            top.offer(product, scorer.score(product));
            candidates++;
          }
        }
      }
      if (candidates < limit) {
        for (int product = 0; product < model.products(); product++) {
          if (!seen.get(product)) {
            top.offer(product, scorer.score(product));
          }
        }
      }
      return top.drain();
    }

    /**
     * The score of a product for the shopper ranked last.
     *
     * @param product a product id
     * @return the score
     */
    public double score(int product) {
      return scorer.score(product);
    }

    /**
     * The parts of the score of a product for the shopper ranked last.
     *
     * @param product a product id
     * @return the largest first
     */
    public List<Contribution> contributions(int product) {
      return scorer.contributions(product);
    }

    List<PartScores> load(int[] profile) {
      List<Double> weights = model.blend.of(profile.length);
      double alpha = 0;
      double beta = 0;
      for (int p = 0; p < weights.size(); p++) {
        if (model.parts.get(p).side() == Side.CONTENT) {
          alpha += weights.get(p);
        } else {
          beta += weights.get(p);
        }
      }
      HybridScorer.Builder builder = HybridScorer.builder(alpha, beta);
      for (int p = 0; p < weights.size(); p++) {
        scores.get(p).load(profile);
        if (model.parts.get(p).side() == Side.CONTENT) {
          builder.content(weights.get(p), scores.get(p));
        } else {
          builder.graph(weights.get(p), scores.get(p));
        }
      }
      scorer = builder.build();
      return scores;
    }
  }
}
