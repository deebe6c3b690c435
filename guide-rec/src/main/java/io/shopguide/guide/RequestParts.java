package io.shopguide.guide;

import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.SimilarityPart;
import java.util.List;
import java.util.Optional;

/**
 * The similarities of one request and the scorer over them. A part that the request has no input
 * for is absent.
 *
 * <p>Not thread-safe; one per request.
 */
final class RequestParts {
  private final Optional<TextMatch> text;
  private final Optional<VectorMatch> meaning;
  private final Optional<WishMatch> wishes;
  private final Optional<BoughtTogether> boughtTogether;
  private final Optional<SharedRelations> shared;
  private final HybridScorer scorer;

  private RequestParts(Builder builder, Blend blend, Popularity popularity) {
    text = Optional.ofNullable(builder.text);
    meaning = Optional.ofNullable(builder.meaning);
    wishes = Optional.ofNullable(builder.wishes);
    boughtTogether = Optional.ofNullable(builder.boughtTogether);
    shared = Optional.ofNullable(builder.shared);
    HybridScorer.Builder scoring = HybridScorer.builder(blend.alpha(), blend.beta());
    addContent(scoring, blend.text(), text);
    addContent(scoring, blend.meaning(), meaning);
    addContent(scoring, blend.wishes(), wishes);
    addGraph(scoring, blend.boughtTogether(), boughtTogether);
    addGraph(scoring, blend.shared(), shared);
    scoring.graph(blend.popularity(), popularity);
    builder.rules.forEach(rule -> scoring.rule(rule.strength(), rule));
    scorer = scoring.build();
  }

  private static void addContent(
      HybridScorer.Builder scoring, double weight, Optional<? extends SimilarityPart> part) {
    part.ifPresent(p -> scoring.content(weight, p));
  }

  private static void addGraph(
      HybridScorer.Builder scoring, double weight, Optional<? extends SimilarityPart> part) {
    part.ifPresent(p -> scoring.graph(weight, p));
  }

  HybridScorer scorer() {
    return scorer;
  }

  Optional<TextMatch> text() {
    return text;
  }

  Optional<VectorMatch> meaning() {
    return meaning;
  }

  Optional<BoughtTogether> boughtTogether() {
    return boughtTogether;
  }

  Optional<SharedRelations> shared() {
    return shared;
  }

  /** Collects the parts; each may be left out. */
  static final class Builder {
    private TextMatch text;
    private VectorMatch meaning;
    private WishMatch wishes;
    private BoughtTogether boughtTogether;
    private SharedRelations shared;
    private List<RulePart> rules = List.of();

    Builder text(TextMatch part) {
      text = part;
      return this;
    }

    Builder meaning(VectorMatch part) {
      meaning = part;
      return this;
    }

    Builder wishes(WishMatch part) {
      wishes = part;
      return this;
    }

    Builder boughtTogether(BoughtTogether part) {
      boughtTogether = part;
      return this;
    }

    Builder shared(SharedRelations part) {
      shared = part;
      return this;
    }

    Builder rules(List<RulePart> parts) {
      rules = parts;
      return this;
    }

    RequestParts build(Blend blend, Popularity popularity) {
      return new RequestParts(this, blend, popularity);
    }
  }
}
