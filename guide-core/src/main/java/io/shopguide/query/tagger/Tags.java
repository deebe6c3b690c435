package io.shopguide.query.tagger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Between tags such as {@code B-color} and entities. */
final class Tags {
  static final String OUTSIDE = "O";

  private Tags() {}

  /** Whether a text is {@code O} or a letter of a scheme, a hyphen and a type. */
  static boolean isTag(String text) {
    return text.equals(OUTSIDE)
        || (text.length() > 2 && text.charAt(1) == '-' && "BIES".indexOf(text.charAt(0)) >= 0);
  }

  static String type(String tag) {
    return tag.equals(OUTSIDE) ? "" : tag.substring(2);
  }

  /**
   * The entities of a sequence by the rules of conlleval: an entity starts at {@code B} and {@code
   * S}, after {@code E}, {@code S} and {@code O}, and where the type changes.
   */
  static List<TagSpan> spans(List<String> tags) {
    List<TagSpan> spans = new ArrayList<>();
    int start = 0;
    String open = "";
    for (int i = 0; i < tags.size(); i++) {
      char letter = tags.get(i).charAt(0);
      String type = type(tags.get(i));
      boolean begins = letter == 'B' || letter == 'S' || !type.equals(open);
      if (begins && !open.isEmpty()) {
        spans.add(new TagSpan(start, i, open, 1));
      }
      if (begins) {
        start = i;
      }
      open = type;
      if (letter == 'E' || letter == 'S') {
        spans.add(new TagSpan(start, i + 1, type, 1));
        open = "";
      }
    }
    if (!open.isEmpty()) {
      spans.add(new TagSpan(start, tags.size(), open, 1));
    }
    return spans;
  }

  /** The tags of entities that do not overlap, in order. */
  static List<String> tags(List<TagSpan> spans, int length, TagScheme scheme) {
    String[] tags = new String[length];
    Arrays.fill(tags, OUTSIDE);
    for (TagSpan span : spans) {
      for (int i = span.start(); i < span.end(); i++) {
        tags[i] = letter(i - span.start(), span.end() - 1 - i, scheme) + "-" + span.type();
      }
    }
    return List.of(tags);
  }

  /** The letter of a word that stands so many words after the first and before the last. */
  static char letter(int before, int after, TagScheme scheme) {
    if (scheme == TagScheme.BIO) {
      return before == 0 ? 'B' : 'I';
    }
    if (before == 0) {
      return after == 0 ? 'S' : 'B';
    }
    return after == 0 ? 'E' : 'I';
  }
}
