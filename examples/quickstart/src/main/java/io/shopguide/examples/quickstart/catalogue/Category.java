package io.shopguide.examples.quickstart.catalogue;

/**
 * A shelf of the shop.
 *
 * @param key two letters, the start of its products' identifiers
 * @param name the English name
 * @param nameZh the Chinese name
 * @param palette the colours its products come in, unless a kind says otherwise
 * @param products how many products it holds
 * @param again how readily a shopper who owns one buys another, from zero to one
 */
record Category(
    String key, String name, String nameZh, String palette, int products, double again) {

  static Category of(Table.Row row) {
    return new Category(
        row.get("key"),
        row.get("name"),
        row.get("name_zh"),
        row.get("palette"),
        row.number("products"),
        row.decimal("again"));
  }
}
