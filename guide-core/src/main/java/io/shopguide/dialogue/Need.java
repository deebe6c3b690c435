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
 * What the shopper wants now, all turns considered.
 *
 * <p>However long a session lasts, a need stays small: it keeps at most 32 wishes of each kind,
 * excluded concepts, quantities, words and excluded words each, 8 anchors and 1,000 seen products.
 * Beyond that the oldest are dropped.
 *
 * <p>Immutable and thread-safe.
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
  private static final int MOST = 32; // of each collection but the following
  private static final int MOST_ANCHORS = 8;
  private static final int MOST_SEEN = 1_000;

  private static final Need EMPTY = new NeedDraft().build();

  /** Makes a need with unmodifiable copies of its collections, of large ones of their ends. */
  public Need {
    Map<ConceptKind, List<Concept>> copy = new EnumMap<>(ConceptKind.class);
    wishes.forEach((kind, concepts) -> copy.put(kind, latest(concepts, MOST)));
    wishes = Collections.unmodifiableMap(copy);
    excluded = latest(excluded, MOST);
    quantities = latest(quantities, MOST);
    words = latest(words, MOST);
    excludedWords = latest(excludedWords, MOST);
    anchors = latest(anchors, MOST_ANCHORS);
    seen = latest(seen, MOST_SEEN);
  }

  private static <T> List<T> latest(List<T> all, int most) {
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }

  private static <T> SequencedSet<T> latest(SequencedSet<T> all, int most) {
    SequencedSet<T> latest = new LinkedHashSet<>();
    all.stream().skip(Math.max(0, all.size() - most)).forEach(latest::add);
    return Collections.unmodifiableSequencedSet(latest);
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
