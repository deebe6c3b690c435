package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.guide.CandidateFinder.Candidates;
import io.shopguide.guide.Constraint.Strictness;
import io.shopguide.kg.NumberColumn;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.TopProducts;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * From a need to ranked products: candidates, then the score, then the best that meet everything
 * and the best of the others. Thread-safe.
 */
final class NeedRanker {
  /** Far more than any two scores differ, so that a missed wish outweighs them. */
  private static final double MISSED_WISH = 1_000;

  private final Shop shop;
  private final GuideMonitor monitor;
  private final CandidateFinder finder;

  NeedRanker(Shop shop, GuideMonitor monitor) {
    this.shop = shop;
    this.monitor = monitor;
    this.finder = new CandidateFinder(shop, monitor);
  }

  /** The ranking of one need. */
  record Ranking(
      List<Recommendation> recommendations,
      List<Recommendation> alternatives,
      List<Relaxation> relaxations) {}

  Ranking rank(
      Need need, MatchedNeed matched, int[] profile, AskOptions options, StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts = parts(matched, profile, scratch, parent);
      Candidates candidates;
      try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, parent)) {
        candidates = finder.find(matched, parts, options);
        scope.succeeded();
      }
      int[] best;
      int[] others;
      try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
        HybridScorer scorer = parts.scorer();
        IntToDoubleFunction key =
            need.order()
                .map(order -> OrderKey.of(order, shop.catalogue(), scorer))
                .orElse(scorer::score);
        best = top(candidates.exact(), key, options.limit());
        others =
            top(
                candidates.others(),
                p -> scorer.score(p) - MISSED_WISH * matched.unmetCount(p),
                options.limit() - best.length);
        scope.succeeded();
      }
      try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, parent)) {
        Explainer explainer = new Explainer(shop, parts, matched);
        Ranking ranking =
            new Ranking(
                explainer.recommendations(best),
                explainer.recommendations(others),
                best.length > 0 ? List.of() : relaxations(matched, parts, options));
        scope.succeeded();
        return ranking;
      }
    }
  }

  /** Why a product has the score it has for a need. */
  Recommendation explain(MatchedNeed matched, int[] profile, int product, StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts = parts(matched, profile, scratch, parent);
      parts.text().ifPresent(text -> text.relateTo(matched.firm()));
      return new Explainer(shop, parts, matched).recommendation(product);
    }
  }

  private RequestParts parts(
      MatchedNeed matched, int[] profile, Scratch scratch, StageScope parent) {
    RequestParts.Builder parts = new RequestParts.Builder();
    if (!matched.text().clauses().isEmpty()) {
      parts.text(
          new TextMatch(
              shop.index(), matched.text(), scratch.clause, scratch.text, scratch.coverage));
    }
    shop.encode(matched.encoderText(), parent)
        .ifPresent(vector -> parts.meaning(new VectorMatch(shop.index().vectors(), vector)));
    if (!matched.wishes().isEmpty()) {
      parts.wishes(new WishMatch(matched.wishes()));
    }
    if (profile.length > 0) {
      parts.boughtTogether(new BoughtTogether(profile, shop.itemItem(), scratch.boughtTogether));
      parts.shared(new SharedRelations(shop.catalogue(), profile));
    }
    return parts.build(
        profile.length > 0 ? Blend.KNOWN_QUESTION : Blend.QUESTION,
        new Popularity(shop.catalogue()));
  }

  private static int[] top(BitSet products, IntToDoubleFunction key, int limit) {
    TopProducts top = new TopProducts(Math.min(limit, products.cardinality()));
    for (int p = products.nextSetBit(0); p >= 0; p = products.nextSetBit(p + 1)) {
      top.offer(p, key.applyAsDouble(p));
    }
    return top.drain();
  }

  /**
   * The required conditions without each of which there would be products, the best first. Nobody
   * who wants a laptop is helped by something else, so the category is none of them.
   */
  private List<Relaxation> relaxations(
      MatchedNeed matched, RequestParts parts, AskOptions options) {
    return matched.required().stream()
        .filter(c -> !(c.strictness() == Strictness.FIRM && c.kind() == Reason.Kind.WISH))
        .map(c -> relaxation(c.phrase(), finder.without(c, matched, parts, options)))
        .filter(r -> r.products() > 0)
        .sorted(Comparator.comparingInt(Relaxation::products).reversed())
        .toList();
  }

  private Relaxation relaxation(Phrase wish, BitSet products) {
    NumberColumn price = shop.catalogue().price();
    double cheapest =
        products.stream()
            .mapToDouble(p -> price.value(shop.catalogue().entity(p)))
            .filter(amount -> !Double.isNaN(amount))
            .min()
            .orElse(Double.NaN);
    return new Relaxation(wish, products.cardinality(), cheapest, price.unit());
  }
}
