package io.shopguide.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects forms and words. Not thread-safe; one per thread. */
public final class LexiconBuilder {
  private static final double INFLECTED = 0.9; // of the prior of the form itself

  private final SortedMap<String, List<Sense>> sensesOfKey = new TreeMap<>();
  private final Map<String, Long> frequencies = new HashMap<>();
  private final Map<String, Long> chineseFrequencies = new HashMap<>();
  private final TokenBuffer tokens = new TokenBuffer();

  private final Lexicon base; // what is changed, or null

  LexiconBuilder() {
    this(null);
  }

  LexiconBuilder(Lexicon base) {
    this.base = base;
  }

  /** A builder of the changes of a lexicon, which gives that lexicon with the changes. */
  static LexiconBuilder changing(Lexicon base) {
    return new LexiconBuilder(base);
  }

  static void requirePrior(Concept concept, String form, double prior) {
    if (!(prior > 0) || prior == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "The prior of \"" + form + "\" for " + concept + " must be above 0, not " + prior);
    }
  }

  /**
   * Adds a form of a concept. The same form may be added for several concepts.
   *
   * @param concept what it means
   * @param language the language of the form
   * @param form the form in any spelling; without a letter, digit or Chinese character it is
   *     ignored, and so is one of more than 120 characters
   * @param prior how likely the form means this concept, only compared with other concepts of the
   *     same form
   * @return this builder
   * @throws IllegalArgumentException unless {@code prior} is finite and greater than 0
   */
  public LexiconBuilder add(Concept concept, Language language, String form, double prior) {
    Objects.requireNonNull(concept, "concept");
    Objects.requireNonNull(language, "language");
    requirePrior(concept, form, prior);
    tokens.read(form);
    String key = FormKey.of(tokens);
    if (!hasContent(tokens) || key.length() > FormKey.MAX_LENGTH) {
      return this;
    }
    put(key, new Sense(concept, language, prior));
    for (String variant : variants(concept, language, key)) {
      put(variant, new Sense(concept, language, prior * INFLECTED));
    }
    countWords(1);
    countChinese(key);
    return this;
  }

  private static boolean hasContent(TokenBuffer tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.isMark(i)) {
        return true;
      }
    }
    return false;
  }

  /** The keys of a form in the other number. */
  private static List<String> variants(Concept concept, Language language, String key) {
    return inflects(concept.kind()) && language == Language.ENGLISH
        ? Inflection.variants(key)
        : List.of();
  }

  private void countWords(long frequency) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isWord(i)) {
        frequencies.merge(tokens.text(i), frequency, LexiconBuilder::sum);
      }
    }
  }

  private static long sum(long a, long b) {
    return a + Math.min(b, Long.MAX_VALUE - a);
  }

  private void countChinese(String key) {
    int length = key.length();
    if (length >= HomophoneIndex.MIN_LENGTH
        && length <= HomophoneIndex.MAX_LENGTH
        && key.chars().allMatch(c -> Han.sound((char) c) > 0)) {
      chineseFrequencies.merge(key, 1L, LexiconBuilder::sum);
    }
  }

  /**
   * Takes back a form of a concept, in both numbers. Its words stay known.
   *
   * @param concept what it meant
   * @param form the form in any spelling
   * @return this builder
   */
  public LexiconBuilder remove(Concept concept, String form) {
    String key = FormKey.of(form);
    removeKey(concept, key);
    variants(concept, Language.ENGLISH, key).forEach(variant -> removeKey(concept, variant));
    return this;
  }

  private void removeKey(Concept concept, String key) {
    List<Sense> senses = known(key);
    if (senses.removeIf(sense -> sense.concept().equals(concept))) {
      if (senses.isEmpty() && base == null) {
        sensesOfKey.remove(key);
      } else {
        sensesOfKey.put(key, senses); // an empty list hides the base's senses
      }
    }
  }

  /** The senses of a key so far, in the builder's own list or a new one. */
  private List<Sense> known(String key) {
    List<Sense> senses = sensesOfKey.get(key);
    if (senses == null) {
      senses = base == null ? new ArrayList<>(1) : new ArrayList<>(base.sensesOfKey(key));
    }
    return senses;
  }

  /**
   * Adds a known word that is no concept, such as a term of the catalogue, so that it is not
   * corrected and misspellings of it are.
   *
   * @param word one word
   * @param frequency how often it occurs, at least 0
   * @return this builder
   * @throws IllegalArgumentException if {@code frequency} is negative
   */
  public LexiconBuilder word(String word, long frequency) {
    if (frequency < 0) {
      throw new IllegalArgumentException(
          "The frequency of \"" + word + "\" must not be negative: " + frequency);
    }
    tokens.read(word);
    countWords(frequency);
    return this;
  }

  /**
   * Adds all forms of a vocabulary, each with prior 1.
   *
   * @param vocabulary the vocabulary
   * @return this builder
   */
  public LexiconBuilder vocabulary(Vocabulary vocabulary) {
    for (Concept concept : vocabulary.concepts()) {
      for (Language language : Language.values()) {
        for (String form : vocabulary.forms(concept, language)) {
          add(concept, language, form, 1);
        }
      }
    }
    return this;
  }

  /**
   * Builds the lexicon; the builder may be used further without effect on it.
   *
   * @return an immutable lexicon
   */
  public Lexicon build() {
    SortedMap<String, List<Sense>> sorted = new TreeMap<>();
    sensesOfKey.forEach((key, list) -> sorted.put(key, ranked(list)));
    Layer layer = Layer.of(sorted, frequencies, chineseFrequencies);
    if (base == null) {
      return new Lexicon(layer);
    }
    int count = base.formCount();
    for (Map.Entry<String, List<Sense>> entry : sorted.entrySet()) {
      count += entry.getValue().isEmpty() ? 0 : 1;
      count -= base.sensesOfKey(entry.getKey()).isEmpty() ? 0 : 1;
    }
    return new Lexicon(base.base(), layer, count);
  }

  private static List<Sense> ranked(List<Sense> list) {
    Sense[] senses = list.toArray(Sense[]::new);
    Arrays.sort(
        senses,
        Comparator.comparingDouble(Sense::prior)
            .reversed()
            .thenComparing(s -> s.concept().kind())
            .thenComparing(s -> s.concept().key()));
    return List.of(senses);
  }

  private static boolean inflects(ConceptKind kind) {
    return switch (kind) {
      case CATEGORY, AUDIENCE, OCCASION, ATTRIBUTE, VALUE, MATERIAL -> true;
      case BRAND, PRODUCT, COLOR -> false;
    };
  }

  private void put(String key, Sense sense) {
    List<Sense> list = sensesOfKey.computeIfAbsent(key, this::known);
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).concept().equals(sense.concept())) {
        if (list.get(i).prior() < sense.prior()) {
          list.set(i, sense);
        }
        return;
      }
    }
    list.add(sense);
  }
}
