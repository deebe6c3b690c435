package io.shopguide.guide;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Relation;
import io.shopguide.kg.ShopTerms;
import io.shopguide.kg.query.PersonalizedPageRank;
import io.shopguide.kg.query.QueryScratch;
import io.shopguide.kg.query.TopIds;
import io.shopguide.kg.query.WalkRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds products around others by personalized PageRank over all relations of the products, for
 * profiles that no purchases lead from: new products, and shops without purchases.
 *
 * <p>Takes time independent of the size of the graph. Immutable and thread-safe; the scratch is the
 * caller's.
 */
final class GraphWalk {
  static final String NAME = "graph walk";

  private static final double STOP = 0.3;
  private static final double RESIDUAL = 1e-4;
  private static final double OTHER_WEIGHT = 0.1;

  private final CatalogueView catalogue;
  private final GraphView view;
  private final List<WalkRelation> relations;

  GraphWalk(CatalogueView catalogue) {
    this.catalogue = catalogue;
    this.view = catalogue.graph().view();
    this.relations = relations(catalogue, view);
  }

  /** Relations that say what a product is weigh what they weigh where products share them. */
  private static List<WalkRelation> relations(CatalogueView catalogue, GraphView view) {
    List<SharedRelations.Weighted> weights = SharedRelations.weighted(catalogue);
    List<WalkRelation> relations = new ArrayList<>();
    for (Relation relation : catalogue.graph().relations()) {
      if (relation.subjectClass().equals(CatalogueView.PRODUCT)) {
        double weight =
            weights.stream()
                .filter(w -> w.relation().predicate().equals(relation.predicate()))
                .mapToDouble(SharedRelations.Weighted::weight)
                .findFirst()
                .orElse(OTHER_WEIGHT);
        int predicate = view.findPredicate(ShopTerms.predicate(relation.predicate()).value());
        relations.add(WalkRelation.both(predicate).weighing(weight));
      }
    }
    return relations;
  }

  /**
   * The products where walks from a profile stop most, the most likely first.
   *
   * @param limit greatest number of products
   */
  int[] around(int[] profile, int limit, QueryScratch scratch) {
    if (relations.isEmpty() || profile.length == 0) {
      return new int[0];
    }
    int[] seeds = Arrays.stream(profile).map(catalogue::entity).toArray();
    double[] weights = new double[seeds.length];
    Arrays.fill(weights, 1);
    // Brands and categories are ranked as well, and are no candidates.
    TopIds best = new TopIds(2 * limit + seeds.length);
    new PersonalizedPageRank(view, relations, STOP, RESIDUAL, scratch).rank(seeds, weights, best);
    int first = catalogue.firstProduct();
    int[] products = new int[best.size()];
    int size = 0;
    for (int rank = 0; rank < best.size() && size < limit; rank++) {
      int product = best.id(rank) - first;
      if (product >= 0 && product < catalogue.size()) {
        products[size++] = product;
      }
    }
    return Arrays.copyOf(products, size);
  }
}
