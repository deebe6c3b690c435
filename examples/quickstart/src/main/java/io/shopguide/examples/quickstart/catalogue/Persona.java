package io.shopguide.examples.quickstart.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sort of shopper.
 *
 * @param name such as {@code runner}
 * @param share how many of a hundred shoppers are of this sort
 * @param budget the level of product they aim for, 1 to 5
 * @param categories how much they buy of each category, by key
 * @param kinds how much more they like some kinds than others; one where absent
 * @param styles the styles of brand they take to
 * @param colors the plain colours they take to
 * @param children the share who buy for children
 */
record Persona(
    String name,
    double share,
    double budget,
    Map<String, Double> categories,
    Map<String, Double> kinds,
    List<String> styles,
    List<String> colors,
    double children) {

  static Persona of(Table.Row row) {
    return new Persona(
        row.get("name"),
        row.decimal("share"),
        row.decimal("budget"),
        weights(row.words("categories")),
        weights(row.words("kinds")),
        row.words("styles"),
        row.words("colors"),
        row.decimal("children"));
  }

  private static Map<String, Double> weights(List<String> words) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      weights.put(word.substring(0, equals), Double.valueOf(word.substring(equals + 1)));
    }
    return weights;
  }
}
