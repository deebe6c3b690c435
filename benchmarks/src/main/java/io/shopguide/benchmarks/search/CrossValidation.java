package io.shopguide.benchmarks.search;

import com.google.gson.JsonObject;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.SearchWeights;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.rec.evaluation.Judgements;
import io.shopguide.rec.evaluation.Ndcg;
import io.shopguide.rec.train.SearchTraining;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What learned weights reach on queries that they were not learned from: the queries are dealt into
 * folds, and each fold is asked with the weights learned from the others. Immutable and
 * thread-safe.
 *
 * @param folds number of folds, at least 2
 * @param seed of the deal
 */
record CrossValidation(int folds, long seed) {
  private static final int DEPTH = 100;

  CrossValidation {
    if (folds < 2) {
      throw new IllegalArgumentException("folds=" + folds + " is less than 2");
    }
  }

  void measure(
      Path folder, Judgements judgements, Ndcg ndcg, JsonObject figures, PrintStream progress) {
    List<String> queries = new ArrayList<>(judgements.queries());
    if (queries.size() < folds) {
      throw new IllegalArgumentException(
          "folds=" + folds + " is more than the " + queries.size() + " queries");
    }
    Collections.shuffle(queries, new Random(seed));
    List<SearchWeights> learned = learn(folder, judgements, queries);
    double[] whole = new double[queries.size()];
    double[] judged = new double[queries.size()];
    for (int fold = 0; fold < folds; fold++) {
      progress.println("fold " + fold + ": " + learned.get(fold));
      OpenOptions options = OpenOptions.defaults().withSearchWeights(learned.get(fold));
      try (ShoppingGuide guide = ShoppingGuide.open(folder, options)) {
        GuideSystem system = new GuideSystem(guide);
        for (int q = fold; q < queries.size(); q += folds) {
          String query = queries.get(q);
          Map<String, Integer> ratings = judgements.ratings().get(query);
          whole[q] = ndcg.of(system.search(query, DEPTH, Optional.empty()).products(), ratings);
          judged[q] =
              ndcg.of(
                  system.search(query, DEPTH, Optional.of(ratings.keySet())).products(), ratings);
        }
      }
    }
    figures.addProperty("folds", folds);
    figures.addProperty("seed", seed);
    figures.add("learned_ndcg10", SearchEvaluation.numberOrNull(Ndcg.mean(whole)));
    figures.add("learned_ndcg10_judged", SearchEvaluation.numberOrNull(Ndcg.mean(judged)));
    figures.addProperty("learned_weights", learned.toString());
  }

  private List<SearchWeights> learn(Path folder, Judgements judgements, List<String> queries) {
    List<SearchWeights> learned = new ArrayList<>();
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      for (int fold = 0; fold < folds; fold++) {
        Map<String, Map<String, Integer>> others = new LinkedHashMap<>();
        for (int q = 0; q < queries.size(); q++) {
          if (q % folds != fold) {
            others.put(queries.get(q), judgements.ratings().get(queries.get(q)));
          }
        }
        learned.add(SearchWeights.learn(guide, new Judgements(others), SearchTraining.DEFAULT));
      }
    }
    return learned;
  }
}
