package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sentences of product descriptions, from {@code sentences.tsv}. */
final class Sentences {
  private static final String OPENER = "opener";
  private static final String BENEFIT = "benefit";

  private final Map<String, List<Sentence>> byScope = new HashMap<>();

  /** Reads the sentences. */
  Sentences(List<Table.Row> table) {
    for (Table.Row row : table) {
      byScope
          .computeIfAbsent(row.get("scope"), scope -> new ArrayList<>())
          .add(
              new Sentence(
                  row.get("role"),
                  Condition.parse(row.get("when")),
                  new Template(row.get("text"))));
    }
  }

  /** An opener that fits the product and, if there is one, a benefit that adds to it. */
  String describe(Kind kind, Fields fields, Dice dice) {
    Sentence opener = dice.pick(fitting(kind, OPENER, fields));
    String text = opener.text().fill(fields);
    List<Sentence> benefits = new ArrayList<>(fitting(kind, BENEFIT, fields));
    benefits.removeIf(
        benefit -> !Collections.disjoint(benefit.text().names(), opener.text().names()));
    return benefits.isEmpty() ? text : text + " " + dice.pick(benefits).text().fill(fields);
  }

  private List<Sentence> fitting(Kind kind, String role, Fields fields) {
    List<Sentence> fitting = new ArrayList<>();
    for (String scope : List.of(kind.key(), kind.category().key())) {
      for (Sentence sentence : byScope.getOrDefault(scope, List.of())) {
        if (sentence.role().equals(role) && sentence.when().holds(fields)) {
          fitting.add(sentence);
        }
      }
    }
    return fitting;
  }

  private record Sentence(String role, Condition when, Template text) {}
}
