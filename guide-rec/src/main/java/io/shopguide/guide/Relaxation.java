package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import java.util.Locale;

/**
 * A wish that stands in the way: without it there would be products. Immutable and thread-safe.
 *
 * @param wish the wish to give up
 * @param products number of products that meet all the others
 */
public record Relaxation(Phrase wish, int products) {
  /**
   * The advice as a sentence.
   *
   * @param locale the wanted language, Chinese or else English
   * @return a sentence without a full stop
   */
  public String sentence(Locale locale) {
    return Languages.of(locale) == Language.CHINESE
        ? "不限“" + wish.chinese() + "”时有 " + products + " 件商品"
        : "without \""
            + wish.english()
            + "\" there "
            + (products == 1 ? "is 1 product" : "are " + products + " products");
  }
}
