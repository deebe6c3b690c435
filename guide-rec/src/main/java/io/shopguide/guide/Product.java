package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import java.util.Locale;

/**
 * A product as it is shown. Immutable and thread-safe.
 *
 * @param id the application's id
 * @param title its title
 * @param chineseTitle its Chinese title, or {@code title} if it has none
 * @param brand its brand's label, empty if unknown
 * @param category its category's label, empty if unknown
 * @param price its price in units of {@code currency}, NaN if unknown
 * @param currency ISO 4217 code, empty if unknown
 */
public record Product(
    String id,
    String title,
    String chineseTitle,
    String brand,
    String category,
    double price,
    String currency) {

  /**
   * The title in a language.
   *
   * @param locale the wanted language
   * @return the Chinese title for a Chinese locale, otherwise the title
   */
  public String title(Locale locale) {
    return Languages.of(locale) == Language.CHINESE ? chineseTitle : title;
  }
}
