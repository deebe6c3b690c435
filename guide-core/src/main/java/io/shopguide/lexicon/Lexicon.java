package io.shopguide.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What words mean: surface forms in both languages with the concepts they may stand for, and the
 * words a misspelling may stand for.
 *
 * <p>Forms match whatever their case, width, hyphens and spaces ("T-Shirt", "t shirt", "tshirt"),
 * and in the other number if they are English nouns ("watch", "watches"). Chinese is matched at
 * every character, without segmentation.
 *
 * <p>Finding all mentions takes one pass, linear in the text. Immutable and thread-safe.
 */
public final class Lexicon {
  private final FormAutomaton automaton;
  private final List<List<Sense>> senses; // by ordinal of the form key
  private final SpellingIndex words;
  private final Corrector corrector;

  private Lexicon(SortedMap<String, List<Sense>> sensesOfKey, Map<String, Long> frequencies) {
    automaton = FormAutomaton.of(sensesOfKey);
    senses = List.copyOf(sensesOfKey.values());
    words = new SpellingIndex(frequencies);
    corrector = new Corrector(words);
  }

  /**
   * Starts a lexicon.
   *
   * @return an empty builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * All places where a form stands, overlapping ones included.
   *
   * @param tokens the tokens of a text
   * @return the mentions, in order of their first token, the shorter first
   */
  public List<Mention> mentions(List<Token> tokens) {
    List<Mention> found = new ArrayList<>();
    automaton.scan(
        tokens, (first, end, ordinal) -> found.add(new Mention(first, end, senses.get(ordinal))));
    return found;
  }

  /**
   * What a form may mean.
   *
   * @param form a whole form in any spelling variant
   * @return the senses, the most likely first; empty if the form is unknown
   */
  public List<Sense> senses(String form) {
    int ordinal = automaton.ordinal(FormKey.of(form));
    return ordinal == FormAutomaton.MISSING ? List.of() : senses.get(ordinal);
  }

  /**
   * Whether a word is spelled as one of a form or of the catalogue.
   *
   * @param word a normalized word
   * @return true if it needs no correction
   */
  public boolean knows(String word) {
    return words.contains(word);
  }

  /**
   * The known word that a misspelling probably stands for. Words under four letters, words with
   * digits and known words are never corrected.
   *
   * @param word a normalized word
   * @return the most likely known word one edit away
   */
  public Optional<Correction> correction(String word) {
    return corrector.correction(word);
  }

  /**
   * The number of distinct forms, inflected ones included.
   *
   * @return a count
   */
  public int formCount() {
    return senses.size();
  }

  /**
   * The number of distinct words that spelling is corrected to.
   *
   * @return a count
   */
  public int wordCount() {
    return words.size();
  }

  /**
   * An estimate of the heap this lexicon holds.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    long lists = 0;
    for (List<Sense> list : senses) {
      lists += 32 + 36L * list.size(); // concepts are shared between forms and not counted
    }
    return automaton.ramBytesUsed() + words.ramBytesUsed() + lists;
  }

  @Override
  public String toString() {
    return "Lexicon[" + formCount() + " forms, " + wordCount() + " words]";
  }

  /** Collects forms and words. Not thread-safe; one per thread. */
  public static final class Builder {
    private static final double INFLECTED = 0.9; // of the prior of the form itself

    private final SortedMap<String, List<Sense>> sensesOfKey = new TreeMap<>();
    private final Map<String, Long> frequencies = new HashMap<>();

    private Builder() {}

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
    public Builder add(Concept concept, Language language, String form, double prior) {
      Objects.requireNonNull(concept, "concept");
      Objects.requireNonNull(language, "language");
      if (!(prior > 0) || prior == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "The prior of \"" + form + "\" for " + concept + " must be above 0, not " + prior);
      }
      List<Token> tokens = Tokenizer.tokens(form);
      String key = FormKey.of(form);
      boolean hasContent = tokens.stream().anyMatch(t -> t.type() != Token.Type.MARK);
      if (!hasContent || key.length() > FormAutomaton.MAX_KEY) {
        return this;
      }
      put(key, new Sense(concept, language, prior));
      if (inflects(concept.kind()) && language == Language.ENGLISH) {
        for (String variant : Inflection.variants(key)) {
          put(variant, new Sense(concept, language, prior * INFLECTED));
        }
      }
      tokens.stream()
          .filter(t -> t.type() == Token.Type.WORD)
          .forEach(t -> frequencies.merge(t.text(), 1L, Long::sum));
      return this;
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
    public Builder word(String word, long frequency) {
      if (frequency < 0) {
        throw new IllegalArgumentException(
            "The frequency of \"" + word + "\" must not be negative: " + frequency);
      }
      for (Token token : Tokenizer.tokens(word)) {
        if (token.type() == Token.Type.WORD) {
          frequencies.merge(token.text(), frequency, Long::sum);
        }
      }
      return this;
    }

    /**
     * Adds all forms of a vocabulary, each with prior 1.
     *
     * @param vocabulary the vocabulary
     * @return this builder
     */
    public Builder vocabulary(Vocabulary vocabulary) {
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
      return new Lexicon(sorted, frequencies);
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
      List<Sense> list = sensesOfKey.computeIfAbsent(key, k -> new ArrayList<>(1));
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
}
