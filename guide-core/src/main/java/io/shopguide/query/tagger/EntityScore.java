package io.shopguide.query.tagger;

import java.util.List;

/**
 * How well entities were found: an entity counts only with exactly its words and its type, as
 * conlleval counts (Tjong Kim Sang and Buchholz, Introduction to the CoNLL-2000 shared task).
 * Immutable and thread-safe.
 *
 * @param correct entities that were found
 * @param found all entities that the tagger gave
 * @param annotated all entities that were there
 */
public record EntityScore(long correct, long found, long annotated) {
  /** The score of nothing. */
  public static final EntityScore NONE = new EntityScore(0, 0, 0);

  /**
   * Scores a tagger.
   *
   * @param tagger the tagger
   * @param sequences with their entities
   * @return how many of the entities it finds
   */
  public static EntityScore of(WordTagger tagger, List<TaggedSequence> sequences) {
    EntityScore score = NONE;
    for (TaggedSequence sequence : sequences) {
      score = score.and(sequence.spans(), tagger.tag(sequence.words()));
    }
    return score;
  }

  /**
   * This score with those of one more sequence.
   *
   * @param annotation its entities
   * @param tagged what the tagger gave
   * @return a new score
   */
  public EntityScore and(List<TagSpan> annotation, List<TagSpan> tagged) {
    long hits = 0;
    for (TagSpan span : tagged) {
      hits += annotation.stream().anyMatch(span::matches) ? 1 : 0;
    }
    return new EntityScore(correct + hits, found + tagged.size(), annotated + annotation.size());
  }

  /**
   * The share of what was found that is right.
   *
   * @return 0 to 1; 0 if nothing was found
   */
  public double precision() {
    return found == 0 ? 0 : (double) correct / found;
  }

  /**
   * The share of what is there that was found.
   *
   * @return 0 to 1; 0 if nothing is there
   */
  public double recall() {
    return annotated == 0 ? 0 : (double) correct / annotated;
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @return 0 to 1
   */
  public double f1() {
    return found + annotated == 0 ? 0 : 2.0 * correct / (found + annotated);
  }
}
