package io.shopguide.benchmarks;

/** Numbers as figures are written: with few decimals. No instances. */
public final class Decimals {
  private Decimals() {}

  /**
   * The nearest number with that many decimals, the even one of two.
   *
   * @param value any number
   * @param places number of decimals, 0 to 15
   * @return the number, as near as a double comes
   */
  public static double rounded(double value, int places) {
    double parts = Math.pow(10, places);
    return Math.rint(value * parts) / parts;
  }
}
