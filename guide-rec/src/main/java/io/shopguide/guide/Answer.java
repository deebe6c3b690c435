package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.query.ParsedQuery;
import java.time.Duration;
import java.util.List;

/**
 * The answer to one utterance. Immutable and thread-safe.
 *
 * @param query what was understood
 * @param need what the shopper wants by now
 * @param recommendations products that meet every wish, the best first
 * @param alternatives further products that meet the bounds, the exclusions and the category but
 *     miss another wish, the best first
 * @param relaxations wishes that stand in the way if nothing meets them all, the most helpful first
 * @param facts answers if a fact was asked
 * @param page which part of the ranking this is
 * @param notes what the shopper should know: wishes that could not be checked, parts that were
 *     missing
 * @param duration how long the answer took
 */
public record Answer(
    ParsedQuery query,
    Need need,
    List<Recommendation> recommendations,
    List<Recommendation> alternatives,
    List<Relaxation> relaxations,
    List<Fact> facts,
    Page page,
    List<Phrase> notes,
    Duration duration) {
  /** Makes an answer with unmodifiable copies of its lists. */
  public Answer {
    recommendations = List.copyOf(recommendations);
    alternatives = List.copyOf(alternatives);
    relaxations = List.copyOf(relaxations);
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }
}
