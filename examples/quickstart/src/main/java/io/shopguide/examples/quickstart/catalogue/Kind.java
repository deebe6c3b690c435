package io.shopguide.examples.quickstart.catalogue;

/**
 * A kind of product within a category, such as over-ear headphones.
 *
 * @param key its name in the vocabulary
 * @param category the shelf it stands on
 * @param palette the colours it comes in
 * @param plainPrice US dollars for the plainest model
 * @param finePrice US dollars for the finest
 * @param type what it is called in English
 * @param typeZh what it is called in Chinese
 * @param title the middle of its English titles
 * @param titleZh the middle of its Chinese titles
 */
record Kind(
    String key,
    Category category,
    String palette,
    double plainPrice,
    double finePrice,
    String type,
    String typeZh,
    Template title,
    Template titleZh) {

  static Kind of(Table.Row row, Category category) {
    String price = row.get("price");
    int dots = price.indexOf("..");
    return new Kind(
        row.get("key"),
        category,
        row.get("palette").isEmpty() ? category.palette() : row.get("palette"),
        Double.parseDouble(price.substring(0, dots)),
        Double.parseDouble(price.substring(dots + 2)),
        row.get("type"),
        row.get("type_zh"),
        new Template(row.get("title")),
        new Template(row.get("title_zh")));
  }
}
