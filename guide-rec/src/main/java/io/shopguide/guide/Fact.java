package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to a question about a product. Immutable and thread-safe.
 *
 * @param product the product
 * @param attribute what was asked
 * @param value what the catalogue says, with its unit; empty if it says nothing
 * @param source where it stands: the graph's column or relation
 */
public record Fact(Product product, Phrase attribute, Optional<Phrase> value, String source) {
  /**
   * The fact as a sentence.
   *
   * @param locale the wanted language, Chinese or else English
   * @return for example {@code weight: 250 g (Auralis Tide 3)}
   */
  public String sentence(Locale locale) {
    boolean chinese = Languages.of(locale) == Language.CHINESE;
    String title = product.title(locale);
    String what = attribute.in(locale);
    if (value.isEmpty()) {
      return chinese
          ? "目录中没有这一项：" + what + "（" + title + "）"
          : "the catalogue does not say: " + what + " (" + title + ")";
    }
    String said = value.get().in(locale);
    return chinese
        ? what + "：" + said + "（" + title + "）"
        : what + ": " + said + " (" + title + ")";
  }
}
