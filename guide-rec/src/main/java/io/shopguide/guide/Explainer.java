package io.shopguide.guide;

import io.shopguide.guide.Condition.Strictness;
import io.shopguide.guide.Reason.Kind;
import io.shopguide.kg.GraphPath;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

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

  private static final List<Kind> TOLD_KINDS = List.of(Kind.WISH, Kind.BOUND);

  private static final Reason PROMOTED =
      new Reason(Kind.RULE, new Phrase("promoted by the shop", "商家推荐"));

  /** A clause that lists more conditions than this is not read. */
  private static final int MAX_TOLD = 6;

  private final Shop shop;
  private final RequestParts parts;
  private final Labels labels;
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
    this.labels = new Labels(shop.catalogue());
    this.conditions = matched.conditions();
    this.graphReasons =
        new GraphReasons(shop.catalogue(), parts, labels, matched.anchors().isEmpty());
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
    this.labels = new Labels(shop.catalogue());
    this.conditions = List.of();
    this.graphReasons = new GraphReasons(shop.catalogue(), parts, labels, profileWasBought);
    this.textReasons =
        profileWasBought ? TextReasons.likeWhatWasBought() : TextReasons.likeTheProduct();
  }

  List<Recommendation> recommendations(int[] products) {
    parts.boughtTogether().ifPresent(part -> part.explain(products));
    List<Recommendation> recommendations = new ArrayList<>(products.length);
    for (int product : products) {
      recommendations.add(recommendation(product));
    }
    return Collections.unmodifiableList(recommendations);
  }

  Recommendation recommendation(int product) {
    List<Contribution> contributions = parts.scorer().contributions(product);
    List<Phrase> unmet = new ArrayList<>(textReasons.unmet(product));
    for (Condition condition : conditions) {
      if (condition.strictness() == Strictness.WISH && !condition.meets(product)) {
        unmet.add(condition.phrase());
      }
    }
    double score = sum(contributions);
    return new Recommendation(
        shop.catalogue().product(product, labels::of),
        score,
        explanation(product, contributions, score),
        unmet);
  }

  private Explanation explanation(int product, List<Contribution> contributions, double score) {
    List<Reason> reasons = new ArrayList<>();
    if (pinned.get(product) || isPromoted(contributions)) {
      reasons.add(PROMOTED);
    }
    addConditions(product, reasons);
    List<Phrase> told = new ArrayList<>(2);
    Optional<GraphPath> path = Optional.empty();
    for (Contribution contribution : contributions) {
      if (contribution.value() <= 0 || contribution.value() < WORTH_TELLING * score) {
        break;
      }
      Optional<Reason> reason = reason(contribution.name(), product, told);
      if (reason.isPresent() && (reason.get().kind() != Kind.MEANING || reasons.size() < 2)) {
        reasons.add(reason.get());
      }
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

  private Optional<Reason> reason(String part, int product, List<Phrase> told) {
    Optional<Reason> ofGraph = graphReasons.reason(part, product, told);
    if (ofGraph.isPresent()) {
      return ofGraph;
    }
    Optional<Reason> ofText = textReasons.reason(part, product);
    return ofText.isPresent() ? ofText : parts.suppliedReason(part);
  }

  /** Whether rules of the shop raised a product. */
  private static boolean isPromoted(List<Contribution> contributions) {
    DoubleSummaryStatistics raised = new DoubleSummaryStatistics();
    for (Contribution contribution : contributions) {
      if (contribution.side() == Side.RULE) {
        raised.accept(contribution.value());
      }
    }
    return raised.getSum() > 0;
  }

  /** The score, summed with compensation so that the order of the parts does not matter. */
  private static double sum(List<Contribution> contributions) {
    DoubleSummaryStatistics sum = new DoubleSummaryStatistics();
    for (Contribution contribution : contributions) {
      sum.accept(contribution.value());
    }
    return sum.getSum();
  }

  private Phrase inWords(GraphPath path) {
    return new Phrase(
        path.describe(entity -> labels.of(entity).english()),
        path.describe(entity -> labels.of(entity).chinese()));
  }

  /** The wishes met in one clause, then the bounds met in another. */
  private void addConditions(int product, List<Reason> reasons) {
    for (Kind kind : TOLD_KINDS) {
      List<Phrase> met = new ArrayList<>();
      for (Condition condition : conditions) {
        if (condition.kind() == kind && condition.meets(product)) {
          met.add(condition.phrase());
        }
      }
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
