package io.shopguide.query.tagger;

import java.util.List;
import java.util.Optional;

/**
 * A sequence of words, or of characters, with its entities. Immutable and thread-safe.
 *
 * @param words the words in order, at least one
 * @param spans the entities in order, without overlap
 * @param states numbers for each word, if a model reads some
 */
public record TaggedSequence(
    List<String> words, List<TagSpan> spans, Optional<TokenStates> states) {

  /**
   * Makes a sequence.
   *
   * @throws IllegalArgumentException if there is no word, an entity ends after the last word or
   *     starts before another one ends, or the states are of fewer words
   */
  public TaggedSequence {
    words = List.copyOf(words);
    spans = List.copyOf(spans);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("A sequence needs at least one word");
    }
    int free = 0;
    for (TagSpan span : spans) {
      if (span.start() < free || span.end() > words.size()) {
        throw new IllegalArgumentException(
            span + " overlaps another entity or ends after word " + words.size());
      }
      free = span.end();
    }
    if (states.isPresent() && states.get().words() < words.size()) {
      throw new IllegalArgumentException(
          "States of " + states.get().words() + " words for " + words.size());
    }
  }

  /**
   * A sequence without states.
   *
   * @param words the words
   * @param spans the entities
   */
  public TaggedSequence(List<String> words, List<TagSpan> spans) {
    this(words, spans, Optional.empty());
  }

  /**
   * The tags of the words.
   *
   * @param scheme how the words of an entity are marked
   * @return a tag for each word
   */
  public List<String> tags(TagScheme scheme) {
    return Tags.tags(spans, words.size(), scheme);
  }

  /**
   * This sequence with states.
   *
   * @param values their numbers
   * @return a new sequence
   */
  public TaggedSequence withStates(TokenStates values) {
    return new TaggedSequence(words, spans, Optional.of(values));
  }
}
