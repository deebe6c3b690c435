package io.shopguide.kg.build;

/** What the number in a price field counts. Immutable and thread-safe. */
public enum PriceUnit {
  /** Hundredths of the currency: 1299 is 12.99. */
  CENTS(100),
  /** The currency itself: 12.99. */
  MAJOR(1);

  private final int perMajor;

  PriceUnit(int perMajor) {
    this.perMajor = perMajor;
  }

  double toMajor(double amount) {
    return amount / perMajor;
  }
}
