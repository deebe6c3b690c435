package io.shopguide.rec.train;

import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;
import java.util.stream.IntStream;

/** A part's similarities for the shopper at hand, relative to the greatest. Not thread-safe. */
final class PartScores implements SimilarityPart {
  private final TrainedPart part;
  private final SparseScores scores;
  private double scale;

  PartScores(TrainedPart part) {
    this.part = part;
    this.scores = new SparseScores(part.isPrior() ? 0 : part.products());
  }

  /** Turns to a shopper. */
  void load(int[] profile) {
    scores.clear();
    if (!part.isPrior()) {
      for (int product : profile) {
        part.weights().scatter(product, 1, scores);
      }
      float max = scores.max();
      scale = max == 0 ? 0 : 1 / max;
    }
  }

  /** The products that the profile leads to; none for a prior. */
  SparseScores candidates() {
    return scores;
  }

  /** The products with a similarity: all for a prior. */
  int[] reached() {
    return part.isPrior()
        ? IntStream.range(0, part.products()).toArray()
        : IntStream.range(0, scores.size()).map(scores::product).toArray();
  }

  @Override
  public String name() {
    return part.name();
  }

  @Override
  public double similarity(int product) {
    return part.isPrior() ? part.prior(product) : scale * scores.get(product);
  }
}
