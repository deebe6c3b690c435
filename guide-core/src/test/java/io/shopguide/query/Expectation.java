package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be found in one query: a line of a query file. The last four are null in the older one,
 * but for {@code order}, which is null as well if there is none.
 */
record Expectation(
    String q,
    List<String> brands,
    List<String> notBrands,
    List<String> colors,
    List<String> notColors,
    List<String> excluded,
    Price price,
    List<Quantity> quantities,
    List<String> audiences,
    List<List<String>> alternatives,
    String intent,
    String order) {
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
        parsed.findings(QuantityFinding.class).stream()
            .filter(f -> f.dimension() != Dimension.LETTER_SIZE) // the sets only list numbers
            .map(Quantity::of)
            .toList();
    boolean sameQuantities = found.size() == quantities.size();
    for (int i = 0; sameQuantities && i < found.size(); i++) {
      sameQuantities = quantities.get(i).matches(found.get(i));
    }
    if (!sameQuantities) {
      differences.add("quantities: expected " + quantities + ", found " + found);
    }
    if (intent != null) {
      compare(
          "audiences", audiences, keys(parsed, ConceptKind.AUDIENCE, Polarity.WANTED), differences);
      compare("alternatives", alternatives, alternatives(parsed), differences);
      compare("intent", intent, parsed.intent().name(), differences);
      compare("order", order == null ? List.of() : List.of(order), orders(parsed), differences);
    }
    return differences;
  }

  private static List<String> orders(ParsedQuery parsed) {
    return parsed.findings(OrderFinding.class).stream().map(f -> f.order().name()).toList();
  }

  private static List<List<String>> alternatives(ParsedQuery parsed) {
    return parsed.alternatives().stream()
        .map(list -> list.spans().stream().map(span -> name(parsed, span)).toList())
        .toList();
  }

  private static String name(ParsedQuery parsed, Span span) {
    for (Finding finding : parsed.findings()) {
      if (finding.span().equals(span)) {
        return name(finding);
      }
    }
    return parsed.unresolved().stream()
        .filter(word -> word.span().equals(span))
        .map(Word::normalized)
        .findFirst()
        .orElseThrow();
  }

  private static String name(Finding finding) {
    return switch (finding) {
      case ConceptFinding concept ->
          concept.concept().kind() == ConceptKind.BRAND
                  || concept.concept().kind() == ConceptKind.COLOR
              ? concept.concept().key()
              : concept.form();
      case QuantityFinding quantity ->
          new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                  .format(quantity.low())
              + " "
              + quantity.dimension();
      default -> finding.toString();
    };
  }

  private static void compare(
      String name, Object expected, Object found, List<String> differences) {
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
    SortedMap<Integer, String> byStart = new TreeMap<>();
    parsed.findings(ConceptFinding.class).stream()
        .filter(f -> f.polarity() == Polarity.EXCLUDED)
        .filter(f -> f.concept().kind() != ConceptKind.BRAND)
        .filter(f -> f.concept().kind() != ConceptKind.COLOR)
        .forEach(f -> byStart.put(f.span().start(), f.form()));
    parsed.unresolved().stream()
        .filter(word -> word.polarity() == Polarity.EXCLUDED)
        .forEach(word -> byStart.put(word.span().start(), word.normalized()));
    return List.copyOf(byStart.values());
  }

  private static boolean near(Double expected, Double found) {
    if (expected == null || found == null) {
      return expected == null && found == null;
    }
    return Math.abs(expected - found) <= 1e-6 * Math.max(1, Math.abs(expected));
  }
}
