package io.shopguide.guide;

import io.shopguide.lexicon.Language;
import java.util.Locale;

/** Maps a caller's locale to a language the guide speaks. */
final class Languages {

  private Languages() {}

  static Language of(Locale locale) {
    return locale.getLanguage().equals(Language.CHINESE.code())
        ? Language.CHINESE
        : Language.ENGLISH;
  }
}
