package io.shopguide.examples.quickstart.catalogue;

/**
 * An invented brand.
 *
 * @param name the English name
 * @param nameZh the Chinese name
 * @param tier 1 value, 2 middle, 3 premium
 * @param style what personas take to, such as {@code outdoor}
 */
record Brand(String name, String nameZh, int tier, String style) {

  static Brand of(Table.Row row) {
    return new Brand(row.get("name"), row.get("name_zh"), row.number("tier"), row.get("style"));
  }
}
