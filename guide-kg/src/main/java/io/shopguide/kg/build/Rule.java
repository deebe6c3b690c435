package io.shopguide.kg.build;

import io.shopguide.lexicon.Language;

/**
 * What one field means.
 *
 * @param field the field's name in the feed
 * @param role what its value becomes
 * @param language of a text or name
 * @param name of an attribute
 * @param unit of an attribute, as the application words it
 */
record Rule(String field, Role role, Language language, String name, String unit) {
  enum Role {
    ID,
    TITLE,
    DESCRIPTION,
    BRAND,
    CATEGORY,
    COLOR,
    MATERIAL,
    AUDIENCE,
    PRICE,
    CURRENCY,
    RELEASED,
    RATING,
    STOCK,
    ATTRIBUTE,
    TEXT
  }

  static Rule of(String field, Role role) {
    return new Rule(field, role, Language.ENGLISH, "", "");
  }

  static Rule of(String field, Role role, Language language) {
    return new Rule(field, role, language, "", "");
  }
}
