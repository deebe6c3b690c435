package io.shopguide.query;

import io.shopguide.lexicon.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the parser understood of one utterance. Nothing is dropped: a word is either covered by a
 * finding, or kept in {@code unresolved}, or a function word. Immutable and thread-safe.
 *
 * @param text the original text
 * @param language the language most of it is written in
 * @param intent what the shopper wants the guide to do
 * @param intentConfidence 0 to 1
 * @param findings in order of their start; they do not overlap, but for an audience inside a sort
 *     of product, as 女 in 女鞋
 * @param unresolved content words without a finding, in order
 * @param references the products the utterance speaks about: one to be like or to tell a fact of,
 *     several to be compared; empty for a plain wish
 * @param alternatives things of which any one will do, as in "red or blue"
 * @param tags what a trained tagger recognizes, in order; empty without one
 */
public record ParsedQuery(
    String text,
    Language language,
    Intent intent,
    double intentConfidence,
    List<Finding> findings,
    List<Word> unresolved,
    List<ProductReference> references,
    List<Alternatives> alternatives,
    List<Tag> tags) {
  private static final double LEAST_CONFIDENCE = 0.5; // of a tag that changes what rules say

  /** Makes a parsed query with unmodifiable copies of its lists. */
  public ParsedQuery {
    findings = List.copyOf(findings);
    unresolved = List.copyOf(unresolved);
    references = List.copyOf(references);
    alternatives = List.copyOf(alternatives);
    tags = List.copyOf(tags);
  }

  ParsedQuery withIntent(Intent other, double confidence) {
    return new ParsedQuery(
        text, language, other, confidence, findings, unresolved, references, alternatives, tags);
  }

  /** With tags, and with an unresolved word ruled out if another one of its tag is. */
  ParsedQuery withTags(List<Tag> found) {
    List<Word> words = new ArrayList<>(unresolved);
    for (Tag tag : found) {
      boolean excluded =
          tag.confidence() >= LEAST_CONFIDENCE
              && words.stream()
                  .anyMatch(w -> w.polarity() == Polarity.EXCLUDED && tag.span().covers(w.span()));
      if (excluded) {
        words.replaceAll(w -> tag.span().covers(w.span()) ? w.excluded() : w);
      }
    }
    return new ParsedQuery(
        text, language, intent, intentConfidence, findings, words, references, alternatives, found);
  }

  /**
   * What a trained tagger takes an unresolved word for.
   *
   * @param word one of {@link #unresolved}
   * @return the tag that covers it, if there is one
   */
  public Optional<Tag> tag(Word word) {
    return tags.stream().filter(tag -> tag.span().covers(word.span())).findFirst();
  }

  /**
   * The first product the utterance speaks about.
   *
   * @return the first of {@link #references}, if there is one
   */
  public Optional<ProductReference> reference() {
    return references.stream().findFirst();
  }

  /**
   * The findings of one type.
   *
   * @param type the type
   * @param <T> the type
   * @return the findings of that type, in order
   */
  public <T extends Finding> List<T> findings(Class<T> type) {
    return findings.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
