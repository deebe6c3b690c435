package io.shopguide.kg.build;

import io.shopguide.lexicon.Language;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes keys and attribute names of what feeds say. */
final class Keys {
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private Keys() {}

  /** Lower case, words joined by hyphens: {@code Rose Gold} becomes {@code rose-gold}. */
  static String kebab(String name) {
    return joined(name, '-');
  }

  /** Lower case, words joined by underscores: {@code Weight (max)} becomes {@code weight_max}. */
  static String attribute(String field) {
    return joined(field, '_');
  }

  private static String joined(String name, char joint) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String key = NOT_WORD.matcher(folded).replaceAll(String.valueOf(joint));
    int start = key.startsWith(String.valueOf(joint)) ? 1 : 0;
    int end =
        key.length() - (key.length() > start && key.charAt(key.length() - 1) == joint ? 1 : 0);
    // A name of signs only must still name something.
    return start >= end ? folded.strip() : key.substring(start, end);
  }

  static String value(String attribute, String text) {
    return attribute + "=" + text.toLowerCase(Locale.ROOT);
  }

  /** Chinese if any character is Han. */
  static Language languageOf(String text) {
    boolean han =
        text.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return han ? Language.CHINESE : Language.ENGLISH;
  }
}
