package io.shopguide.rec;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Item-item weights with products that came after the weights were learned. A new product borrows
 * from the products it is like, by attributes, text or vectors: {@code w(i,p) = sum_c s(p,c)
 * w(i,c)} and {@code w(p,j) = sum_c s(p,c) w(c,j)}, where the {@code s} of a product add up to 1
 * and {@code w(c,c)} is the greatest weight of the row {@code c}: a product is as near to itself as
 * to its nearest neighbour.
 *
 * <p>New shoppers and new events need nothing of the kind: a profile is scattered when it is asked
 * for, row by row, whatever is in it. {@link #spread} then gives the new products their share.
 *
 * <p>{@link #scatter} takes the time of a row, or of as many as the new product has models; {@link
 * #spread} that of the products reached and of those that borrow from them. Immutable and
 * thread-safe.
 */
public final class FoldedProducts {
  private final ItemItemMatrix weights;
  private final SortedMap<Integer, NewProduct> folded;
  private final ShareTable models; // of each new product
  private final ShareTable borrowers; // of each model

  private FoldedProducts(ItemItemMatrix weights, SortedMap<Integer, NewProduct> folded) {
    this.weights = weights;
    this.folded = folded;
    this.models = ShareTable.of(folded.values());
    this.borrowers = models.inverted();
  }

  /**
   * Begins without new products.
   *
   * @param weights learned weights
   * @return the weights alone
   */
  public static FoldedProducts of(ItemItemMatrix weights) {
    return new FoldedProducts(weights, new TreeMap<>());
  }

  /**
   * Folds products in, or replaces what was folded in for them.
   *
   * @param added the products, their ids beyond the learned ones or of ones whose row is empty
   * @return the weights with these products, too
   * @throws IllegalArgumentException if a product has learned weights, or a model has none
   */
  public FoldedProducts with(Collection<NewProduct> added) {
    TreeMap<Integer, NewProduct> all = new TreeMap<>(folded);
    for (NewProduct product : added) {
      int id = product.product();
      if (id < 0 || isLearned(id)) {
        throw new IllegalArgumentException(
            "Product " + id + " has learned weights; fold in products without");
      }
      for (int model : product.models()) {
        if (model < 0 || !isLearned(model)) {
          throw new IllegalArgumentException(
              "Product " + id + " cannot be like " + model + ", which has no weights");
        }
      }
      if (product.models().length == 0) {
        all.remove(id);
      } else {
        all.put(id, product);
      }
    }
    return new FoldedProducts(weights, all);
  }

  /**
   * Whether a product has weights of its own.
   *
   * @param product class-local product id
   * @return whether it can be a model, and cannot be folded in
   */
  public boolean isLearned(int product) {
    return product < weights.products() && weights.degree(product) > 0;
  }

  private float greatest(int product) {
    float greatest = 0;
    for (int i = 0; i < weights.degree(product); i++) {
      greatest = Math.max(greatest, weights.weightAt(product, i));
    }
    return greatest;
  }

  /**
   * Adds the row of a learned or new product, scaled, to an accumulator; nothing for an unknown
   * one.
   *
   * @param product class-local product id
   * @param scale factor of each weight
   * @param scores receives the weighted neighbours; has a place for every new product
   */
  public void scatter(int product, float scale, SparseScores scores) {
    if (isLearned(product)) {
      weights.scatter(product, scale, scores);
      int place = borrowers.find(product);
      if (place >= 0) {
        float own = scale * greatest(product);
        for (int i = borrowers.start(place); i < borrowers.end(place); i++) {
          scores.add(borrowers.product(i), own * borrowers.part(i));
        }
      }
      return;
    }
    int place = models.find(product);
    if (place >= 0) {
      for (int i = models.start(place); i < models.end(place); i++) {
        int model = models.product(i);
        float part = scale * models.part(i);
        weights.scatter(model, part, scores);
        scores.add(model, part * greatest(model));
      }
    }
  }

  /**
   * Adds to the new products what the profile gave their models; once, after all rows.
   *
   * @param scores what {@link #scatter} filled
   */
  public void spread(SparseScores scores) {
    int reached = scores.size();
    for (int n = 0; n < reached; n++) {
      int model = scores.product(n);
      float score = scores.get(model);
      int place = score > 0 ? borrowers.find(model) : -1;
      if (place >= 0) {
        for (int i = borrowers.start(place); i < borrowers.end(place); i++) {
          scores.add(borrowers.product(i), score * borrowers.part(i));
        }
      }
    }
  }
}
