package io.shopguide.rec.vector;

import io.shopguide.rec.TopProducts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The products whose bounds are within a gap of the best ones' bounds. Which those are changes
 * while products come in, so it keeps more than needed and returns them greatest bound first, equal
 * bounds by id.
 *
 * <p>Not thread-safe; one per request.
 */
final class Candidates {
  private final TopProducts best;
  private final int limit;
  private final float gap;
  private int[] products = new int[1024];
  private float[] bounds = new float[1024];
  private int size;

  /**
   * Makes an empty collection.
   *
   * @param limit number of the best
   * @param gap how far below the least bound of the best a bound may lie
   */
  Candidates(int limit, float gap) {
    this.limit = limit;
    this.gap = gap;
    best = new TopProducts(limit);
  }

  /**
   * Adds products of consecutive ids.
   *
   * @param blockBounds their bounds
   * @param first id of the first of them
   * @param count number of them
   * @param among those to consider, {@code null} for all
   */
  void addAll(float[] blockBounds, int first, int count, BitSet among) {
    float threshold = threshold();
    int v = next(blockBounds, 0, count, threshold);
    while (v < count) {
      if (among == null || among.get(first + v)) {
        add(first + v, blockBounds[v]);
        threshold = threshold();
      }
      v = next(blockBounds, v + 1, count, threshold);
    }
  }

  private static int next(float[] bounds, int from, int count, float threshold) {
    int v = from;
    while (v < count && bounds[v] < threshold) {
      v++;
    }
    return v;
  }

  private float threshold() {
    return best.size() < limit ? Float.NEGATIVE_INFINITY : (float) best.worst() - gap;
  }

  private void add(int product, float bound) {
    best.offer(product, bound);
    if (size == products.length) {
      products = Arrays.copyOf(products, 2 * size);
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    products[size] = product;
    bounds[size++] = bound;
  }

  /** Ends the adding: drops what turned out to be too low and puts the greatest first. */
  void sort() {
    float threshold = threshold();
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (bounds[i] >= threshold) {
        products[kept] = products[i];
        bounds[kept++] = bounds[i];
      }
    }
    size = kept;
    for (int parent = size / 2 - 1; parent >= 0; parent--) {
      siftDown(parent);
    }
  }

  /** The greatest bound, after {@link #sort}; negative infinity if none is left. */
  float greatest() {
    return size > 0 ? bounds[0] : Float.NEGATIVE_INFINITY;
  }

  /** Removes the product with the greatest bound, after {@link #sort}. */
  int remove() {
    int product = products[0];
    products[0] = products[--size];
    bounds[0] = bounds[size];
    siftDown(0);
    return product;
  }

  int size() {
    return size;
  }

  private void siftDown(int start) {
    int parent = start;
    int product = products[start];
    float bound = bounds[start];
    while (2 * parent + 1 < size) {
      int child = 2 * parent + 1;
      if (child + 1 < size
          && before(products[child + 1], bounds[child + 1], products[child], bounds[child])) {
        child++;
      }
      if (before(product, bound, products[child], bounds[child])) {
        break;
      }
      products[parent] = products[child];
      bounds[parent] = bounds[child];
      parent = child;
    }
    products[parent] = product;
    bounds[parent] = bound;
  }

  private static boolean before(int productA, float boundA, int productB, float boundB) {
    return boundA > boundB || (boundA == boundB && productA < productB);
  }
}
