package io.shopguide.benchmarks.quantities;

import io.shopguide.query.Dimension;
import io.shopguide.query.Quantity;
import java.util.Map;
import java.util.Set;

/**
 * A unit as the labels of the phrases name it: canonical units in one of it, and what it may be.
 *
 * @param factor canonical units, or units of the currency, in one
 * @param dimension what it measures, null for money
 * @param currencies ISO codes or generic names it may stand for; empty if any
 */
record PhraseUnit(double factor, Dimension dimension, Set<String> currencies) {
  /** A phrase without a unit. */
  static final String NONE = "Unnamed";

  /** A bare 元 or 蚊 is filed under Dollar, as are its parts. */
  private static final Set<String> DOLLARS = Set.of("USD", "CNY", "HKD");

  private static final Map<String, Double> LENGTHS =
      Map.of(
          "Millimetre", 1.0,
          "Centimetre", 10.0,
          "Metre", 1000.0,
          "M", 1000.0,
          "Kilometre", 1e6,
          "Inch", 25.4,
          "Foot", 304.8,
          "Yard", 914.4,
          "Mile", 1609344.0);

  private static final Map<String, Double> VOLUMES =
      Map.of(
          "Millilitre", 1.0,
          "Litre", 1000.0,
          "Hectolitre", 1e5,
          "Gallon", 3785.411784,
          "Cup", 236.5882365,
          "Pint", 473.176473,
          "Tablespoon", 14.78676478125,
          "Teaspoon", 4.92892159375);

  private static final Map<String, Double> MASSES =
      Map.of(
          "Milligram", 0.001,
          "Gram", 1.0,
          "Kilogram", 1000.0,
          "Pound", 453.59237,
          "Ounce", 28.349523125);

  /** The unit of a label; {@code money} if the phrase is about money. */
  static PhraseUnit of(String name, boolean money) {
    if (money) {
      return ofMoney(name);
    }
    if (LENGTHS.containsKey(name)) {
      return new PhraseUnit(LENGTHS.get(name), Dimension.LENGTH, Set.of());
    }
    if (VOLUMES.containsKey(name)) {
      return new PhraseUnit(VOLUMES.get(name), Dimension.VOLUME, Set.of());
    }
    if (MASSES.containsKey(name)) {
      return new PhraseUnit(MASSES.get(name), Dimension.MASS, Set.of());
    }
    if (name.equals(NONE)) {
      return new PhraseUnit(1, null, Set.of());
    }
    throw new IllegalArgumentException("'" + name + "' is no known unit");
  }

  private static PhraseUnit ofMoney(String name) {
    return switch (name) {
      case NONE -> new PhraseUnit(1, null, Set.of());
      case "Dollar" -> new PhraseUnit(1, null, DOLLARS);
      case "Cent" -> new PhraseUnit(0.01, null, DOLLARS);
      case "Pound" -> new PhraseUnit(1, null, Set.of("GBP"));
      default -> new PhraseUnit(1, null, Set.of(name));
    };
  }

  /** Whether a quantity has this unit; one without any may be money as much as a number. */
  boolean isOf(Quantity quantity) {
    if (dimension != null) {
      return quantity.dimension().filter(dimension::equals).isPresent();
    }
    return currencies.isEmpty()
        ? quantity.dimension().isEmpty()
        : currencies.contains(quantity.currency())
            || currencies.contains(quantity.unit())
            || (quantity.unit().isEmpty() && currencies.equals(DOLLARS));
  }
}
