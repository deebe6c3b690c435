package io.shopguide.rec;

/**
 * The best products seen so far: a bounded heap of primitive scores. Equal scores are ordered by
 * product id, so a ranking does not depend on the order of arrival.
 *
 * <p>{@code O(log k)} an offer. Not thread-safe; one per request.
 */
public final class TopProducts {
  private final int[] products;
  private final double[] scores;
  private int size;

  /**
   * Makes an empty collection.
   *
   * @param limit greatest number of products kept, at least 0
   */
  public TopProducts(int limit) {
    products = new int[limit];
    scores = new double[limit];
  }

  /**
   * Offers a product; each product once.
   *
   * @param product class-local product id
   * @param score its score
   */
  public void offer(int product, double score) {
    if (size < products.length) {
      products[size] = product;
      scores[size] = score;
      siftUp(size++);
    } else if (size > 0 && worse(scores[0], products[0], score, product)) {
      products[0] = product;
      scores[0] = score;
      siftDown(0);
    }
  }

  /**
   * The number of products kept.
   *
   * @return 0 to the limit
   */
  public int size() {
    return size;
  }

  /**
   * The least score kept; a product with a smaller one is not kept once the limit is reached.
   *
   * @return the score, negative infinity if nothing is kept
   */
  public double worst() {
    return size > 0 ? scores[0] : Double.NEGATIVE_INFINITY;
  }

  /**
   * Empties the collection.
   *
   * @return the products kept, the best first
   */
  public int[] drain() {
    int[] ranked = new int[size];
    drainTo(ranked, null);
    return ranked;
  }

  /**
   * Empties the collection into arrays of the caller, which makes it ready for the next request
   * without allocation.
   *
   * @param ranked receives the products kept, the best first; at least {@link #size} long
   * @param rankedScores receives their scores, or {@code null}
   * @return number of products
   */
  public int drainTo(int[] ranked, double[] rankedScores) {
    int count = size;
    while (size > 0) {
      size--;
      ranked[size] = products[0];
      if (rankedScores != null) {
        rankedScores[size] = scores[0];
      }
      products[0] = products[size];
      scores[0] = scores[size];
      siftDown(0);
    }
    return count;
  }

  private void siftUp(int start) {
    int child = start;
    while (child > 0) {
      int parent = (child - 1) >>> 1;
      if (!worse(scores[child], products[child], scores[parent], products[parent])) {
        return;
      }
      swap(child, parent);
      child = parent;
    }
  }

  private void siftDown(int start) {
    int parent = start;
    while (true) {
      int child = 2 * parent + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size
          && worse(scores[child + 1], products[child + 1], scores[child], products[child])) {
        child++;
      }
      if (!worse(scores[child], products[child], scores[parent], products[parent])) {
        return;
      }
      swap(child, parent);
      parent = child;
    }
  }

  private void swap(int a, int b) {
    int product = products[a];
    products[a] = products[b];
    products[b] = product;
    double score = scores[a];
    scores[a] = scores[b];
    scores[b] = score;
  }

  private static boolean worse(double scoreA, int productA, double scoreB, int productB) {
    return scoreA < scoreB || (scoreA == scoreB && productA > productB);
  }
}
