package io.shopguide.guide;

import com.carrotsearch.hppc.IntObjectHashMap;
import io.shopguide.guide.Reason.Kind;
import io.shopguide.kg.GraphPath;
import io.shopguide.kg.GraphPath.Step;
import io.shopguide.kg.PathFinder;
import io.shopguide.kg.Relation;
import java.util.List;
import java.util.Optional;

/**
 * Words and paths for the parts of the graph similarity.
 *
 * <p>A path through purchases leaves out whose purchases they were: it is one step, {@code
 * bought_together}. Not thread-safe; one per request.
 */
final class GraphReasons {
  private static final String BOUGHT_TOGETHER_STEP = "bought_together";

  private static final Phrase ALREADY_TOLD = new Phrase("that product", "该商品");

  /** A claim about buyers is checked with this many of them at most. */
  private static final int MAX_CHECKED = 64;

  /** Fewer buyers than this are no reason, and their number could tell who they are. */
  private static final int MANY = 5;

  private final CatalogueView catalogue;
  private final Optional<BoughtTogether> boughtTogether;
  private final Optional<SharedRelations> shared;
  private final Labels labels;
  private final boolean profileWasBought;
  private final IntObjectHashMap<Owned> owned = new IntObjectHashMap<>();
  private int checked = -1; // the product whose buyers were compared last
  private boolean commonBuyers;

  /** What to call a product of the profile: by its short title, and as what it is. */
  private record Owned(Phrase title, Phrase named) {}

  /**
   * Makes reasons.
   *
   * @param profileWasBought whether the profile is what the shopper bought, and not a product the
   *     answer should be like
   */
  GraphReasons(
      CatalogueView catalogue, RequestParts parts, Labels labels, boolean profileWasBought) {
    this.catalogue = catalogue;
    this.boughtTogether = parts.boughtTogether();
    this.shared = parts.shared();
    this.labels = labels;
    this.profileWasBought = profileWasBought;
  }

  /**
   * The reason that a part of a product's score gives.
   *
   * @param told titles that earlier reasons for the product named, which are not repeated; takes in
   *     the one that this reason names
   */
  Optional<Reason> reason(String part, int product, List<Phrase> told) {
    return switch (part) {
      case BoughtTogether.NAME -> together(product, told);
      case SharedRelations.NAME -> shared(product, told);
      case Popularity.NAME -> popular(product);
      case Recency.NAME -> recent(product);
      default -> Optional.empty();
    };
  }

  Optional<GraphPath> path(String part, int product) {
    return switch (part) {
      case BoughtTogether.NAME -> togetherPath(product);
      case SharedRelations.NAME -> sharedPath(product);
      default -> Optional.empty();
    };
  }

  private Optional<Reason> together(int product, List<Phrase> told) {
    int strongest = strongestTogether(product);
    if (strongest < 0) {
      return Optional.empty();
    }
    Phrase named = named(strongest, told);
    if (!haveCommonBuyers(product)) {
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

  private int strongestTogether(int product) {
    return boughtTogether.isPresent() ? boughtTogether.get().strongest(product) : -1;
  }

  private int strongestShared(int product) {
    return shared.isPresent() ? shared.get().strongestOwned(product) : -1;
  }

  /**
   * Whether some of the first buyers of a product bought the one of the profile that is strongest
   * for it: weights may come from relations of the products as well, and what few do is not often.
   */
  private boolean haveCommonBuyers(int product) {
    if (checked != product) {
      checked = product;
      commonBuyers = findCommonBuyers(strongestTogether(product), product);
    }
    return commonBuyers;
  }

  private boolean findCommonBuyers(int strongest, int product) {
    Relation bought = catalogue.bought();
    int a = catalogue.entity(strongest);
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
  private Phrase named(int product, List<Phrase> told) {
    Owned known = owned(product);
    if (told.contains(known.title())) {
      return ALREADY_TOLD;
    }
    told.add(known.title());
    return known.named();
  }

  private Owned owned(int product) {
    int slot = owned.indexOf(product);
    if (owned.indexExists(slot)) {
      return owned.indexGet(slot);
    }
    Phrase title = CatalogueView.shortTitle(labels.of(catalogue.entity(product)));
    Phrase named =
        profileWasBought
            ? new Phrase(title.english() + ", which you bought", "您买过的" + title.chinese())
            : title;
    Owned added = new Owned(title, named);
    owned.indexInsert(slot, product, added);
    return added;
  }

  private Optional<Reason> shared(int product, List<Phrase> told) {
    int strongest = strongestShared(product);
    if (strongest < 0) {
      return Optional.empty();
    }
    String english = "";
    String chinese = "";
    for (SharedRelations.Weighted weighted : shared.get().relations()) {
      Relation relation = weighted.relation();
      if (share(relation, strongest, product)) {
        english += (english.isEmpty() ? "same " : " and ") + english(relation);
        chinese += (chinese.isEmpty() ? "" : "、") + chinese(relation);
      }
    }
    if (english.isEmpty()) {
      return Optional.empty();
    }
    Phrase named = named(strongest, told);
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

  private Optional<GraphPath> sharedPath(int product) {
    int strongest = strongestShared(product);
    if (strongest < 0) {
      return Optional.empty();
    }
    int from = catalogue.entity(strongest);
    int to = catalogue.entity(product);
    for (SharedRelations.Weighted weighted : shared.get().relations()) {
      Relation relation = weighted.relation();
      int end = relation.end(from);
      for (int p = relation.start(from); p < end; p++) {
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

  private Optional<GraphPath> togetherPath(int product) {
    int strongest = strongestTogether(product);
    if (strongest < 0) {
      return Optional.empty();
    }
    int from = catalogue.entity(strongest);
    int to = catalogue.entity(product);
    if (!haveCommonBuyers(product)) {
      return new PathFinder(catalogue.graph()).shared(from, to, 1).stream().findFirst();
    }
    double weight = boughtTogether.get().weight(strongest, product);
    return Optional.of(
        new GraphPath(List.of(new Step(from, BOUGHT_TOGETHER_STEP, true, to)), weight));
  }

  private boolean share(Relation relation, int strongest, int product) {
    return SharedRelations.shares(relation, catalogue.entity(strongest), catalogue.entity(product));
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
