package io.shopguide.guide;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a question is answered. Immutable and thread-safe.
 *
 * @param limit greatest number of products in the answer, alternatives included, positive
 * @param among the only products to consider, for a search within results; empty for all
 * @param offset number of leading products to leave out, at least 0; the answer costs as much as
 *     one with the left out products. {@link ShoppingGuide#more} goes on by itself.
 * @param diversity how much the products should differ
 * @param vectors vectors to compare products with, by the names that {@link GuideBuilder#vectors}
 *     gave them; not to be changed
 */
public record AskOptions(
    int limit,
    Optional<Set<String>> among,
    int offset,
    Diversity diversity,
    Map<String, float[]> vectors) {
  private static final AskOptions DEFAULT = limit(10);

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if {@code limit} is not positive or {@code offset} negative
   */
  public AskOptions {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; it must be positive");
    }
    if (offset < 0) {
      throw new IllegalArgumentException("The offset is " + offset + "; it must be at least 0");
    }
    Objects.requireNonNull(diversity, "diversity");
    among = among.map(Set::copyOf);
    vectors = Map.copyOf(vectors);
  }

  /**
   * Ten products out of all.
   *
   * @return the options used when none are given
   */
  public static AskOptions defaults() {
    return DEFAULT;
  }

  /**
   * A number of products out of all.
   *
   * @param limit greatest number of products in the answer, positive
   * @return the options
   */
  public static AskOptions limit(int limit) {
    return new AskOptions(limit, Optional.empty(), 0, Diversity.off(), Map.of());
  }

  /**
   * The same options over some products only.
   *
   * @param productIds the only products to consider; unknown ids are ignored
   * @return other options
   */
  public AskOptions within(Set<String> productIds) {
    return new AskOptions(limit, Optional.of(productIds), offset, diversity, vectors);
  }

  /**
   * The same options further down the ranking.
   *
   * @param leftOut number of leading products to leave out, at least 0
   * @return other options
   */
  public AskOptions from(int leftOut) {
    return new AskOptions(limit, among, leftOut, diversity, vectors);
  }

  /**
   * The same options with another diversity.
   *
   * @param wanted how much the products should differ
   * @return other options
   */
  public AskOptions diverse(Diversity wanted) {
    return new AskOptions(limit, among, offset, wanted, vectors);
  }

  /**
   * The same options with a vector to compare products with, such as a picture's.
   *
   * @param name the name that {@link GuideBuilder#vectors} gave such vectors
   * @param vector the vector; copied
   * @return other options
   */
  public AskOptions withVector(String name, float[] vector) {
    Map<String, float[]> all = new HashMap<>(vectors);
    all.put(name, vector.clone());
    return withVectors(all);
  }

  /** The same options with other vectors to compare products with. */
  AskOptions withVectors(Map<String, float[]> all) {
    return new AskOptions(limit, among, offset, diversity, all);
  }

  /** The number of leading products of the ranking that the answer depends on. */
  int depth() {
    return (int) Math.min(Integer.MAX_VALUE, (long) offset + limit);
  }
}
