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

/**
 * Ranks products for a profile without a question: what a shopper bought, or one product that the
 * answer should be like. Thread-safe.
 */
final class ProfileRanker {
  private static final int NEAREST = 300;

  /** With fewer candidates all products are scored; not the limit, so that pages fit together. */
  private static final int FEW = 200;

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
      int[] profile, AskOptions options, ActiveRules rules, StageScope parent) {
    return rank(profile, "", shop.blends().ofProfile(profile), true, options, rules, parent);
  }

  /** The products most like one product. */
  List<Recommendation> like(int product, AskOptions options, ActiveRules rules, StageScope parent) {
    String title = shop.catalogue().product(product).title();
    return rank(new int[] {product}, title, Blend.SIMILAR, false, options, rules, parent);
  }

  private List<Recommendation> rank(
      int[] profile,
      String text,
      Blend blend,
      boolean bought,
      AskOptions options,
      ActiveRules rules,
      StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts;
      BitSet candidates;
      BitSet rest;
      BitSet pinned;
      try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, parent)) {
        parts = parts(shop, profile, text, options.vectors(), blend, rules, scratch);
        BitSet eligible = eligible(profile, options, rules);
        candidates = candidates(profile, parts, eligible);
        pinned = rules.pinnedAmong(eligible);
        candidates.andNot(pinned);
        rest = eligible;
        rest.andNot(candidates);
        rest.andNot(pinned);
        scope.succeeded();
      }
      int[] ranked;
      try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
        ranked = ranked(candidates, rest, parts.scorer(), options);
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
  private int[] ranked(BitSet candidates, BitSet rest, HybridScorer scorer, AskOptions options) {
    int depth = options.depth();
    int[] ranked;
    if (options.diversity().isOff()) {
      ranked = top(candidates, scorer, depth);
    } else {
      ranked =
          new Diversifier(shop, options.diversity(), options.limit())
              .reorder(
                  top(candidates, scorer, Math.max(Diversifier.HEAD, depth)), scorer::score, depth);
    }
    int[] others = top(rest, scorer, Math.max(0, depth - ranked.length));
    int[] all = Arrays.copyOf(ranked, ranked.length + others.length);
    System.arraycopy(others, 0, all, ranked.length, others.length);
    return all;
  }

  private static int[] top(BitSet products, HybridScorer scorer, int limit) {
    TopProducts top = new TopProducts(Math.min(limit, products.cardinality()));
    for (int p = products.nextSetBit(0); limit > 0 && p >= 0; p = products.nextSetBit(p + 1)) {
      top.offer(p, scorer.score(p));
    }
    return top.drain();
  }

  private static int[] page(AskOptions options, int[] products) {
    int end = Math.min(options.depth(), products.length);
    return Arrays.copyOfRange(products, Math.min(options.offset(), end), end);
  }

  /** The similarities of a recommendation without rules. */
  static RequestParts parts(Shop shop, int[] profile, Blend blend, Scratch scratch) {
    return parts(shop, profile, "", Map.of(), blend, ActiveRules.NONE, scratch);
  }

  private static RequestParts parts(
      Shop shop,
      int[] profile,
      String text,
      Map<String, float[]> vectors,
      Blend blend,
      ActiveRules rules,
      Scratch scratch) {
    RequestParts.Builder parts = new RequestParts.Builder().rules(rules.parts());
    if (profile.length > 0) {
      parts.boughtTogether(new BoughtTogether(profile, shop.itemItem(), scratch.boughtTogether));
      parts.shared(new SharedRelations(shop.catalogue(), profile));
      parts.priceFit(new PriceFit(shop.catalogue(), profile));
      shop.vectors().meaningLike(profile).ifPresent(parts::meaning);
    }
    parts.supplied(shop.vectors().supplied(vectors, profile));
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

  /** All products asked for but the profile's own and those that rules exclude. */
  private BitSet eligible(int[] profile, AskOptions options, ActiveRules rules) {
    BitSet eligible = new BitSet(shop.catalogue().size());
    eligible.set(0, shop.catalogue().size());
    options.among().ifPresent(ids -> eligible.and(shop.products(ids)));
    eligible.andNot(rules.excluded());
    Arrays.stream(profile).forEach(eligible::clear);
    return eligible;
  }

  private BitSet candidates(int[] profile, RequestParts parts, BitSet eligible) {
    BitSet candidates = new BitSet(shop.catalogue().size());
    finder.addNeighbours(profile, parts, candidates, monitor);
    parts
        .text()
        .ifPresent(
            part -> CandidateFinder.addAll(part.candidates(), candidates, TextMatch.NAME, monitor));
    parts.vectors().forEach(part -> addNearest(part, eligible, candidates));
    candidates.and(eligible);
    if (candidates.cardinality() < FEW) {
      candidates.or(eligible);
    }
    return candidates;
  }

  private void addNearest(VectorMatch part, BitSet among, BitSet candidates) {
    int[] nearest = part.nearest(NEAREST, among);
    Arrays.stream(nearest).forEach(candidates::set);
    if (monitor.isEnabled()) {
      monitor.candidatesFound(part.name(), nearest.length);
    }
  }
}
