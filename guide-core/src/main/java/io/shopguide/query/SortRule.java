package io.shopguide.query;

import io.shopguide.query.OrderFinding.Order;
import io.shopguide.query.SortWord.Kind;

/**
 * Finds wishes about the order that name what it is by.
 *
 * <pre>
 * sort      = "sort" { "them" | "the" | "results" | ... } "by" key [ [ "," ] direction ]
 *           | 按 key [ direction ] 排序
 * direction = "lowest first" | "high to low" | 从高到低 | ...
 * </pre>
 *
 * <p>Linear in the text, since a wish has at most {@value #MAX_FILLERS} fillers. Not thread-safe;
 * one per parse.
 */
final class SortRule {
  private static final double SURE = 0.95;
  private static final int MAX_FILLERS = 3;

  private final Draft draft;
  private final Phrases<SortWord> words;

  SortRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    words = grammar.sorts();
  }

  /** The end of the wish that starts at a token and is marked as explained, or the token itself. */
  int apply(int at) {
    if (!words.startAt(draft, at)) {
      return at;
    }
    int by = skip(at, Kind.SORT);
    if (by > at) {
      for (int i = 0; i < MAX_FILLERS; i++) {
        by = skip(by, Kind.FILLER);
      }
      int key = skip(by, Kind.BY);
      return key > by ? keyed(at, key, false) : at;
    }
    int key = skip(at, Kind.HAN);
    return key > at ? keyed(at, key, true) : at;
  }

  private int keyed(int first, int at, boolean closed) {
    Phrases.Match<SortWord> key = draft.phrase(words, at);
    if (key == null || key.value().kind() != Kind.KEY) {
      return first;
    }
    int end = key.end(at);
    int sign = draft.isWord(end, ",") ? end + 1 : end;
    int up = skip(sign, Kind.UP);
    int down = skip(sign, Kind.DOWN);
    end = Math.max(up, down) > sign ? Math.max(up, down) : end;
    if (closed) {
      int close = skip(end, Kind.END);
      if (close == end) {
        return first;
      }
      end = close;
    }
    Order order =
        up > sign
            ? key.value().rising()
            : down > sign ? key.value().falling() : key.value().usual();
    if (order == null) {
      return first;
    }
    draft.take(first, end, new OrderFinding(draft.span(first, end), SURE, order));
    return end;
  }

  /** The end of a part of a kind, the token itself if there is none. */
  private int skip(int at, Kind kind) {
    Phrases.Match<SortWord> word = draft.phrase(words, at);
    return word != null && word.value().kind() == kind ? word.end(at) : at;
  }
}
