package io.shopguide.query.tagger;

import java.util.List;

/**
 * How often each word stands at which place of entities of which type.
 *
 * <p>A code's low 8 bits hold the commonest type plus 1 (the number of types plus 1 for outside),
 * the next 10 the commonest type and place plus 1, then 2 for the type's share and 3 for the
 * magnitude of the count. Not thread-safe.
 */
final class WordCounts extends Counts {
  private static final int PLACES = 4; // alone, first, inner, last

  private final List<String> types;

  WordCounts(List<String> types) {
    super(types.size() * PLACES + 1);
    this.types = types;
  }

  /** Adds a sequence ({@code change} is 1) or takes it out (-1). */
  void add(WordText text, List<TagSpan> spans, int change) {
    int next = 0;
    for (TagSpan span : spans) {
      outside(text, next, span.start(), change);
      int type = types.indexOf(span.type());
      for (int i = span.start(); i < span.end(); i++) {
        add(text.stem(i), type * PLACES + place(span, i), change);
      }
      next = span.end();
    }
    outside(text, next, text.length(), change);
  }

  private void outside(WordText text, int from, int to, int change) {
    for (int i = from; i < to; i++) {
      add(text.stem(i), types.size() * PLACES, change);
    }
  }

  private static int place(TagSpan span, int i) {
    if (span.end() - span.start() == 1) {
      return 0;
    }
    if (i == span.start()) {
      return 1;
    }
    return i == span.end() - 1 ? 3 : 2;
  }

  @Override
  int code(int[] row) {
    int total = 0;
    int bestType = 0;
    int bestTypeCount = 0;
    int bestColumn = 0;
    for (int first = 0; first < row.length; first += PLACES) {
      int ofType = 0;
      for (int column = first; column < Math.min(first + PLACES, row.length); column++) {
        ofType += row[column];
        bestColumn = row[column] > row[bestColumn] ? column : bestColumn;
      }
      total += ofType;
      if (ofType > bestTypeCount) {
        bestTypeCount = ofType;
        bestType = first / PLACES;
      }
    }
    if (total == 0) {
      return NONE;
    }
    return (bestType + 1)
        | ((bestColumn + 1) << 8)
        | (level(bestTypeCount, total, 0.5, 0.7, 0.9) << 18)
        | (magnitude(total) << 20);
  }

  static int type(int code) {
    return code & 0xFF;
  }

  static int place(int code) {
    return (code >>> 8) & 0x3FF;
  }

  static int magnitudeOf(int code) {
    return code >>> 20;
  }

  /** The type with its share and the magnitude. */
  static int detail(int code) {
    return type(code) | ((code >>> 18) << 8);
  }
}
