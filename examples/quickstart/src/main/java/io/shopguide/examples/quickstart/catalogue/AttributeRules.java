package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attributes of every category and kind, from {@code attributes.tsv}. */
final class AttributeRules {
  private final Map<String, Map<String, List<Row>>> byScope = new LinkedHashMap<>();

  /** Reads the rules. */
  AttributeRules(List<Table.Row> table) {
    for (Table.Row row : table) {
      byScope
          .computeIfAbsent(row.get("scope"), scope -> new LinkedHashMap<>())
          .computeIfAbsent(row.get("attribute"), attribute -> new ArrayList<>())
          .add(new Row(Condition.parse(row.get("when")), Rule.parse(row.get("value"))));
    }
  }

  /**
   * The attributes of one model in one configuration. The model's dice are rolled anew for each
   * attribute, so that configurations differ in what they set and in nothing else.
   */
  Fields draw(Model model, Configuration configuration, long seed) {
    Fields fields = new Fields();
    double noise = model.dice(seed, "fineness").spread(0.06);
    double fineness = Math.clamp((model.level() - 0.5) / 5 + noise, 0.0, 1.0);
    rulesOf(model.kind())
        .forEach(
            (attribute, rows) -> {
              Value fixed = configuration.sets().get(attribute);
              Rule rule = lastApplicable(rows, fields);
              if (fixed != null) {
                fields.put(attribute, fixed);
              } else if (!rule.absent()) {
                Dice dice = model.dice(seed, attribute);
                fields.put(attribute, rule.draw(model.level(), fineness, dice));
              }
            });
    return fields;
  }

  private Map<String, List<Row>> rulesOf(Kind kind) {
    Map<String, List<Row>> rules =
        new LinkedHashMap<>(byScope.getOrDefault(kind.category().key(), Map.of()));
    rules.putAll(byScope.getOrDefault(kind.key(), Map.of()));
    return rules;
  }

  private static Rule lastApplicable(List<Row> rows, Fields fields) {
    Rule found = new Rule.None();
    for (Row row : rows) {
      if (row.when().holds(fields)) {
        found = row.rule();
      }
    }
    return found;
  }

  private record Row(Condition when, Rule rule) {}
}
