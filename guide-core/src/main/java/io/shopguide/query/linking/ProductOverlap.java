package io.shopguide.query.linking;

import io.shopguide.lexicon.Concept;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Tells from the products of a shop how well concepts go together: by the number of products that
 * have both, beside the number to be expected if they were independent, both smoothed by {@value
 * #SMOOTHING} products and the ratio kept between 1 / {@value #MOST} and {@value #MOST}.
 *
 * <p>A pair takes time linear in the products when it is first asked for; up to 10,000 pairs are
 * kept. Thread-safe.
 */
public final class ProductOverlap implements Compatibility {
  private static final double SMOOTHING = 2;
  private static final double MOST = 10;
  private static final int MOST_PAIRS = 10_000;

  private final int products;
  private final Function<Concept, BitSet> having;
  private final Map<Pair, Double> ratios = new ConcurrentHashMap<>();

  /** Two concepts; the order counts, so a pair may be kept twice. */
  private record Pair(Concept one, Concept other) {}

  /**
   * Makes the comparison.
   *
   * @param products number of products
   * @param having the products that have a concept; is called on the threads that ask
   */
  public ProductOverlap(int products, Function<Concept, BitSet> having) {
    this.products = products;
    this.having = Objects.requireNonNull(having, "having");
  }

  @Override
  public double of(Concept one, Concept other) {
    Pair pair = new Pair(one, other);
    Double known = ratios.get(pair);
    if (known != null) {
      return known;
    }
    double ratio = ratio(having.apply(one), having.apply(other));
    if (ratios.size() >= MOST_PAIRS) {
      ratios.clear(); // shoppers ask for few pairs again and again, so this is rare
    }
    ratios.put(pair, ratio);
    return ratio;
  }

  private double ratio(BitSet one, BitSet other) {
    double expected = (double) one.cardinality() * other.cardinality() / Math.max(1, products);
    BitSet both = (BitSet) one.clone();
    both.and(other);
    double ratio = (both.cardinality() + SMOOTHING) / (expected + SMOOTHING);
    return Math.clamp(ratio, 1 / MOST, MOST);
  }
}
