package io.shopguide.benchmarks.sequences;

import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.util.Arrays;

/**
 * Ranks the next items of a sequence: {@code alpha * content_sim + beta * graph_sim} with the
 * likeness by attributes and the weights from sequences, each spread from the items of the
 * sequence, later ones more. Not thread-safe; one per thread.
 */
final class SequenceModel {
  private final Part content;
  private final Part graph;
  private final HybridScorer scorer;
  private final double recency;
  private final boolean repeats;
  private final TopProducts top;
  private final int[] ranked;
  private final double[] scores;
  private int size;

  /**
   * Makes a model.
   *
   * @param near weights from sequences
   * @param like likeness by attributes
   * @param alpha weight of the content similarity
   * @param beta weight of the graph similarity
   * @param recency factor of an item's weight for each later item
   * @param repeats whether items of the sequence are ranked, too
   * @param limit number of items of a ranking
   */
  SequenceModel(
      ItemItemMatrix near,
      ItemItemMatrix like,
      double alpha,
      double beta,
      double recency,
      boolean repeats,
      int limit) {
    this.content = new Part("attributes", like);
    this.graph = new Part("sequences", near);
    this.scorer = HybridScorer.builder(alpha, beta).content(1, content).graph(1, graph).build();
    this.recency = recency;
    this.repeats = repeats;
    this.top = new TopProducts(limit);
    this.ranked = new int[limit];
    this.scores = new double[limit];
  }

  /** Ranks the items after the first ones of a sequence; valid until the next ranking. */
  int rank(int[] sequence, int length) {
    content.spread(sequence, length, recency);
    graph.spread(sequence, length, recency);
    if (!repeats) {
      for (int i = 0; i < length; i++) {
        content.sums.remove(sequence[i]);
        graph.sums.remove(sequence[i]);
      }
    }
    offer(content.sums, null);
    offer(graph.sums, content.sums);
    size = top.drainTo(ranked, scores);
    return size;
  }

  private void offer(SparseScores candidates, SparseScores offered) {
    for (int i = 0; i < candidates.size(); i++) {
      int item = candidates.product(i);
      if (candidates.get(item) > 0 && (offered == null || offered.get(item) == 0)) {
        top.offer(item, scorer.score(item));
      }
    }
  }

  int item(int rank) {
    return ranked[rank];
  }

  double score(int rank) {
    return scores[rank];
  }

  /** The items of the last ranking, the best first. */
  int[] ranking() {
    return Arrays.copyOf(ranked, size);
  }

  /** Weights summed up from the items of a sequence, relative to the greatest sum. */
  private static final class Part implements SimilarityPart {
    private final String name;
    private final ItemItemMatrix weights;
    private final SparseScores sums;
    private double scale;

    Part(String name, ItemItemMatrix weights) {
      this.name = name;
      this.weights = weights;
      this.sums = new SparseScores(weights.products());
    }

    void spread(int[] sequence, int length, double recency) {
      sums.clear();
      double weight = 1;
      for (int i = length - 1; i >= 0; i--) {
        weights.scatter(sequence[i], (float) weight, sums);
        weight *= recency;
      }
      float max = sums.max();
      scale = max == 0 ? 0 : 1 / max;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public double similarity(int product) {
      return scale * sums.get(product);
    }
  }
}
