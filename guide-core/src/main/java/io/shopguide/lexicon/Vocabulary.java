package io.shopguide.lexicon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Concepts with their names in both languages and what each is a sort of.
 *
 * <p>The {@linkplain #builtIn built-in} one holds the general language of shops: categories,
 * colours, materials, audiences, occasions, attributes and values. A shop adds its own with {@link
 * #read} and {@link #with}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Vocabulary {
  private final Map<Concept, Entry> entries; // in order of addition
  private final List<Concept> concepts;
  private final Map<ConceptKind, Map<String, Concept>> conceptOfKey = new HashMap<>();

  Vocabulary(List<Entry> list) {
    entries = new LinkedHashMap<>();
    for (Entry entry : list) {
      entries.merge(entry.concept(), entry, Entry::and);
    }
    concepts = List.copyOf(entries.keySet());
    entries.values().forEach(entry -> index(entry, false));
    entries.values().forEach(entry -> index(entry, true));
  }

  /**
   * The vocabulary that comes with the library.
   *
   * @return general shopping language, English and Chinese
   */
  public static Vocabulary builtIn() {
    return BuiltIn.VOCABULARY;
  }

  /**
   * Reads a file of tab-separated lines in UTF-8.
   *
   * <pre>
   * kind  key  English forms by |  Chinese forms by |  broader key
   * color rose-gold  rose gold  玫瑰金|玫瑰金色  gold
   * </pre>
   *
   * <p>The first form of a language is its label. Either list and the broader key may be empty, not
   * both lists. A broader key is of the same kind and may be defined in another vocabulary. Lines
   * that start with {@code #} are comments; a first line that starts with {@code kind} is a header.
   *
   * @param file the file
   * @return its concepts
   * @throws IllegalArgumentException if a line is malformed; the message names file, line, column
   *     and remedy
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static Vocabulary read(Path file) {
    return VocabularyReader.read(file);
  }

  /**
   * This vocabulary and another one. Forms of a concept in both are joined, this one's first.
   *
   * @param other the other one
   * @return both
   */
  public Vocabulary with(Vocabulary other) {
    List<Entry> both = new ArrayList<>(entries.values());
    both.addAll(other.entries.values());
    return new Vocabulary(both);
  }

  /**
   * All concepts.
   *
   * @return an unmodifiable list, in order of addition
   */
  public List<Concept> concepts() {
    return concepts;
  }

  /**
   * The concept a shop's own label means, whatever its case, hyphens, spaces and number.
   *
   * @param kind the kind to look in
   * @param form a label such as "Notebooks"
   * @return the concept, if the form is known for that kind
   */
  public Optional<Concept> find(ConceptKind kind, String form) {
    return Optional.ofNullable(conceptOfKey.getOrDefault(kind, Map.of()).get(FormKey.of(form)));
  }

  /**
   * The forms of a concept.
   *
   * @param concept the concept
   * @param language the language
   * @return the forms as written in the file, the label first; empty if there are none
   */
  public List<String> forms(Concept concept, Language language) {
    Entry entry = entries.get(concept);
    return entry == null ? List.of() : entry.forms(language);
  }

  /**
   * What a concept is a sort of.
   *
   * @param concept the concept
   * @return the broader concept, if there is one in this vocabulary
   */
  public Optional<Concept> broader(Concept concept) {
    Entry entry = entries.get(concept);
    return entry == null ? Optional.empty() : entry.broader().filter(entries::containsKey);
  }

  /**
   * The name to show for a concept.
   *
   * @param concept the concept
   * @param language the language
   * @return its first form in that language, else in the other, else its key
   */
  public String label(Concept concept, Language language) {
    Language other = language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
    List<String> forms = forms(concept, language);
    forms = forms.isEmpty() ? forms(concept, other) : forms;
    return forms.isEmpty() ? concept.key() : forms.get(0);
  }

  @Override
  public String toString() {
    return "Vocabulary[" + entries.size() + " concepts]";
  }

  /** Exact forms are indexed before inflected ones, so that the latter never hide the former. */
  private void index(Entry entry, boolean inflected) {
    Map<String, Concept> ofKind =
        conceptOfKey.computeIfAbsent(entry.concept().kind(), k -> new HashMap<>());
    for (Language language : Language.values()) {
      for (String form : entry.forms(language)) {
        String key = FormKey.of(form);
        if (inflected) {
          Inflection.variants(key).forEach(v -> ofKind.putIfAbsent(v, entry.concept()));
        } else {
          ofKind.putIfAbsent(key, entry.concept());
        }
      }
    }
  }

  /** One concept with its forms. */
  record Entry(
      Concept concept, List<String> english, List<String> chinese, Optional<Concept> broader) {
    List<String> forms(Language language) {
      return language == Language.ENGLISH ? english : chinese;
    }

    Entry and(Entry other) {
      return new Entry(
          concept,
          union(english, other.english),
          union(chinese, other.chinese),
          other.broader.isPresent() ? other.broader : broader);
    }

    private static List<String> union(List<String> first, List<String> second) {
      List<String> all = new ArrayList<>(first);
      second.stream().filter(form -> !all.contains(form)).forEach(all::add);
      return List.copyOf(all);
    }
  }

  /** Read at first use. */
  private static final class BuiltIn {
    static final Vocabulary VOCABULARY = VocabularyReader.resource("vocabulary.tsv");
  }
}
