package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import java.util.Locale;

/**
 * The same words in both languages. Immutable and thread-safe.
 *
 * @param english in English
 * @param chinese in simplified Chinese
 */
public record Phrase(String english, String chinese) {
  /**
   * The words in a language.
   *
   * @param locale the wanted language
   * @return Chinese for a Chinese locale, otherwise English
   */
  public String in(Locale locale) {
    return in(Languages.of(locale));
  }

  String in(Language language) {
    return language == Language.CHINESE ? chinese : english;
  }
}
