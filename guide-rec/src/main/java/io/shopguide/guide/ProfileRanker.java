package io.shopguide.guide;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.TopProducts;
import io.shopguide.rec.text.ProductVectors;
import io.shopguide.rec.text.TextQuery;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Ranks products for a profile without a question: what a shopper bought, or one product that the
 * answer should be like. Thread-safe.
 */
final class ProfileRanker {
  private static final int NEAREST = 300;

  private final Shop shop;
  private final GuideMonitor monitor;
  private final CandidateFinder finder;

  ProfileRanker(Shop shop, GuideMonitor monitor) {
    this.shop = shop;
    this.monitor = monitor;
    this.finder = new CandidateFinder(shop, monitor);
  }

  /** The best products for a shopper's purchases; the most popular ones if there are none. */
  List<Recommendation> forShopper(
      int[] profile, int limit, ActiveRules rules, StageScope parent) {
    return rank(profile, "", Blend.PROFILE, true, limit, rules, parent);
  }

  /** The products most like one product. */
  List<Recommendation> like(int product, int limit, ActiveRules rules, StageScope parent) {
    String title = shop.catalogue().product(product).title();
    return rank(new int[] {product}, title, Blend.SIMILAR, false, limit, rules, parent);
  }

  private List<Recommendation> rank(
      int[] profile,
      String text,
      Blend blend,
      boolean bought,
      int limit,
      ActiveRules rules,
      StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts;
      BitSet candidates;
      BitSet pinned;
      try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, parent)) {
        parts = parts(profile, text, blend, rules, scratch);
        BitSet eligible = eligible(profile, rules);
        candidates = candidates(profile, limit, parts, eligible);
        pinned = rules.pinnedAmong(eligible);
        candidates.andNot(pinned);
        scope.succeeded();
      }
      TopProducts top = new TopProducts(Math.min(limit, shop.catalogue().size()));
      try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
        for (int p = candidates.nextSetBit(0); p >= 0; p = candidates.nextSetBit(p + 1)) {
          top.offer(p, parts.scorer().score(p));
        }
        scope.succeeded();
      }
      try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, parent)) {
        List<Recommendation> recommendations =
            new Explainer(shop, parts, bought, pinned)
                .recommendations(first(limit, rules.withPinned(top.drain(), pinned)));
        scope.succeeded();
        return recommendations;
      }
    }
  }

  private static int[] first(int limit, int[] products) {
    return Arrays.copyOf(products, Math.min(limit, products.length));
  }

  private RequestParts parts(
      int[] profile, String text, Blend blend, ActiveRules rules, Scratch scratch) {
    RequestParts.Builder parts = new RequestParts.Builder().rules(rules.parts());
    if (profile.length > 0) {
      parts.boughtTogether(new BoughtTogether(profile, shop.itemItem(), scratch.boughtTogether));
      parts.shared(new SharedRelations(shop.catalogue(), profile));
      if (shop.index().hasVectors()) {
        ProductVectors vectors = shop.index().vectors();
        parts.meaning(new VectorMatch(vectors, vectors.mean(profile)));
      }
    }
    if (!text.isEmpty()) {
      parts.text(
          new TextMatch(
              shop.index(),
              TextQuery.ofWords(Words.of(text)),
              scratch.clause,
              scratch.text,
              scratch.coverage));
    }
    return parts.build(blend, new Popularity(shop.catalogue()));
  }

  /** All products but the profile's own and those that rules exclude. */
  private BitSet eligible(int[] profile, ActiveRules rules) {
    BitSet eligible = new BitSet(shop.catalogue().size());
    eligible.set(0, shop.catalogue().size());
    eligible.andNot(rules.excluded());
    Arrays.stream(profile).forEach(eligible::clear);
    return eligible;
  }

  private BitSet candidates(int[] profile, int limit, RequestParts parts, BitSet eligible) {
    BitSet candidates = new BitSet(shop.catalogue().size());
    finder.addNeighbours(profile, parts, candidates, monitor);
    parts
        .text()
        .ifPresent(
            part -> CandidateFinder.addAll(part.candidates(), candidates, TextMatch.NAME, monitor));
    parts.meaning().ifPresent(part -> addNearest(part, eligible, candidates));
    candidates.and(eligible);
    if (candidates.cardinality() < limit) {
      candidates.or(eligible);
    }
    return candidates;
  }

  private void addNearest(VectorMatch meaning, BitSet among, BitSet candidates) {
    int[] nearest = shop.index().nearest(meaning.query(), NEAREST, among);
    Arrays.stream(nearest).forEach(candidates::set);
    if (monitor.isEnabled()) {
      monitor.candidatesFound(VectorMatch.NAME, nearest.length);
    }
  }
}
