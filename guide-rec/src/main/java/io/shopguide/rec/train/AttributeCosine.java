package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Likeness of products by what they are: the cosine of their attributes, each weighted by the
 * logarithm of how rare it is (inverse document frequency; Salton and Buckley, 1988).
 *
 * <p>One product takes time in the number of products that share an attribute with it. An attribute
 * of more than 20,000 products tells next to nothing and costs most; it counts in the lengths only.
 * Immutable and thread-safe.
 */
public final class AttributeCosine {
  private static final int MAX_HOLDERS = 20_000;

  private final int[][] attributes;
  private final double[] rarity; // by attribute
  private final int[][] holders; // by attribute, ascending; empty for one that is too common
  private final float[] lengths; // by product

  /**
   * Counts the attributes.
   *
   * @param attributes distinct attribute ids of each product; kept, not copied
   * @param attributeCount attributes are 0 to this, exclusive
   * @throws IllegalArgumentException if an attribute is out of range
   */
  public AttributeCosine(int[][] attributes, int attributeCount) {
    this.attributes = attributes;
    int[] counts = new int[attributeCount];
    for (int[] ofProduct : attributes) {
      for (int attribute : ofProduct) {
        if (attribute < 0 || attribute >= attributeCount) {
          throw new IllegalArgumentException(
              "Attribute " + attribute + " is none of the " + attributeCount);
        }
        counts[attribute]++;
      }
    }
    rarity = new double[attributeCount];
    holders = new int[attributeCount][];
    for (int attribute = 0; attribute < attributeCount; attribute++) {
      rarity[attribute] = StrictMath.log((attributes.length + 1.0) / (counts[attribute] + 1.0));
      holders[attribute] = new int[counts[attribute] > MAX_HOLDERS ? 0 : counts[attribute]];
    }
    lengths = new float[attributes.length];
    int[] at = new int[attributeCount];
    for (int product = 0; product < attributes.length; product++) {
      lengths[product] = length(attributes[product]);
      for (int attribute : attributes[product]) {
        if (holders[attribute].length > 0) {
          holders[attribute][at[attribute]++] = product;
        }
      }
    }
  }

  private float length(int[] ofProduct) {
    double squares = 0;
    for (int attribute : ofProduct) {
      squares += rarity[attribute] * rarity[attribute];
    }
    return (float) Math.sqrt(squares);
  }

  /**
   * Some products with their likeness, the most like first.
   *
   * @param products class-local product ids
   * @param likeness cosines above 0
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  public record Nearest(int[] products, float[] likeness) {}

  /**
   * The products most like one that is not among them, for example a new one.
   *
   * @param ofProduct its distinct attribute ids; unknown ones are left out
   * @param neighbours greatest number of products
   * @return the products most like it
   */
  public Nearest nearest(int[] ofProduct, int neighbours) {
    int[] known = Arrays.stream(ofProduct).filter(a -> a >= 0 && a < rarity.length).toArray();
    return new Search(neighbours).nearest(-1, known, length(known));
  }

  /**
   * The products most like each product.
   *
   * @param neighbours greatest number of neighbours of a product
   * @param cancelled asked once a product
   * @return the cosines, a row a product
   * @throws CancellationException if {@code cancelled} says so
   */
  public ItemItemMatrix matrix(int neighbours, BooleanSupplier cancelled) {
    Search search = new Search(neighbours);
    int[] offsets = new int[attributes.length + 1];
    int[] all = new int[Math.max(16, attributes.length)];
    float[] weights = new float[all.length];
    for (int product = 0; product < attributes.length; product++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("Comparing products was cancelled at " + product);
      }
      Nearest row = search.nearest(product, attributes[product], lengths[product]);
      int count = row.products().length;
      int from = offsets[product];
      if (from + count > all.length) {
        int capacity = Math.max(from + count, Math.multiplyExact(2, all.length));
        all = Arrays.copyOf(all, capacity);
        weights = Arrays.copyOf(weights, capacity);
      }
      System.arraycopy(row.products(), 0, all, from, count);
      System.arraycopy(row.likeness(), 0, weights, from, count);
      offsets[product + 1] = from + count;
    }
    int size = offsets[attributes.length];
    return new ItemItemMatrix(offsets, Arrays.copyOf(all, size), Arrays.copyOf(weights, size));
  }

  /** What a search needs of memory. Not thread-safe. */
  private final class Search {
    private final SparseScores scores = new SparseScores(attributes.length);
    private final TopProducts top;

    Search(int neighbours) {
      top = new TopProducts(Math.min(neighbours, attributes.length));
    }

    /** The products most like one with some attributes, itself left out. */
    Nearest nearest(int self, int[] ofProduct, float length) {
      for (int attribute : ofProduct) {
        float square = (float) (rarity[attribute] * rarity[attribute]);
        if (square > 0) {
          for (int other : holders[attribute]) {
            scores.add(other, square);
          }
        }
      }
      for (int i = 0; i < scores.size(); i++) {
        int other = scores.product(i);
        if (other != self) {
          top.offer(other, scores.get(other) / (length * lengths[other]));
        }
      }
      scores.clear();
      double[] ranked = new double[top.size()];
      int[] products = new int[ranked.length];
      top.drainTo(products, ranked);
      float[] likeness = new float[ranked.length];
      for (int i = 0; i < likeness.length; i++) {
        likeness[i] = (float) ranked[i];
      }
      return new Nearest(products, likeness);
    }
  }
}
