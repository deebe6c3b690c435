package io.shopguide.guide;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntDoubleHashMap;
import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.IntIntHashMap;
import io.shopguide.kg.Relation;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.TopProducts;
import java.util.Arrays;
import java.util.List;

/**
 * Graph similarity through shared entities: for each relation, the share of the profile's products
 * that lead to the same entity, weighted by the relation and by how rare the entity is.
 *
 * <p>{@code sim(u,i) = sum_r w_r * max_{e in r(i)} idf(e) * |{j in profile : e in r(j)}| /
 * |profile|} with {@code idf(e) = log(1 + n / deg(e)) / log(1 + n)}.
 *
 * <p>Not thread-safe; one per request.
 */
final class SharedRelations implements SimilarityPart {
  static final String NAME = "shared relations";

  /** A relation from products with its weight; the weights of a list add up to 1. */
  record Weighted(Relation relation, double weight) {}

  /** Products that share a very common entity are too many to be worth scoring. */
  private static final int MAX_SHARED = 2_000;

  private static final int USUAL_ENTITIES = 3; // of a product

  private final CatalogueView catalogue;
  private final int[] profile;
  private final List<Weighted> relations;
  private final IntDoubleHashMap weightByEntity;
  private final IntArrayList entities; // of the profile, each once
  private final IntArrayList relationOf; // by place in entities
  private final IntArrayList targets; // of all products, by relation
  private final IntArrayList places; // in the profile, of those products
  private final int[] ends; // by relation, in targets
  private final double[] sharedWith; // by place in the profile, of the product explained last
  private int explained = -1;
  private int strongest = -1;

  SharedRelations(CatalogueView catalogue, int[] profile) {
    this.catalogue = catalogue;
    this.profile = profile;
    this.relations = weighted(catalogue);
    this.ends = new int[relations.size()];
    this.sharedWith = new double[profile.length];
    int usual = USUAL_ENTITIES * profile.length;
    this.entities = new IntArrayList(usual);
    this.relationOf = new IntArrayList(usual);
    this.targets = new IntArrayList(usual);
    this.places = new IntArrayList(usual);
    IntIntHashMap counts = new IntIntHashMap(usual);
    for (int r = 0; r < ends.length; r++) {
      Relation relation = relations.get(r).relation();
      for (int place = 0; place < profile.length; place++) {
        int entity = catalogue.entity(profile[place]);
        int end = relation.end(entity);
        for (int p = relation.start(entity); p < end; p++) {
          int target = relation.target(p);
          targets.add(target);
          places.add(place);
          if (counts.addTo(target, 1) == 1) {
            entities.add(target);
            relationOf.add(r);
          }
        }
      }
      ends[r] = targets.size();
    }
    this.weightByEntity = new IntDoubleHashMap(entities.size());
    double scale = 1 / (Math.log1p(catalogue.size()) * profile.length);
    for (int e = 0; e < entities.size(); e++) {
      int entity = entities.get(e);
      Relation relation = relations.get(relationOf.get(e)).relation();
      double rarity = Math.log1p((double) catalogue.size() / relation.inverseDegree(entity));
      weightByEntity.put(entity, counts.get(entity) * rarity * scale);
    }
  }

  /** The relations that say what a product is, with fixed weights. */
  static List<Weighted> weighted(CatalogueView catalogue) {
    List<Relation> categories = catalogue.categories();
    return List.of(
        new Weighted(categories.get(0), 0.50),
        new Weighted(categories.get(1), 0.15),
        new Weighted(catalogue.brand(), 0.25),
        new Weighted(catalogue.color(), 0.10));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    int entity = catalogue.entity(product);
    double sum = 0;
    for (Weighted weighted : relations) {
      sum += weighted.weight() * strongest(weighted.relation(), entity);
    }
    return sum;
  }

  private double strongest(Relation relation, int entity) {
    double best = 0;
    int end = relation.end(entity);
    for (int p = relation.start(entity); p < end; p++) {
      best = Math.max(best, weightByEntity.getOrDefault(relation.target(p), 0));
    }
    return best;
  }

  /** The share of what two products are that they have in common, 0 to 1. */
  double between(int product, int other) {
    double shared = 0;
    for (Weighted weighted : relations) {
      if (shares(weighted.relation(), catalogue.entity(product), catalogue.entity(other))) {
        shared += weighted.weight();
      }
    }
    return shared;
  }

  /** The profile's product that shares most with a product, -1 if none shares anything. */
  int strongestOwned(int product) {
    if (explained != product) {
      explained = product;
      strongest = findStrongest(product);
    }
    return strongest;
  }

  private int findStrongest(int product) {
    Arrays.fill(sharedWith, 0);
    IntArrayList own = new IntArrayList();
    for (int r = 0; r < ends.length; r++) {
      own.elementsCount = 0;
      addTargets(relations.get(r).relation(), catalogue.entity(product), own);
      int counted = -1; // a relation counts once, however many entities are shared
      for (int t = r == 0 ? 0 : ends[r - 1]; t < ends[r] && !own.isEmpty(); t++) {
        int place = places.get(t);
        if (place != counted && own.contains(targets.get(t))) {
          sharedWith[place] += relations.get(r).weight();
          counted = place;
        }
      }
    }
    int best = -1;
    double bestShared = 0;
    for (int n = 0; n < profile.length; n++) {
      if (profile[n] != product && sharedWith[n] > bestShared) {
        best = profile[n];
        bestShared = sharedWith[n];
      }
    }
    return best;
  }

  private static void addTargets(Relation relation, int entity, IntArrayList targets) {
    int end = relation.end(entity);
    for (int p = relation.start(entity); p < end; p++) {
      targets.add(relation.target(p));
    }
  }

  /**
   * Products that share what the profile has most of and few others have.
   *
   * @param limit greatest number of products
   * @return products, each once, the profile's own among them
   */
  int[] nearest(int limit) {
    TopProducts order = new TopProducts(entities.size());
    for (int e = 0; e < entities.size(); e++) {
      double weight = relations.get(relationOf.get(e)).weight();
      order.offer(e, weight * weightByEntity.get(entities.get(e)));
    }
    IntHashSet found = new IntHashSet(limit);
    for (int e : order.drain()) {
      int room = limit - found.size();
      if (room == 0) {
        break;
      }
      found.addAll(mostBought(entities.get(e), relationOf.get(e), room, found));
    }
    return found.toArray();
  }

  /** The most bought of the products that lead to an entity, but for some. */
  private int[] mostBought(int entity, int relationPlace, int limit, IntHashSet without) {
    Relation relation = relations.get(relationPlace).relation();
    int members = relation.inverseDegree(entity);
    if (members > MAX_SHARED) {
      return new int[0];
    }
    TopProducts most = new TopProducts(Math.min(limit, members));
    int end = relation.inverseEnd(entity);
    for (int p = relation.inverseStart(entity); p < end; p++) {
      int product = relation.source(p) - catalogue.firstProduct();
      if (!without.contains(product)) {
        most.offer(product, catalogue.buyers(product));
      }
    }
    return most.drain();
  }

  /** Whether two products lead to the same entity. */
  static boolean shares(Relation relation, int a, int b) {
    int end = relation.end(a);
    for (int p = relation.start(a); p < end; p++) {
      if (relation.contains(b, relation.target(p))) {
        return true;
      }
    }
    return false;
  }

  List<Weighted> relations() {
    return relations;
  }
}
