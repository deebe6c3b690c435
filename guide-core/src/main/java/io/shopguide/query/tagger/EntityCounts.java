package io.shopguide.query.tagger;

import java.util.List;

/**
 * How often each run of words is an entity of which type, and how often it occurs.
 *
 * <p>A code's low 8 bits hold the commonest type plus 1, the next 3 the magnitude of the count,
 * then 2 for the share of the occurrences that are entities and 2 for the type's share. Not
 * thread-safe.
 */
final class EntityCounts extends Counts {
  /** Longer entities are not counted. */
  static final int LONGEST = 5;

  private final List<String> types;

  EntityCounts(List<String> types) {
    super(types.size() + 1);
    this.types = types;
  }

  /** Adds the entities of a sequence or takes them out. */
  void addEntities(WordText text, List<TagSpan> spans, int change) {
    for (TagSpan span : spans) {
      if (span.end() - span.start() <= LONGEST) {
        long hash = text.runHash(span.start(), span.end());
        add(hash, types.indexOf(span.type()), change);
      }
    }
  }

  /** Adds every run of words of a sequence or takes it out, once all entities are known. */
  void addRuns(WordText text, int change) {
    for (int i = 0; i < text.length(); i++) {
      long hash = WordText.EMPTY_RUN;
      for (int end = i; end < Math.min(text.length(), i + LONGEST); end++) {
        hash = text.extend(hash, end);
        addIfKnown(hash, types.size(), change);
      }
    }
  }

  @Override
  int code(int[] row) {
    int total = 0;
    int best = 0;
    for (int type = 0; type < types.size(); type++) {
      total += row[type];
      best = row[type] > row[best] ? type : best;
    }
    if (total == 0) {
      return NONE;
    }
    return (best + 1)
        | (magnitude(total) << 8)
        | (level(total, Math.max(total, row[types.size()]), 0.2, 0.5, 0.8) << 11)
        | (level(row[best], total, 0.6, 0.9) << 13);
  }

  static int type(int code) {
    return code & 0xFF;
  }
}
