package io.shopguide.guide;

import io.shopguide.kg.NumberColumn;
import io.shopguide.rec.SimilarityPart;

/**
 * Content similarity by price: how near a price is to those of the profile, on a logarithmic scale:
 * {@code exp(-(ln p - m)^2 / (2 s^2))} with the mean {@code m} and the deviation {@code s} of the
 * profile's logarithms, the latter at least 0.5. A product without a price fits half.
 *
 * <p>The prices of the profile are read once somebody asks. Not thread-safe; one per request.
 */
final class PriceFit implements SimilarityPart {
  static final String NAME = "price fit";
  private static final double LEAST_DEVIATION = 0.5;
  private static final double UNKNOWN = 0.5;

  private final CatalogueView catalogue;
  private final int[] profile;
  private double mean;
  private double variance; // 0 until the prices are read

  PriceFit(CatalogueView catalogue, int[] profile) {
    this.catalogue = catalogue;
    this.profile = profile;
  }

  private void readPrices() {
    double sum = 0;
    double squares = 0;
    int priced = 0;
    NumberColumn price = catalogue.price();
    for (int product : profile) {
      double amount = price.value(catalogue.entity(product));
      if (amount > 0) {
        sum += Math.log(amount);
        squares += Math.log(amount) * Math.log(amount);
        priced++;
      }
    }
    mean = priced == 0 ? Double.NaN : sum / priced;
    double spread = priced == 0 ? 0 : squares / priced - mean * mean;
    variance = Math.max(LEAST_DEVIATION * LEAST_DEVIATION, spread);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double similarity(int product) {
    if (variance == 0) {
      readPrices();
    }
    double amount = catalogue.price().value(catalogue.entity(product));
    if (!(amount > 0) || Double.isNaN(mean)) {
      return UNKNOWN;
    }
    double distance = Math.log(amount) - mean;
    return Math.exp(-distance * distance / (2 * variance));
  }
}
