package io.shopguide.guide;

import io.shopguide.query.ParsedQuery;

/**
 * The last question of a conversation as it was answered: later purchases and rules do not change
 * its further pages.
 *
 * @param query what was understood
 * @param request what was ranked
 * @param next number of products shown by now
 */
record PinnedTurn(ParsedQuery query, NeedRequest request, int next) {}
