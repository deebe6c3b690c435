package io.shopguide.guide;

import com.carrotsearch.hppc.IntIntHashMap;
import io.shopguide.kg.Relation;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.lucene.util.VectorUtil;

/**
 * Reorders the head of a ranking so that its products differ. Which product comes next depends on
 * those before it alone, so a longer answer begins like a shorter one.
 *
 * <p>Takes the time of the head's length times the number of products wanted. Not thread-safe; one
 * per request.
 */
final class Diversifier {
  /** Products further down are too irrelevant to be shown for being different. */
  static final int HEAD = 200;

  private static final int NONE = -1;

  private final Shop shop;
  private final Diversity diversity;
  private final int page;
  private final SharedRelations relations;
  private final IntIntHashMap shown = new IntIntHashMap(); // of brands and categories, on this page

  /**
   * Makes a diversifier.
   *
   * @param page number of products that the quotas are about
   */
  Diversifier(Shop shop, Diversity diversity, int page) {
    this.shop = shop;
    this.diversity = diversity;
    this.page = page;
    this.relations = new SharedRelations(shop.catalogue(), new int[0]);
  }

  /**
   * Reorders a ranking.
   *
   * @param ranked products, the best first
   * @param score the scores they were ranked by
   * @param wanted number of leading products that will be looked at
   */
  int[] reorder(int[] ranked, IntToDoubleFunction score, int wanted) {
    int head = Math.min(HEAD, ranked.length);
    int[] left = Arrays.copyOf(ranked, head);
    double[] relevance = relevance(left, score);
    double[] nearest = new double[head];
    float[][] leftVectors = shop.vectors().hasMeaning() ? vectors(left) : null;
    int[] order = ranked.clone();
    int picks = Math.min(wanted, head);
    for (int rank = 0; rank < picks; rank++) {
      if (rank % page == 0) {
        shown.clear();
      }
      int pick = best(left, head - rank, relevance, nearest);
      int product = left[pick];
      float[] vector = leftVectors == null ? null : leftVectors[pick];
      order[rank] = product;
      count(product);
      remove(pick, left, relevance, nearest, leftVectors, head - rank);
      for (int i = 0; diversity.lambda() < 1 && i < head - rank - 1; i++) {
        double similarity =
            vector == null
                ? relations.between(product, left[i])
                : VectorUtil.dotProduct(vector, leftVectors[i]);
        nearest[i] = Math.max(nearest[i], similarity);
      }
    }
    System.arraycopy(left, 0, order, picks, head - picks);
    return order;
  }

  /** Scores as shares of the best one; it may be that none is above 0. */
  private static double[] relevance(int[] products, IntToDoubleFunction score) {
    double[] relevance = Arrays.stream(products).mapToDouble(score).toArray();
    double best = Arrays.stream(relevance).max().orElse(0);
    if (best > 0) {
      for (int i = 0; i < relevance.length; i++) {
        relevance[i] /= best;
      }
    }
    return relevance;
  }

  private float[][] vectors(int[] products) {
    float[][] vectors = new float[products.length][];
    for (int i = 0; i < products.length; i++) {
      vectors[i] = shop.vectors().meaningOf(products[i]);
    }
    return vectors;
  }

  /** The place of the best product within the quotas, or of the best at all if there is none. */
  private int best(int[] left, int count, double[] relevance, double[] nearest) {
    int best = NONE;
    int bestWithin = NONE;
    double bestValue = 0;
    double bestWithinValue = 0;
    for (int i = 0; i < count; i++) {
      double value = diversity.lambda() * relevance[i] - (1 - diversity.lambda()) * nearest[i];
      // The places keep the order of the ranking, so equal values keep it, too.
      if (best == NONE || value > bestValue) {
        best = i;
        bestValue = value;
      }
      if ((bestWithin == NONE || value > bestWithinValue) && isWithinQuotas(left[i])) {
        bestWithin = i;
        bestWithinValue = value;
      }
    }
    return bestWithin == NONE ? best : bestWithin;
  }

  private boolean isWithinQuotas(int product) {
    int brand = brand(product);
    int category = category(product);
    return (brand == NONE || shown.get(brand) < diversity.perBrand())
        && (category == NONE || shown.get(category) < diversity.perCategory());
  }

  private void count(int product) {
    int brand = brand(product);
    int category = category(product);
    if (brand != NONE) {
      shown.addTo(brand, 1);
    }
    if (category != NONE) {
      shown.addTo(category, 1);
    }
  }

  private int brand(int product) {
    return first(shop.catalogue().brand(), product);
  }

  private int category(int product) {
    for (Relation category : shop.catalogue().categories()) {
      int entity = first(category, product);
      if (entity != NONE) {
        return entity;
      }
    }
    return NONE;
  }

  private int first(Relation relation, int product) {
    int entity = shop.catalogue().entity(product);
    return relation.degree(entity) == 0 ? NONE : relation.target(relation.start(entity));
  }

  /** Closes the gap, so that the places of the others keep their order. */
  private static void remove(
      int place, int[] left, double[] relevance, double[] nearest, float[][] vectors, int count) {
    int moved = count - place - 1;
    System.arraycopy(left, place + 1, left, place, moved);
    System.arraycopy(relevance, place + 1, relevance, place, moved);
    System.arraycopy(nearest, place + 1, nearest, place, moved);
    if (vectors != null) {
      System.arraycopy(vectors, place + 1, vectors, place, moved);
    }
  }
}
