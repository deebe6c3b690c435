package io.shopguide.kg.build;

import io.shopguide.lexicon.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Brings together the names of the same things in several languages. */
final class NamePairs {
  private NamePairs() {}

  /**
   * Pairs names by position where all languages have the same number of them; otherwise each name
   * stands alone, since a wrong pair would do more harm than a missing one.
   */
  static List<Map<Language, String>> zip(Map<Language, List<String>> byLanguage) {
    long sizes = byLanguage.values().stream().map(List::size).distinct().count();
    List<Map<Language, String>> pairs = new ArrayList<>();
    byLanguage.forEach(
        (language, names) -> {
          for (int i = 0; i < names.size(); i++) {
            boolean joins = sizes == 1 && i < pairs.size();
            Map<Language, String> pair = joins ? pairs.get(i) : new EnumMap<>(Language.class);
            pair.put(language, names.get(i));
            if (!joins) {
              pairs.add(pair);
            }
          }
        });
    return pairs;
  }
}
