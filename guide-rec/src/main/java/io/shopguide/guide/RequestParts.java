package io.shopguide.guide;

import io.shopguide.guide.Reason.Kind;
import io.shopguide.rec.HybridScorer;
import io.shopguide.rec.SimilarityPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The similarities of one request and the scorer over them. A part that the request has no input
 * for is absent.
 *
 * <p>Not thread-safe; one per request.
 */
final class RequestParts {
  private final Optional<TextMatch> text;
  private final Optional<VectorMatch> meaning;
  private final List<VectorMatch> supplied;
  private final List<VectorMatch> vectors;
  private final Optional<WishMatch> wishes;
  private final Optional<BoughtTogether> boughtTogether;
  private final Optional<SharedRelations> shared;
  private final Optional<PriceFit> priceFit;
  private final Popularity popularity;
  private final Recency recency;
  private final HybridScorer scorer;

  private RequestParts(Builder builder, Blend blend, Shop shop) {
    text = Optional.ofNullable(builder.text);
    meaning = Optional.ofNullable(builder.meaning);
    supplied = builder.supplied;
    vectors = Stream.concat(meaning.stream(), supplied.stream()).toList();
    wishes = Optional.ofNullable(builder.wishes);
    boughtTogether = Optional.ofNullable(builder.boughtTogether);
    shared = Optional.ofNullable(builder.shared);
    priceFit = Optional.ofNullable(builder.priceFit);
    popularity = new Popularity(shop.catalogue());
    recency = new Recency(shop.times());
    HybridScorer.Builder scoring = HybridScorer.builder(blend.alpha(), blend.beta());
    addContent(scoring, blend.text(), text);
    addContent(scoring, blend.meaning(), meaning);
    supplied.forEach(part -> scoring.content(blend.meaning(), part));
    addContent(scoring, blend.wishes(), wishes);
    if (blend.priceFit() > 0) {
      addContent(scoring, blend.priceFit(), priceFit);
    }
    addGraph(scoring, blend.boughtTogether(), boughtTogether);
    addGraph(scoring, blend.shared(), shared);
    scoring.graph(blend.popularity(), popularity);
    if (blend.recency() > 0 && !shop.times().isEmpty()) {
      scoring.graph(blend.recency(), recency);
    }
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

  /** The parts of a recommendation, in the order of {@link Blend#profileWeights}. */
  double[] profileValues(int product) {
    return new double[] {
      value(meaning, product),
      value(priceFit, product),
      value(boughtTogether, product),
      value(shared, product),
      popularity.similarity(product),
      recency.similarity(product)
    };
  }

  private static double value(Optional<? extends SimilarityPart> part, int product) {
    return part.isPresent() ? part.get().similarity(product) : 0;
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

  /** All parts that compare vectors, the encoder's first. */
  List<VectorMatch> vectors() {
    return vectors;
  }

  /** The reason for a part that compares vectors which the application supplied. */
  Optional<Reason> suppliedReason(String part) {
    for (VectorMatch each : supplied) {
      if (each.name().equals(part)) {
        return Optional.of(new Reason(Kind.MEANING, new Phrase("similar " + part, part + "相似")));
      }
    }
    return Optional.empty();
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
    private List<VectorMatch> supplied = List.of();
    private WishMatch wishes;
    private BoughtTogether boughtTogether;
    private SharedRelations shared;
    private PriceFit priceFit;
    private List<RulePart> rules = List.of();

    Builder text(TextMatch part) {
      text = part;
      return this;
    }

    Builder meaning(VectorMatch part) {
      meaning = part;
      return this;
    }

    Builder supplied(List<VectorMatch> parts) {
      supplied = parts;
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

    Builder priceFit(PriceFit part) {
      priceFit = part;
      return this;
    }

    Builder rules(List<RulePart> parts) {
      rules = parts;
      return this;
    }

    RequestParts build(Blend blend, Shop shop) {
      return new RequestParts(this, blend, shop);
    }
  }
}
