package io.shopguide.benchmarks.recommend;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.rec.evaluation.ListMeasures;
import io.shopguide.rec.train.Incidence;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Coverage, novelty and diversity of recommendations. */
final class ListFigures {
  private ListFigures() {}

  /** Diversity is by shared brands and categories, so only a graph has it. */
  static void add(
      String prefix,
      List<int[]> rankings,
      Incidence bought,
      GraphFolder graph,
      JsonObject figures) {
    Incidence shoppers = bought.transposed();
    int[] popularity = new int[bought.columns()];
    Arrays.setAll(popularity, shoppers::degree);
    figures.addProperty(
        prefix + "coverage",
        RecommendEvaluation.percent(ListMeasures.coverage(rankings, bought.columns())));
    figures.addProperty(
        prefix + "novelty_bits",
        Decimals.rounded(
            rankings.stream()
                .mapToDouble(r -> ListMeasures.novelty(r, popularity, bought.rows()))
                .average()
                .orElse(Double.NaN),
            2));
    if (graph != null) {
      figures.addProperty(
          prefix + "diversity",
          RecommendEvaluation.percent(
              rankings.stream()
                  .mapToDouble(r -> ListMeasures.diversity(r, (a, b) -> jaccard(a, b, graph)))
                  .average()
                  .orElse(Double.NaN)));
    }
  }

  private static double jaccard(int first, int second, GraphFolder graph) {
    BitSet common = bits(graph.attributes().row(first));
    BitSet all = bits(graph.attributes().row(first));
    BitSet other = bits(graph.attributes().row(second));
    common.and(other);
    all.or(other);
    return all.isEmpty() ? 0 : (double) common.cardinality() / all.cardinality();
  }

  private static BitSet bits(int[] values) {
    BitSet bits = new BitSet();
    for (int value : values) {
      bits.set(value);
    }
    return bits;
  }
}
