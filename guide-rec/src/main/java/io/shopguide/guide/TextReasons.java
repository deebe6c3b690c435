package io.shopguide.guide;

import io.shopguide.guide.Reason.Kind;
import io.shopguide.rec.text.TextIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words for the parts of the content similarity. Not thread-safe; one per request. */
final class TextReasons {
  private static final int MAX_WORDS = 4;

  private final Map<String, BitSet> productsByWord = new LinkedHashMap<>();
  private final Map<String, BitSet> taken;
  private final Phrase meaning;

  private TextReasons(Phrase meaning, Map<String, BitSet> taken) {
    this.taken = taken;
    this.meaning = meaning;
  }

  /**
   * Reasons for a question with some words.
   *
   * @param taken the products that have what a word was taken for
   */
  TextReasons(TextIndex index, List<String> words, Map<String, BitSet> taken) {
    this(new Phrase("close in meaning to what you ask for", "与您的需求含义相近"), taken);
    for (String word : words) {
      if (productsByWord.size() < MAX_WORDS) {
        productsByWord.put(word, index.matching(word));
      }
    }
  }

  static TextReasons likeWhatWasBought() {
    return new TextReasons(new Phrase("similar to what you bought", "与您买过的商品相似"), Map.of());
  }

  static TextReasons likeTheProduct() {
    return new TextReasons(new Phrase("described in similar words", "描述相似"), Map.of());
  }

  private boolean isTaken(String word, int product) {
    return taken.containsKey(word) && taken.get(word).get(product);
  }

  /** The words that a product's text does not hold, nor the product what they were taken for. */
  List<Phrase> unmet(int product) {
    List<Phrase> unmet = new ArrayList<>();
    productsByWord.forEach(
        (word, products) -> {
          if (!products.get(product) && !isTaken(word, product)) {
            unmet.add(new Phrase("\"" + word + "\"", "“" + word + "”"));
          }
        });
    return unmet;
  }

  Optional<Reason> reason(String part, int product) {
    List<String> mentioned = mentioned(product);
    if (part.equals(TextMatch.NAME) && !mentioned.isEmpty()) {
      return Optional.of(
          new Reason(
              Kind.TEXT,
              new Phrase(
                  "mentions \"" + String.join("\", \"", mentioned) + "\"",
                  "提到“" + String.join("”、“", mentioned) + "”")));
    }
    return part.equals(VectorMatch.MEANING) && mentioned.isEmpty()
        ? Optional.of(new Reason(Kind.MEANING, meaning))
        : Optional.empty();
  }

  private List<String> mentioned(int product) {
    List<String> mentioned = new ArrayList<>();
    productsByWord.forEach(
        (word, products) -> {
          if (products.get(product)) {
            mentioned.add(word);
          }
        });
    return mentioned;
  }
}
