package io.shopguide.guide;

import io.shopguide.guide.Condition.Strictness;
import io.shopguide.guide.Reason.Kind;
import io.shopguide.kg.GraphPath;
import io.shopguide.kg.ProductGraph;
import io.shopguide.lexicon.Language;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the arithmetic of a score into words. Every reason stands for something that is true of the
 * product, whether a condition it meets or a part of its score.
 *
 * <p>Not thread-safe; one per request.
 */
final class Explainer {
  /** A part that adds less than this share of the score is no reason. */
  private static final double WORTH_TELLING = 0.03;

  private static final int MAX_REASONS = 3;

  private static final Reason PROMOTED =
      new Reason(Kind.RULE, new Phrase("promoted by the shop", "商家推荐"));

  /** A clause that lists more conditions than this is not read. */
  private static final int MAX_TOLD = 6;

  private final Shop shop;
  private final RequestParts parts;
  private final List<Condition> conditions;
  private final GraphReasons graphReasons;
  private final TextReasons textReasons;
  private final BitSet pinned;

  /**
   * Explains the answer to a question.
   *
   * @param pinned products that a rule of the shop put where they are
   */
  Explainer(Shop shop, RequestParts parts, MatchedNeed matched, BitSet pinned) {
    this.pinned = pinned;
    this.shop = shop;
    this.parts = parts;
    this.conditions = matched.conditions();
    this.graphReasons = new GraphReasons(shop.catalogue(), parts, matched.anchors().isEmpty());
    this.textReasons =
        matched.anchors().isEmpty()
            ? new TextReasons(shop.index(), matched.words(), matched.taken())
            : TextReasons.likeTheProduct();
  }

  /**
   * Explains products recommended without a question.
   *
   * @param profileWasBought whether the profile is what the shopper bought, and not a product the
   *     answer should be like
   * @param pinned products that a rule of the shop put where they are
   */
  Explainer(Shop shop, RequestParts parts, boolean profileWasBought, BitSet pinned) {
    this.pinned = pinned;
    this.shop = shop;
    this.parts = parts;
    this.conditions = List.of();
    this.graphReasons = new GraphReasons(shop.catalogue(), parts, profileWasBought);
    this.textReasons =
        profileWasBought ? TextReasons.likeWhatWasBought() : TextReasons.likeTheProduct();
  }

  List<Recommendation> recommendations(int[] products) {
    parts.boughtTogether().ifPresent(part -> part.explain(products));
    return Arrays.stream(products).mapToObj(this::recommendation).toList();
  }

  Recommendation recommendation(int product) {
    List<Contribution> contributions = parts.scorer().contributions(product);
    List<Phrase> unmet = new ArrayList<>(textReasons.unmet(product));
    conditions.stream()
        .filter(c -> c.strictness() == Strictness.WISH && !c.meets(product))
        .map(Condition::phrase)
        .forEach(unmet::add);
    return new Recommendation(
        shop.catalogue().product(product),
        contributions.stream().mapToDouble(Contribution::value).sum(),
        explanation(product, contributions),
        unmet);
  }

  private Explanation explanation(int product, List<Contribution> contributions) {
    double score = contributions.stream().mapToDouble(Contribution::value).sum();
    List<Reason> reasons = new ArrayList<>();
    if (pinned.get(product) || isPromoted(contributions)) {
      reasons.add(PROMOTED);
    }
    addConditions(product, reasons);
    Set<Phrase> told = new HashSet<>();
    Optional<GraphPath> path = Optional.empty();
    for (Contribution contribution : contributions) {
      if (contribution.value() <= 0 || contribution.value() < WORTH_TELLING * score) {
        break;
      }
      graphReasons
          .reason(contribution.name(), product, told)
          .or(() -> textReasons.reason(contribution.name(), product))
          .or(() -> parts.suppliedReason(contribution.name()))
          .filter(reason -> reason.kind() != Kind.MEANING || reasons.size() < 2)
          .ifPresent(reasons::add);
      if (path.isEmpty()) {
        path = graphReasons.path(contribution.name(), product);
      }
    }
    return new Explanation(
        contributions,
        reasons.subList(0, Math.min(MAX_REASONS, reasons.size())),
        path,
        path.map(this::inWords));
  }

  /** Whether rules of the shop raised a product. */
  private static boolean isPromoted(List<Contribution> contributions) {
    double raised =
        contributions.stream()
            .filter(c -> c.side() == Side.RULE)
            .mapToDouble(Contribution::value)
            .sum();
    return raised > 0;
  }

  private Phrase inWords(GraphPath path) {
    ProductGraph graph = shop.catalogue().graph();
    return new Phrase(
        path.describe(graph, Language.ENGLISH), path.describe(graph, Language.CHINESE));
  }

  /** The wishes met in one clause, then the bounds met in another. */
  private void addConditions(int product, List<Reason> reasons) {
    for (Kind kind : List.of(Kind.WISH, Kind.BOUND)) {
      List<Phrase> met =
          conditions.stream()
              .filter(c -> c.kind() == kind && c.meets(product))
              .map(Condition::phrase)
              .toList();
      if (!met.isEmpty()) {
        Phrase all = joined(met);
        reasons.add(
            new Reason(
                kind,
                kind == Kind.WISH
                    ? new Phrase("it matches " + all.english(), "符合" + all.chinese())
                    : all));
      }
    }
  }

  private static Phrase joined(List<Phrase> phrases) {
    List<Phrase> told = phrases.subList(0, Math.min(MAX_TOLD, phrases.size()));
    return new Phrase(
        String.join(", ", told.stream().map(Phrase::english).toList()),
        String.join("、", told.stream().map(Phrase::chinese).toList()));
  }
}
