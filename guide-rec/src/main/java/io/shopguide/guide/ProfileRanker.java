package io.shopguide.guide;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.TopProducts;
import io.shopguide.rec.text.TextQuery;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Ranks products for a profile without a question: what a shopper bought, or one product that the
 * answer should be like. Thread-safe.
 */
final class ProfileRanker {
  /** With fewer candidates all products are scored; not the limit, so that pages fit together. */
  private static final int FEW = 100;

  private final Shop shop;
  private final GuideMonitor monitor;
  private final CandidateSources sources;

  ProfileRanker(Shop shop, GuideMonitor monitor) {
    this.shop = shop;
    this.monitor = monitor;
    this.sources = new CandidateSources(monitor, shop.vectors().names());
  }

  /** The best products for a shopper's purchases; the most popular ones if there are none. */
  List<Recommendation> forShopper(
      Profile profile, AskOptions options, ActiveRules rules, StageScope parent) {
    return rank(profile, "", shop.blends().ofProfile(profile), true, options, rules, parent);
  }

  /** The products most like one product. */
  List<Recommendation> like(int product, AskOptions options, ActiveRules rules, StageScope parent) {
    String title = shop.catalogue().product(product).title();
    return rank(Profile.of(product), title, Blend.SIMILAR, false, options, rules, parent);
  }

  private List<Recommendation> rank(
      Profile profile,
      String text,
      Blend blend,
      boolean bought,
      AskOptions options,
      ActiveRules rules,
      StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts;
      Eligible eligible = new Eligible(shop, profile, options, rules);
      ProfileCandidates candidates = new ProfileCandidates(shop, sources, eligible, scratch);
      BitSet pinned;
      try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, parent)) {
        parts = parts(shop, profile, text, options.vectors(), blend, rules, scratch);
        candidates.find(profile, parts);
        pinned = rules.pins().isEmpty() ? new BitSet() : rules.pinnedAmong(eligible.all());
        scope.succeeded();
      }
      int[] ranked;
      try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
        ranked = ranked(candidates, eligible, pinned, parts.scorer(), options);
        scope.succeeded();
      }
      try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, parent)) {
        List<Recommendation> recommendations =
            new Explainer(shop, parts, bought, pinned)
                .recommendations(page(options, rules.withPinned(ranked, pinned)));
        scope.succeeded();
        return recommendations;
      }
    }
  }

  /** The candidates in their order, then the rest if they are not enough. */
  private int[] ranked(
      ProfileCandidates candidates,
      Eligible eligible,
      BitSet pinned,
      HybridScorer scorer,
      AskOptions options) {
    int depth = options.depth();
    if (candidates.size() < FEW) {
      IntStream all = eligible.all().stream().filter(p -> !pinned.get(p));
      return diversified(limit -> top(all, scorer, limit), scorer, options);
    }
    int[] found = candidates.without(pinned);
    int[] ranked = diversified(limit -> top(found, scorer, limit), scorer, options);
    if (ranked.length >= depth) {
      return ranked;
    }
    IntStream rest = eligible.all().stream().filter(p -> !pinned.get(p) && !candidates.contains(p));
    int[] others = top(rest, scorer, depth - ranked.length);
    int[] all = Arrays.copyOf(ranked, ranked.length + others.length);
    System.arraycopy(others, 0, all, ranked.length, others.length);
    return all;
  }

  private int[] diversified(IntFunction<int[]> best, HybridScorer scorer, AskOptions options) {
    int depth = options.depth();
    return options.diversity().isOff()
        ? best.apply(depth)
        : new Diversifier(shop, options.diversity(), options.limit())
            .reorder(best.apply(Math.max(Diversifier.HEAD, depth)), scorer::score, depth);
  }

  /** The best of a large part of the catalogue, which is not copied. */
  private int[] top(IntStream products, HybridScorer scorer, int limit) {
    TopProducts top = new TopProducts(Math.min(limit, shop.catalogue().size()));
    products.forEach(product -> top.offer(product, scorer.score(product)));
    return top.drain();
  }

  private static int[] top(int[] products, HybridScorer scorer, int limit) {
    TopProducts top = new TopProducts(Math.min(limit, products.length));
    scorer.offer(products, products.length, top);
    return top.drain();
  }

  private static int[] page(AskOptions options, int[] products) {
    int end = Math.min(options.depth(), products.length);
    return Arrays.copyOfRange(products, Math.min(options.offset(), end), end);
  }

  /** The similarities of a recommendation without rules. */
  static RequestParts parts(Shop shop, Profile profile, Blend blend, Scratch scratch) {
    return parts(shop, profile, "", Map.of(), blend, ActiveRules.NONE, scratch);
  }

  private static RequestParts parts(
      Shop shop,
      Profile profile,
      String text,
      Map<String, float[]> vectors,
      Blend blend,
      ActiveRules rules,
      Scratch scratch) {
    RequestParts.Builder parts = new RequestParts.Builder().rules(rules.parts());
    if (!profile.isEmpty()) {
      parts.boughtTogether(new BoughtTogether(profile, shop.itemItem(), scratch.boughtTogether));
      parts.shared(new SharedRelations(shop.catalogue(), profile.followed()));
      parts.priceFit(new PriceFit(shop.catalogue(), profile.followed()));
      shop.vectors().meaningLike(profile.followed()).ifPresent(parts::meaning);
    }
    parts.supplied(shop.vectors().supplied(vectors, profile.followed()));
    if (!text.isEmpty()) {
      parts.text(
          new TextMatch(
              shop.index(),
              TextQuery.ofWords(Words.of(text)),
              scratch.clause,
              scratch.text,
              scratch.coverage));
    }
    return parts.build(blend, shop);
  }
}
