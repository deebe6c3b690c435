package io.shopguide.dialogue;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.query.OrderFinding.Order;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What the shopper wants now, all turns considered. Immutable and thread-safe.
 *
 * @param wishes by kind the wished concepts; of those that {@linkplain #areAlternatives are
 *     alternatives} any one will do, so of colours one, of attributes all; never an empty list
 * @param excluded concepts that are ruled out
 * @param price bounds on the price, if any
 * @param quantities bounds on other quantities; several of one dimension all hold, each of some
 *     property ("16 GB memory, 512 GB disk")
 * @param words wished words that are no concept, normalized
 * @param excludedWords ruled out words that are no concept, normalized
 * @param order the order of the answer, if one was wished for
 * @param anchors ids of products the answer should be like
 * @param seen ids of products not to be shown again
 */
public record Need(
    Map<ConceptKind, List<Concept>> wishes,
    SequencedSet<Concept> excluded,
    Optional<PriceBounds> price,
    List<QuantityBounds> quantities,
    List<String> words,
    SequencedSet<String> excludedWords,
    Optional<Order> order,
    List<String> anchors,
    SequencedSet<String> seen) {
  private static final Need EMPTY = new NeedDraft().build();

  /** Makes a need with unmodifiable copies of its collections. */
  public Need {
    Map<ConceptKind, List<Concept>> copy = new EnumMap<>(ConceptKind.class);
    wishes.forEach((kind, concepts) -> copy.put(kind, List.copyOf(concepts)));
    wishes = Collections.unmodifiableMap(copy);
    excluded = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(excluded));
    quantities = List.copyOf(quantities);
    words = List.copyOf(words);
    excludedWords = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(excludedWords));
    anchors = List.copyOf(anchors);
    seen = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(seen));
  }

  /**
   * No wish at all.
   *
   * @return the need before the first turn
   */
  public static Need empty() {
    return EMPTY;
  }

  /**
   * The wished concepts of one kind.
   *
   * @param kind the kind
   * @return the alternatives, empty if there is no wish of that kind
   */
  public List<Concept> wishes(ConceptKind kind) {
    return wishes.getOrDefault(kind, List.of());
  }

  /**
   * Whether a product needs only one of two wished concepts: those of one kind, but for attributes,
   * which must all hold, and values, of which one of each attribute must.
   *
   * @param one a concept
   * @param other another concept
   * @return true as for red and blue, or for the same concept twice
   */
  public static boolean areAlternatives(Concept one, Concept other) {
    if (one.kind() != other.kind()) {
      return false;
    }
    return switch (one.kind()) {
      case ATTRIBUTE -> one.equals(other);
      case VALUE -> attribute(one).equals(attribute(other));
      default -> true;
    };
  }

  /** The attribute of a value, whose key is {@code attribute=value}. */
  private static String attribute(Concept value) {
    int equals = value.key().indexOf('=');
    return equals < 0 ? value.key() : value.key().substring(0, equals);
  }

  /**
   * Whether there is nothing to look for.
   *
   * @return true for {@link #empty} and its equals
   */
  public boolean isEmpty() {
    return equals(EMPTY);
  }
}
