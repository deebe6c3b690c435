package io.shopguide.query;

import io.shopguide.lexicon.Language;
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
 * @param findings in order of their start
 * @param unresolved content words without a finding, in order
 * @param reference the product the utterance speaks about, if it does
 */
public record ParsedQuery(
    String text,
    Language language,
    Intent intent,
    double intentConfidence,
    List<Finding> findings,
    List<Word> unresolved,
    Optional<ProductReference> reference) {
  /** Makes a parsed query with unmodifiable copies of its lists. */
  public ParsedQuery {
    findings = List.copyOf(findings);
    unresolved = List.copyOf(unresolved);
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
