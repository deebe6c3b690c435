package io.shopguide.benchmarks.search;

import io.shopguide.guide.Answer;
import io.shopguide.guide.AskOptions;
import io.shopguide.guide.Recommendation;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The guide, asked as an anonymous shopper would: a new conversation a query. */
record GuideSystem(ShoppingGuide guide) implements SearchSystem {
  @Override
  public String name() {
    return "guide";
  }

  @Override
  public Ranking search(String query, int limit, Optional<Set<String>> among) {
    AskOptions options = new AskOptions(limit, among);
    Answer answer = guide.ask(query, guide.newSession(Shopper.anonymous()), options);
    List<Recommendation> ranked =
        Stream.concat(answer.recommendations().stream(), answer.alternatives().stream()).toList();
    // Alternatives come after all matches, whatever their score: a run's scores must say so.
    int best = answer.recommendations().size();
    double[] scores = new double[ranked.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = ranked.get(i).score() + (i < best ? 1 : 0);
      scores[i] = i > 0 && scores[i] >= scores[i - 1] ? Math.nextDown(scores[i - 1]) : scores[i];
    }
    return new Ranking(ranked.stream().map(r -> r.product().id()).toList(), scores);
  }
}
