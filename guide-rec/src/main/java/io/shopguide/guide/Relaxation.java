package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import java.util.Locale;

/**
 * A wish that stands in the way: without it there would be products. Immutable and thread-safe.
 *
 * @param wish the wish to give up
 * @param products number of products that meet all the others
 * @param cheapest lowest price among them in units of {@code currency}, NaN if none has a price
 * @param currency ISO 4217 code, empty if the shop has no prices
 */
public record Relaxation(Phrase wish, int products, double cheapest, String currency) {
  /**
   * The advice as a sentence.
   *
   * @param locale the wanted language, Chinese or else English
   * @return a sentence without a full stop
   */
  public String sentence(Locale locale) {
    boolean chinese = Languages.of(locale) == Language.CHINESE;
    String from = Double.isNaN(cheapest) ? "" : Money.format(cheapest, currency);
    if (chinese) {
      String price = from.isEmpty() ? "" : "，" + from + "起";
      return "不限“" + wish.chinese() + "”时有 " + products + " 件商品" + price;
    }
    String are = products == 1 ? "is 1 product" : "are " + products + " products";
    String price = from.isEmpty() ? "" : " from " + from;
    return "without \"" + wish.english() + "\" there " + are + price;
  }
}
