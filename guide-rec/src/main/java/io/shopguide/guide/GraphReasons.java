package io.shopguide.guide;

import io.shopguide.guide.Reason.Kind;
import io.shopguide.kg.GraphPath;
import io.shopguide.kg.GraphPath.Step;
import io.shopguide.kg.PathFinder;
import io.shopguide.kg.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Words and paths for the parts of the graph similarity.
 *
 * <p>A path through purchases leaves out whose purchases they were: it is one step, {@code
 * bought_together}. Not thread-safe; one per request.
 */
final class GraphReasons {
  private static final String BOUGHT_TOGETHER_STEP = "bought_together";

  /** A claim about buyers is checked with this many of them at most. */
  private static final int MAX_CHECKED = 64;

  /** Fewer buyers than this are no reason, and their number could tell who they are. */
  private static final int MANY = 5;

  private final CatalogueView catalogue;
  private final RequestParts parts;
  private final boolean profileWasBought;

  /**
   * Makes reasons.
   *
   * @param profileWasBought whether the profile is what the shopper bought, and not a product the
   *     answer should be like
   */
  GraphReasons(CatalogueView catalogue, RequestParts parts, boolean profileWasBought) {
    this.catalogue = catalogue;
    this.parts = parts;
    this.profileWasBought = profileWasBought;
  }

  /**
   * The reason that a part of a product's score gives.
   *
   * @param told titles that earlier reasons for the product named, which are not repeated; takes in
   *     the one that this reason names
   */
  Optional<Reason> reason(String part, int product, Set<Phrase> told) {
    return switch (part) {
      case BoughtTogether.NAME -> parts.boughtTogether().flatMap(p -> together(p, product, told));
      case SharedRelations.NAME -> parts.shared().flatMap(p -> shared(p, product, told));
      case Popularity.NAME -> popular(product);
      case Recency.NAME -> recent(product);
      default -> Optional.empty();
    };
  }

  Optional<GraphPath> path(String part, int product) {
    return switch (part) {
      case BoughtTogether.NAME ->
          parts
              .boughtTogether()
              .map(p -> p.strongest(product))
              .filter(owned -> owned >= 0)
              .flatMap(owned -> togetherPath(owned, product));
      case SharedRelations.NAME -> parts.shared().flatMap(p -> sharedPath(p, product));
      default -> Optional.empty();
    };
  }

  private Optional<Reason> together(BoughtTogether part, int product, Set<Phrase> told) {
    int owned = part.strongest(product);
    if (owned < 0) {
      return Optional.empty();
    }
    Phrase named = named(owned, told);
    if (!haveCommonBuyers(owned, product)) {
      return Optional.of(
          new Reason(
              Kind.SHARED,
              new Phrase("goes with " + named.english(), "与" + named.chinese() + "相配")));
    }
    return Optional.of(
        new Reason(
            Kind.BOUGHT_TOGETHER,
            new Phrase(
                "often bought together with " + named.english(), "常与" + named.chinese() + "一起购买")));
  }

  /**
   * Whether some of the first buyers of one bought the other: weights may come from relations of
   * the products as well, and what few do is not often.
   */
  private boolean haveCommonBuyers(int owned, int product) {
    Relation bought = catalogue.bought();
    int a = catalogue.entity(owned);
    int b = catalogue.entity(product);
    int fewer = bought.inverseDegree(a) <= bought.inverseDegree(b) ? a : b;
    int other = fewer == a ? b : a;
    int start = bought.inverseStart(fewer);
    int end = Math.min(bought.inverseEnd(fewer), start + MAX_CHECKED);
    for (int p = start; p < end; p++) {
      if (bought.contains(bought.source(p), other)) {
        return true;
      }
    }
    return false;
  }

  /** A product by its title, or by a pronoun if the title has just been told. */
  private Phrase named(int owned, Set<Phrase> told) {
    Phrase title = catalogue.shortTitle(owned);
    if (!told.add(title)) {
      return new Phrase("that product", "该商品");
    }
    return profileWasBought
        ? new Phrase(title.english() + ", which you bought", "您买过的" + title.chinese())
        : title;
  }

  private Optional<Reason> shared(SharedRelations part, int product, Set<Phrase> told) {
    int owned = part.strongestOwned(product);
    List<Relation> relations = owned < 0 ? List.of() : sharedRelations(part, owned, product);
    if (relations.isEmpty()) {
      return Optional.empty();
    }
    Phrase named = named(owned, told);
    String english =
        "same " + String.join(" and ", relations.stream().map(GraphReasons::english).toList());
    String chinese = String.join("、", relations.stream().map(GraphReasons::chinese).toList());
    return Optional.of(
        new Reason(
            Kind.SHARED,
            new Phrase(english + " as " + named.english(), "与" + named.chinese() + chinese)));
  }

  private Optional<Reason> popular(int product) {
    int buyers = catalogue.buyers(product);
    return buyers < MANY
        ? Optional.empty()
        : Optional.of(
            new Reason(
                Kind.POPULAR, new Phrase(buyers + " shoppers bought it", buyers + " 位顾客买过")));
  }

  private Optional<Reason> recent(int product) {
    return catalogue.buyers(product) < MANY
        ? Optional.empty()
        : Optional.of(new Reason(Kind.POPULAR, new Phrase("much bought lately", "近期热销")));
  }

  private Optional<GraphPath> sharedPath(SharedRelations part, int product) {
    int owned = part.strongestOwned(product);
    if (owned < 0) {
      return Optional.empty();
    }
    int from = catalogue.entity(owned);
    int to = catalogue.entity(product);
    for (Relation relation : sharedRelations(part, owned, product)) {
      for (int p = relation.start(from); p < relation.end(from); p++) {
        int entity = relation.target(p);
        if (relation.contains(to, entity)) {
          Step there = new Step(from, relation.predicate(), true, entity);
          Step back = new Step(entity, relation.predicate(), false, to);
          double rarity = Math.log1p((double) catalogue.size() / relation.inverseDegree(entity));
          return Optional.of(new GraphPath(List.of(there, back), rarity));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<GraphPath> togetherPath(int owned, int product) {
    if (!haveCommonBuyers(owned, product)) {
      return new PathFinder(catalogue.graph())
          .shared(catalogue.entity(owned), catalogue.entity(product), 1).stream().findFirst();
    }
    Step step =
        new Step(catalogue.entity(owned), BOUGHT_TOGETHER_STEP, true, catalogue.entity(product));
    double weight = parts.boughtTogether().orElseThrow().weight(owned, product);
    return Optional.of(new GraphPath(List.of(step), weight));
  }

  private List<Relation> sharedRelations(SharedRelations part, int owned, int product) {
    List<Relation> shared = new ArrayList<>();
    for (SharedRelations.Weighted weighted : part.relations()) {
      if (SharedRelations.shares(
          weighted.relation(), catalogue.entity(owned), catalogue.entity(product))) {
        shared.add(weighted.relation());
      }
    }
    return shared;
  }

  private static String english(Relation relation) {
    return switch (relation.predicate()) {
      case "derived_category" -> "kind";
      case "color" -> "colour";
      default -> relation.predicate();
    };
  }

  private static String chinese(Relation relation) {
    return switch (relation.predicate()) {
      case "brand" -> "同品牌";
      case "color" -> "同颜色";
      default -> "同类别";
    };
  }
}
