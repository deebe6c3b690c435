package io.shopguide.guide;

import io.shopguide.guide.CandidateFinder.Candidates;
import io.shopguide.guide.Condition.Strictness;
import io.shopguide.kg.NumberColumn;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.TopProducts;
import io.shopguide.rec.text.TextQuery;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * From a need to ranked products: candidates, then the score, then the best that meet everything
 * and the best of the others. Thread-safe.
 */
final class NeedRanker {
  /** Far more than any two scores differ, so that a missed wish outweighs them. */
  private static final double MISSED_WISH = 1e9;

  private final Shop shop;
  private final NeedMatcher matcher;
  private final GuideMonitor monitor;
  private final CandidateFinder finder;

  NeedRanker(Shop shop, NeedMatcher matcher, GuideMonitor monitor) {
    this.shop = shop;
    this.matcher = matcher;
    this.monitor = monitor;
    this.finder = new CandidateFinder(shop, monitor);
  }

  /** The ranking of one need, and the vector of its words if there is an encoder. */
  record Ranking(
      List<Recommendation> recommendations,
      List<Recommendation> alternatives,
      List<Relaxation> relaxations,
      List<Phrase> notes,
      Page page,
      Optional<float[]> meaning) {}

  /** Ranks products for a need. */
  Ranking rank(NeedRequest request, StageScope parent) {
    AskOptions options = request.options();
    try (Scratch scratch = shop.scratch().take()) {
      MatchedNeed matched;
      RequestParts parts;
      Candidates candidates;
      ActiveRules rules;
      BitSet pinned;
      try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, parent)) {
        matched = matcher.match(request.need(), request.said());
        rules = request.active(matched);
        BitSet eligible = finder.eligible(matched, options, rules);
        eligible.andNot(shop.products(request.without()));
        parts = parts(matched, request, eligible, rules, scratch, scope);
        candidates = finder.find(matched, parts, eligible);
        // An order that the shopper asked for is not to be disturbed.
        pinned = request.need().order().isPresent() ? new BitSet() : rules.pinnedAmong(eligible);
        candidates.exact().andNot(pinned);
        candidates.others().andNot(pinned);
        scope.succeeded();
      }
      int[] best;
      int[] others;
      try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
        HybridScorer scorer = parts.scorer();
        IntToDoubleFunction key =
            request
                .need()
                .order()
                .map(order -> OrderKey.of(order, shop.catalogue(), scorer))
                .orElse(scorer::score);
        best = rules.withPinned(exact(candidates, request, key), pinned);
        best = Arrays.copyOf(best, Math.min(options.depth(), best.length));
        others =
            top(
                candidates.others(),
                p -> key.applyAsDouble(p) - MISSED_WISH * matched.unmetCount(p),
                options.depth() - best.length);
        scope.succeeded();
      }
      try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, parent)) {
        Explainer explainer = new Explainer(shop, parts, matched, pinned);
        int[] shown = from(options.offset(), best);
        int[] shownOthers = from(options.offset() - best.length, others);
        int total =
            candidates.exact().cardinality()
                + candidates.others().cardinality()
                + pinned.cardinality();
        Ranking ranking =
            new Ranking(
                explainer.recommendations(shown),
                explainer.recommendations(shownOthers),
                best.length > 0 || !request.without().isEmpty()
                    ? List.of()
                    : relaxations(matched, parts, options, rules),
                matched.notes(),
                new Page(options.offset(), shown.length + shownOthers.length, total),
                parts.meaning().flatMap(VectorMatch::words));
        scope.succeeded();
        return ranking;
      }
    }
  }

  /** Why a product has the score it has for a need. */
  Recommendation explain(NeedRequest request, int product, StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      MatchedNeed matched = matcher.match(request.need(), request.said());
      ActiveRules rules = request.active(matched);
      BitSet eligible = finder.eligible(matched, request.options(), rules);
      RequestParts parts = parts(matched, request, eligible, rules, scratch, parent);
      BitSet pinned = rules.pinnedAmong(eligible);
      return new Explainer(shop, parts, matched, pinned).recommendation(product);
    }
  }

  /** The similarities that a need has something to compare for. */
  private RequestParts parts(
      MatchedNeed matched,
      NeedRequest request,
      BitSet eligible,
      ActiveRules rules,
      Scratch scratch,
      StageScope parent) {
    Profile bought = request.profile();
    int[] anchors = matched.anchorProducts();
    boolean like = anchors.length > 0;
    Profile profile = like ? Profile.of(anchors) : bought;
    RequestParts.Builder parts = new RequestParts.Builder().rules(rules.parts());
    TextQuery words = matched.text();
    if (words.clauses().isEmpty() && like) {
      words = TextQuery.ofWords(Words.of(shop.catalogue().product(anchors[0]).title()));
    }
    if (!words.clauses().isEmpty()) {
      TextMatch text =
          new TextMatch(shop.index(), words, scratch.clause, scratch.text, scratch.coverage);
      text.relateTo(eligible);
      parts.text(text);
    }
    meaning(matched, parent).ifPresent(parts::meaning);
    parts.supplied(shop.vectors().supplied(request.options().vectors(), anchors));
    if (!matched.wishes().isEmpty()) {
      parts.wishes(new WishMatch(matched.wishes()));
    }
    if (!profile.isEmpty()) {
      parts.boughtTogether(new BoughtTogether(profile, shop.itemItem(), scratch.boughtTogether));
      parts.shared(new SharedRelations(shop.catalogue(), profile.followed()));
    }
    return parts.build(shop.blends().ofQuestion(like, bought), shop);
  }

  /** What is meant: the words, or else the products that the answer should be like. */
  private Optional<VectorMatch> meaning(MatchedNeed matched, StageScope parent) {
    Optional<float[]> vector = shop.encode(matched.encoderText(), parent);
    return vector.isPresent()
        ? vector.map(shop.vectors()::meaning)
        : shop.vectors().meaningLike(matched.anchorProducts());
  }

  /** The products that meet the need in their order, as many as the answer depends on. */
  private int[] exact(Candidates candidates, NeedRequest request, IntToDoubleFunction key) {
    AskOptions options = request.options();
    if (options.diversity().isOff() || request.need().order().isPresent()) {
      return top(candidates.exact(), key, options.depth());
    }
    int[] ranked = top(candidates.exact(), key, Math.max(Diversifier.HEAD, options.depth()));
    return new Diversifier(shop, options.diversity(), options.limit())
        .reorder(ranked, key, options.depth());
  }

  private static int[] from(int start, int[] products) {
    return Arrays.copyOfRange(products, Math.clamp(start, 0, products.length), products.length);
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
      MatchedNeed matched, RequestParts parts, AskOptions options, ActiveRules rules) {
    return matched.required().stream()
        .filter(c -> !(c.strictness() == Strictness.FIRM && c.kind() == Reason.Kind.WISH))
        .map(c -> relaxation(c.phrase(), finder.without(c, matched, parts, options, rules)))
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
