package io.shopguide.lexicon;

import java.util.List;
import java.util.Map;

/**
 * The plural of English nouns, both ways, on the last word of a form key.
 *
 * <pre>
 * watch - watches   battery - batteries   headphone - headphones   knife - knives   mouse - mice
 * </pre>
 *
 * <p>It may offer a form that does not exist ("scissor"); no shopper writes it, so it does no harm.
 */
final class Inflection {
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "man", "men",
          "child", "children",
          "foot", "feet",
          "tooth", "teeth",
          "mouse", "mice",
          "goose", "geese",
          "person", "people",
          "shelf", "shelves",
          "scarf", "scarves");

  private Inflection() {}

  /** The other number of a key: plural forms of a singular, singular forms of a plural. */
  static List<String> variants(String key) {
    if (key.length() < 3 || !isLatin(key.charAt(key.length() - 1))) {
      return List.of();
    }
    for (Map.Entry<String, String> nouns : IRREGULAR.entrySet()) {
      if (key.endsWith(nouns.getKey())) {
        return List.of(cut(key, nouns.getKey().length()) + nouns.getValue(), plural(key));
      }
      if (key.endsWith(nouns.getValue())) {
        String singular = cut(key, nouns.getValue().length()) + nouns.getKey();
        return key.endsWith("s") ? List.of(singular) : List.of(singular, plural(key));
      }
    }
    return isPlural(key) ? singulars(key) : List.of(plural(key));
  }

  private static boolean isPlural(String key) {
    return key.endsWith("s") && !key.endsWith("ss") && !key.endsWith("us") && !key.endsWith("is");
  }

  private static List<String> singulars(String key) {
    if (key.endsWith("ies") && key.length() > 4) {
      return List.of(cut(key, 3) + "y", cut(key, 1));
    }
    if (key.endsWith("ves") && key.length() > 4) {
      return List.of(cut(key, 1), cut(key, 3) + "f", cut(key, 3) + "fe");
    }
    if (key.endsWith("es") && takesEs(cut(key, 2))) {
      return List.of(cut(key, 2), cut(key, 1));
    }
    return List.of(cut(key, 1));
  }

  private static String plural(String key) {
    char last = key.charAt(key.length() - 1);
    if (last == 'y' && "aeiou".indexOf(key.charAt(key.length() - 2)) < 0) {
      return cut(key, 1) + "ies";
    }
    if (key.endsWith("fe")) {
      return cut(key, 2) + "ves";
    }
    return takesEs(key) ? key + "es" : key + "s";
  }

  private static boolean takesEs(String stem) {
    return stem.endsWith("s")
        || stem.endsWith("x")
        || stem.endsWith("z")
        || stem.endsWith("ch")
        || stem.endsWith("sh");
  }

  private static String cut(String key, int count) {
    return key.substring(0, key.length() - count);
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }
}
