package io.shopguide.kg.query;

import java.util.Comparator;
import java.util.Map;

/** What a list of the best must be. */
final class Tops {
  private Tops() {}

  /** As {@link TopIds#toString} has it. */
  static String expected(Map<Integer, ? extends Number> scores, int capacity) {
    return "TopIds"
        + scores.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<Integer, ? extends Number> e) -> -e.getValue().doubleValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(capacity)
            .map(e -> e.getKey() + "=" + e.getValue().doubleValue())
            .toList();
  }
}
