package io.shopguide.examples.quickstart.catalogue;

import java.util.Map;
import java.util.TreeMap;

/**
 * A choice of one model other than its colour, such as its memory or its audience.
 *
 * @param lowest the lowest level of model it is offered for
 * @param highest the highest
 * @param sets the attributes it sets
 * @param extra US dollars on top of the model's price
 */
record Configuration(int lowest, int highest, Map<String, Value> sets, double extra) {

  /** The only configuration of a model without choices. */
  static final Configuration PLAIN = new Configuration(1, 5, Map.of(), 0);

  static Configuration of(Table.Row row) {
    String levels = row.get("levels");
    int dash = levels.indexOf('-');
    Map<String, Value> sets = new TreeMap<>();
    for (String assignment : row.get("sets").split(";", -1)) {
      int equals = assignment.indexOf('=');
      sets.put(assignment.substring(0, equals), Value.of(assignment.substring(equals + 1)));
    }
    return new Configuration(
        Integer.parseInt(levels.substring(0, dash)),
        Integer.parseInt(levels.substring(dash + 1)),
        sets,
        row.decimal("extra"));
  }

  /** Whether models of the level come in this configuration. */
  boolean suits(int level) {
    return lowest <= level && level <= highest;
  }
}
