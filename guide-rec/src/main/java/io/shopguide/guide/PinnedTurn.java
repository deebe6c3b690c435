package io.shopguide.guide;

import io.shopguide.query.ParsedQuery;
import java.util.Set;

/**
 * The last question of a conversation as it was answered: later purchases and rules do not change
 * its further pages.
 *
 * @param generation number of the generation that answered
 * @param query what was understood
 * @param request what was ranked
 * @param next number of products of that ranking before the next page
 * @param shown ids of all products shown by now
 */
record PinnedTurn(
    long generation, ParsedQuery query, NeedRequest request, int next, Set<String> shown) {
  PinnedTurn {
    shown = Set.copyOf(shown);
  }

  /** The number of products before the first page. */
  int first() {
    return next + request.without().size() - shown.size();
  }
}
