package io.shopguide.examples.quickstart.catalogue;

/** What models cost. */
final class Pricing {
  private static final double[] TIER_FACTOR = {0.86, 1.0, 1.18};

  private Pricing() {}

  /** A variant's price in US cents, with an ending shops use. */
  static long cents(Model model, Configuration configuration, long seed) {
    Kind kind = model.kind();
    double noise = model.dice(seed, "price").spread(0.05);
    double rise = kind.finePrice() / kind.plainPrice();
    double dollars =
        kind.plainPrice()
            * StrictMath.pow(rise, (model.level() - 1) / 4.0)
            * TIER_FACTOR[model.brand().tier() - 1]
            * (1 + noise);
    return charming(dollars) + charmingExtra(dollars, configuration.extra());
  }

  /** The nearest price ending in 9 or .99, whichever is usual at that height. */
  private static long charming(double dollars) {
    if (dollars < 40) {
      return Math.round(dollars) * 100 - 1;
    }
    if (dollars < 100) {
      return (Math.round(dollars / 5) * 5 - 1) * 100;
    }
    return (Math.round(dollars / 10) * 10 - 1) * 100;
  }

  /** Surcharges are whole dollars, and tens above a hundred, so that endings survive. */
  private static long charmingExtra(double dollars, double extra) {
    double unit = dollars < 40 ? 1 : dollars < 100 ? 5 : 10;
    return Math.round(extra / unit) * Math.round(unit) * 100;
  }
}
