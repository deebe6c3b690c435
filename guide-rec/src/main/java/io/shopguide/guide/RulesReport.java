package io.shopguide.guide;

import java.util.List;

/**
 * What became of rules in a shop. Immutable and thread-safe.
 *
 * @param rules number of rules in force
 * @param idle names of the rules that no product of the shop meets at the moment, for example
 *     because a brand is misspelt
 */
public record RulesReport(int rules, List<String> idle) {
  /** Makes a report with an unmodifiable copy of its list. */
  public RulesReport {
    idle = List.copyOf(idle);
  }
}
