package io.shopguide.guide;

import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.text.TextIndex;
import io.shopguide.rec.text.TextQuery;
import java.util.BitSet;

/**
 * Content similarity by words: BM25 relative to the best product of the request, lowered by the
 * share of the words' information that a product's text does not hold.
 *
 * <p>Not thread-safe; one per request.
 */
final class TextMatch implements SimilarityPart {
  static final String NAME = "text";

  private final SparseScores scores;
  private final SparseScores coverage;
  private double scale;
  private final double total;

  /**
   * Searches the texts.
   *
   * @param index the text index
   * @param query what to look for
   * @param scratch empty scores, empty again afterwards
   * @param scores empty scores, owned by this part from now on
   * @param coverage empty scores, owned by this part from now on
   */
  TextMatch(
      TextIndex index,
      TextQuery query,
      SparseScores scratch,
      SparseScores scores,
      SparseScores coverage) {
    this.scores = scores;
    this.coverage = coverage;
    this.total = index.search(query, scratch, scores, coverage);
    float max = scores.max();
    this.scale = max == 0 ? 0 : 1 / max;
  }

  /** Makes the best of some products the measure of the others. */
  void relateTo(BitSet products) {
    float max = 0;
    for (int p = products.nextSetBit(0); p >= 0; p = products.nextSetBit(p + 1)) {
      max = Math.max(max, scores.get(p));
    }
    scale = max == 0 ? 0 : 1 / max;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    float score = scores.get(product);
    return score == 0 ? 0 : Math.min(1, scale * score * covered(product));
  }

  /** The share of the words' information that a product's text holds, 0 to 1. */
  double covered(int product) {
    return total == 0 ? 0 : coverage.get(product) / total;
  }

  /** The products with a similarity above 0. */
  SparseScores candidates() {
    return scores;
  }
}
