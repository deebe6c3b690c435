package io.shopguide.rec.train;

/**
 * What a formula needs of all histories: the factor of each shopper, the divisors of each product,
 * and how many events a product has. Immutable after construction and thread-safe.
 */
final class HistoryStatistics {
  private static final double UNIT = (double) Histories.FULL_WEIGHT * Histories.FULL_WEIGHT;

  private final float[] shopperFactors;
  private final double[] rowDivisors;
  private final double[] columnDivisors;
  private final int[] counts;
  private final int longestHistory;

  HistoryStatistics(Histories histories, int products, ItemItemFormula formula) {
    shopperFactors = new float[histories.shoppers()];
    counts = new int[products];
    int longest = 1;
    long[] mass = new long[products]; // whole numbers, so that no order of summation matters
    for (int shopper = 0; shopper < shopperFactors.length; shopper++) {
      long degree = 0;
      int end = histories.start(shopper + 1);
      longest = Math.max(longest, end - histories.start(shopper));
      for (int place = histories.start(shopper); place < end; place++) {
        int event = histories.event(place);
        int weight = Histories.weight(event);
        int square = weight * weight;
        degree += square;
        mass[Histories.product(event)] += square;
        counts[Histories.product(event)]++;
      }
      shopperFactors[shopper] = (float) power(degree / UNIT, -formula.shopperExponent());
    }
    longestHistory = longest;
    rowDivisors = new double[products];
    columnDivisors = new double[products];
    for (int product = 0; product < products; product++) {
      rowDivisors[product] = power(mass[product] / UNIT, formula.rowExponent());
      columnDivisors[product] = power(mass[product] / UNIT, formula.columnExponent());
    }
  }

  /** {@link StrictMath} gives the same weights on every machine. */
  static double power(double base, double exponent) {
    return exponent == 0 ? 1 : base == 0 ? 0 : StrictMath.pow(base, exponent);
  }

  int products() {
    return counts.length;
  }

  /** Number of shoppers with a product. */
  int count(int product) {
    return counts[product];
  }

  /** Number of products of the shopper who has most, at least 1. */
  int longestHistory() {
    return longestHistory;
  }

  float shopperFactor(int shopper) {
    return shopperFactors[shopper];
  }

  double rowDivisor(int product) {
    return rowDivisors[product];
  }

  double columnDivisor(int product) {
    return columnDivisors[product];
  }
}
