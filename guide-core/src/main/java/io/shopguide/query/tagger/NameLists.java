package io.shopguide.query.tagger;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of all lists, by the hashes of their words.
 *
 * @param names one bit for each list
 * @param titles of the lists
 * @param longest number of words of the longest name
 */
record NameLists(CodeTable names, List<String> titles, int longest) {
  /** A code has 32 bits. */
  static final int MAX_LISTS = 32;

  /** Longer names are left out, which bounds the work at each word. */
  static final int MAX_WORDS = 12;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  int count() {
    return titles.size();
  }

  /**
   * Puts lists into one table.
   *
   * @throws IllegalArgumentException if there are more than 32 lists
   */
  static NameLists of(List<Gazetteer> lists, FeatureTemplates.Unit unit) {
    if (lists.size() > MAX_LISTS) {
      throw new IllegalArgumentException(
          lists.size() + " lists of names; join some so that there are at most " + MAX_LISTS);
    }
    CodeTable names = new CodeTable();
    WordText text = new WordText();
    int longest = 0;
    for (int list = 0; list < lists.size(); list++) {
      for (String name : lists.get(list).entries()) {
        List<String> words = words(name, unit);
        if (!words.isEmpty() && words.size() <= MAX_WORDS) {
          text.set(words);
          names.add(text.runHash(0, words.size()), 1 << list);
          longest = Math.max(longest, words.size());
        }
      }
    }
    return new NameLists(names, lists.stream().map(Gazetteer::name).toList(), longest);
  }

  private static List<String> words(String name, FeatureTemplates.Unit unit) {
    if (unit == FeatureTemplates.Unit.CHARACTERS) {
      return name.codePoints().mapToObj(Character::toString).toList();
    }
    return Arrays.stream(SPACES.split(name, -1)).filter(word -> !word.isEmpty()).toList();
  }
}
