package io.shopguide.rec.train;

import io.shopguide.kg.Relation;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SparseScores;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Drops item-item weights that rest on too few shoppers, so that no weight tells what one of them
 * bought: a pair of products stays if at least {@code least} shoppers bought both (k-anonymity in
 * the sense of Sweeney, 2002, of the published pairs).
 *
 * <p>Takes for every weight the time of the neighbour's shoppers. Immutable and thread-safe.
 *
 * @param least least number of common shoppers, positive; 1 keeps all
 */
public record CommonShoppers(int least) {
  /**
   * Makes a filter.
   *
   * @throws IllegalArgumentException if {@code least} is not positive
   */
  public CommonShoppers {
    if (least < 1) {
      throw new IllegalArgumentException(
          "The least number of common shoppers is " + least + "; it must be positive");
    }
  }

  /**
   * Filters weights.
   *
   * @param weights weights between class-local product ids
   * @param bought the relation from shoppers to products that they were learned from
   * @param firstProduct id of the first product
   * @param cancelled asked once a product
   * @return the weights with enough shoppers, in their order
   * @throws CancellationException if {@code cancelled} says so
   */
  public ItemItemMatrix filter(
      ItemItemMatrix weights, Relation bought, int firstProduct, BooleanSupplier cancelled) {
    if (least == 1) {
      return weights;
    }
    int products = weights.products();
    int[] offsets = new int[products + 1];
    int[] neighbours = new int[weights.entries()];
    float[] kept = new float[weights.entries()];
    int size = 0;
    SparseScores row = new SparseScores(products);
    for (int product = 0; product < products; product++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("Filtering was cancelled at product " + product);
      }
      weights.scatter(product, 1, row);
      BitSet shoppers = row.size() == 0 ? new BitSet() : shoppers(bought, firstProduct + product);
      for (int n = 0; n < row.size(); n++) {
        int neighbour = row.product(n);
        if (areEnough(bought, firstProduct + neighbour, shoppers)) {
          neighbours[size] = neighbour;
          kept[size++] = row.get(neighbour);
        }
      }
      row.clear();
      offsets[product + 1] = size;
    }
    return new ItemItemMatrix(offsets, Arrays.copyOf(neighbours, size), Arrays.copyOf(kept, size));
  }

  private static BitSet shoppers(Relation bought, int product) {
    BitSet shoppers = new BitSet();
    for (int p = bought.inverseStart(product); p < bought.inverseEnd(product); p++) {
      shoppers.set(bought.source(p));
    }
    return shoppers;
  }

  private boolean areEnough(Relation bought, int product, BitSet among) {
    int common = 0;
    for (int p = bought.inverseStart(product); p < bought.inverseEnd(product); p++) {
      if (among.get(bought.source(p)) && ++common >= least) {
        return true;
      }
    }
    return false;
  }
}
