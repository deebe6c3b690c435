package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import java.util.ArrayList;
import java.util.List;

/** What must be found in one query: a line of queries.jsonl. */
record Expectation(
    String q,
    List<String> brands,
    List<String> notBrands,
    List<String> colors,
    List<String> notColors,
    List<String> excluded,
    Price price,
    List<Quantity> quantities) {
  /** A price range; null for an open end or no currency. */
  record Price(Double min, Double max, String currency, boolean about) {
    static Price of(PriceFinding finding) {
      return new Price(
          finding.low() == 0 ? null : finding.low(),
          finding.high() == Double.POSITIVE_INFINITY ? null : finding.high(),
          finding.currency().isEmpty() ? null : finding.currency(),
          finding.approximate());
    }

    boolean matches(Price other) {
      return near(min, other.min)
          && near(max, other.max)
          && (currency == null ? other.currency == null : currency.equals(other.currency))
          && about == other.about;
    }
  }

  /** A range of a quantity; null for an open end. */
  record Quantity(String dimension, Double min, Double max) {
    static Quantity of(QuantityFinding finding) {
      return new Quantity(
          finding.dimension().name(),
          finding.low() == Double.NEGATIVE_INFINITY ? null : finding.low(),
          finding.high() == Double.POSITIVE_INFINITY ? null : finding.high());
    }

    boolean matches(Quantity other) {
      return dimension.equals(other.dimension) && near(min, other.min) && near(max, other.max);
    }
  }

  /** What a parser found otherwise, in words. */
  List<String> differences(ParsedQuery parsed) {
    List<String> differences = new ArrayList<>();
    compare("brands", brands, keys(parsed, ConceptKind.BRAND, Polarity.WANTED), differences);
    compare(
        "notBrands", notBrands, keys(parsed, ConceptKind.BRAND, Polarity.EXCLUDED), differences);
    compare("colors", colors, keys(parsed, ConceptKind.COLOR, Polarity.WANTED), differences);
    compare(
        "notColors", notColors, keys(parsed, ConceptKind.COLOR, Polarity.EXCLUDED), differences);
    compare("excluded", excluded, otherExclusions(parsed), differences);
    List<Price> prices = parsed.findings(PriceFinding.class).stream().map(Price::of).toList();
    boolean samePrice =
        price == null ? prices.isEmpty() : prices.size() == 1 && price.matches(prices.get(0));
    if (!samePrice) {
      differences.add("price: expected " + price + ", found " + prices);
    }
    List<Quantity> found =
        parsed.findings(QuantityFinding.class).stream().map(Quantity::of).toList();
    boolean sameQuantities = found.size() == quantities.size();
    for (int i = 0; sameQuantities && i < found.size(); i++) {
      sameQuantities = quantities.get(i).matches(found.get(i));
    }
    if (!sameQuantities) {
      differences.add("quantities: expected " + quantities + ", found " + found);
    }
    return differences;
  }

  private static void compare(
      String name, List<String> expected, List<String> found, List<String> differences) {
    if (!expected.equals(found)) {
      differences.add(name + ": expected " + expected + ", found " + found);
    }
  }

  private static List<String> keys(ParsedQuery parsed, ConceptKind kind, Polarity polarity) {
    return parsed.findings(ConceptFinding.class).stream()
        .filter(f -> f.concept().kind() == kind && f.polarity() == polarity)
        .map(f -> f.concept().key())
        .distinct()
        .toList();
  }

  private static List<String> otherExclusions(ParsedQuery parsed) {
    List<String> found = new ArrayList<>();
    parsed.findings(ConceptFinding.class).stream()
        .filter(f -> f.polarity() == Polarity.EXCLUDED)
        .filter(f -> f.concept().kind() != ConceptKind.BRAND)
        .filter(f -> f.concept().kind() != ConceptKind.COLOR)
        .forEach(f -> found.add(f.form()));
    parsed.unresolved().stream()
        .filter(word -> word.polarity() == Polarity.EXCLUDED)
        .forEach(word -> found.add(word.normalized()));
    return found;
  }

  private static boolean near(Double expected, Double found) {
    if (expected == null || found == null) {
      return expected == null && found == null;
    }
    return Math.abs(expected - found) <= 1e-6 * Math.max(1, Math.abs(expected));
  }
}
