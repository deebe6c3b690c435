package io.shopguide.benchmarks.search;

import io.shopguide.guide.Answer;
import io.shopguide.guide.AskOptions;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The guide, asked as an anonymous shopper would: a new conversation a query. */
record GuideSystem(ShoppingGuide guide) implements SearchSystem {
  /** The least difference that a run file shows. */
  private static final double STEP = 1e-6;

  @Override
  public String name() {
    return "guide";
  }

  @Override
  public Ranking search(String query, int limit, Optional<Set<String>> among) {
    AskOptions any = AskOptions.limit(limit);
    AskOptions options = among.map(any::within).orElse(any);
    Answer answer = guide.ask(query, guide.newSession(Shopper.anonymous()), options);
    List<Recommendation> ranked =
        Stream.concat(answer.recommendations().stream(), answer.alternatives().stream()).toList();
    // Alternatives come after all matches, whatever their score: a run's scores must say so.
    int best = answer.recommendations().size();
    List<Double> scores = new ArrayList<>(ranked.size());
    double above = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ranked.size(); i++) {
      above = Math.min(ranked.get(i).score() + (i < best ? 1 : 0), above - STEP);
      scores.add(above);
    }
    return new Ranking(ranked.stream().map(r -> r.product().id()).toList(), scores);
  }
}
