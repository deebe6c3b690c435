package io.shopguide.encoder.tuning;

import java.util.List;

/**
 * A query with a tag for each word: {@code B-TYPE} opens a mention of a type, {@code I-TYPE}
 * continues it, {@code O} is outside of any. Immutable and thread-safe.
 *
 * @param words the words in their order, at least one; for Chinese the characters
 * @param tags as many tags
 */
public record LabelledWords(List<String> words, List<String> tags) {

  /**
   * Checks the tags.
   *
   * @throws IllegalArgumentException if the numbers differ, there is no word or a tag has another
   *     form
   */
  public LabelledWords {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    if (words.isEmpty() || words.size() != tags.size()) {
      throw new IllegalArgumentException(
          "%d words with %d tags; give at least one word and a tag for each"
              .formatted(words.size(), tags.size()));
    }
    for (int i = 0; i < tags.size(); i++) {
      String tag = tags.get(i);
      boolean typed = (tag.startsWith("B-") || tag.startsWith("I-")) && tag.length() > 2;
      if (!typed && !tag.equals("O")) {
        throw new IllegalArgumentException(
            "The tag '%s' of the word '%s' is neither O nor B-TYPE nor I-TYPE"
                .formatted(tag, words.get(i)));
      }
    }
  }
}
