package io.shopguide.dialogue;

import io.shopguide.query.Intent;
import io.shopguide.query.ParsedQuery;
import java.util.List;
import java.util.Objects;

/**
 * Turns utterances into the need they leave.
 *
 * <ul>
 *   <li>A query that names a category or content words and shows no sign of refining starts a new
 *       need; so does a wish for something similar.
 *   <li>A refinement, or a query of constraints alone ("under 100", "in white"), changes the need:
 *       wishes of one kind replace each other, attributes and exclusions add up, an exclusion ends
 *       the wish for the same concept and a wish ends the exclusion. A bound replaces the bound on
 *       the same thing.
 *   <li>"Cheaper" means below the cheapest of the first three products shown, "more expensive"
 *       above the dearest of them; "lighter", "another brand" and "another colour" compare with the
 *       first one. What is unknown of the products shown changes nothing.
 *   <li>A question of fact and a greeting leave the need as it is, "start over" empties it before
 *       it adds what else was said.
 * </ul>
 *
 * <p>Time linear in the need, the query and the products shown. Immutable and thread-safe.
 */
public final class Dialogue {
  /** Makes a dialogue; it keeps no state, so one serves all sessions. */
  public Dialogue() {}

  /**
   * The need after a turn.
   *
   * @param current the need before it, {@link Need#empty} at first
   * @param query what was said
   * @param shown the products shown last, in order
   * @return the need now
   */
  public Need next(Need current, ParsedQuery query, List<ShownProduct> shown) {
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(shown, "shown");
    return switch (query.intent()) {
      case RESET -> apply(Need.empty(), query, shown);
      case FACT, COMPARE, GREETING, ORDER_HELP, OUT_OF_SCOPE -> current;
      case FIND -> apply(startsAnew(query) ? Need.empty() : current, query, shown);
      case REFINE -> apply(current, query, shown);
      case SIMILAR, ACCESSORIES -> apply(Need.empty(), query, shown);
    };
  }

  private static boolean startsAnew(ParsedQuery query) {
    return NeedChange.namesProducts(query);
  }

  private static Need apply(Need base, ParsedQuery query, List<ShownProduct> shown) {
    NeedChange change = new NeedChange(NeedDraft.of(base), shown);
    change.apply(query);
    if (query.intent() == Intent.SIMILAR) {
      change.anchor(query);
    }
    return change.need();
  }
}
