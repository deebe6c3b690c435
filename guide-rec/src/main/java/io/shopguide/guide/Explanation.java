package io.shopguide.guide;

import io.shopguide.kg.GraphPath;
import io.shopguide.lexicon.Language;
import io.shopguide.rec.Contribution;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a product was recommended: arithmetic first, words from it. Immutable and thread-safe.
 *
 * @param contributions named parts that add up to the score, the largest first
 * @param reasons reasons in words: the wishes and bounds it meets, then the parts of its score, the
 *     strongest first
 * @param path the way through the graph behind the largest graph contribution, if there is one
 * @param pathInWords the path with the labels of its entities, for example {@code X -brand-> Y
 *     <-brand- Z}
 */
public record Explanation(
    List<Contribution> contributions,
    List<Reason> reasons,
    Optional<GraphPath> path,
    Optional<Phrase> pathInWords) {
  /** Makes an explanation with unmodifiable copies of its lists. */
  public Explanation {
    contributions = List.copyOf(contributions);
    reasons = List.copyOf(reasons);
  }

  /**
   * The reasons as one sentence.
   *
   * @param locale the wanted language, Chinese or else English
   * @return a sentence without a full stop, never empty
   */
  public String sentence(Locale locale) {
    Language language = Languages.of(locale);
    boolean chinese = language == Language.CHINESE;
    if (reasons.isEmpty()) {
      return chinese ? "综合得分最高" : "the best overall score";
    }
    return reasons.stream()
        .map(r -> r.phrase().in(language))
        .collect(Collectors.joining(chinese ? "；" : "; "));
  }
}
