package io.shopguide.examples.quickstart.catalogue;

/**
 * A colour as the box names it.
 *
 * @param name the English label, such as "Midnight Blue"
 * @param nameZh the Chinese label
 * @param color the plain colour a filter offers
 */
record Shade(String name, String nameZh, Color color) {

  /**
   * A plain colour.
   *
   * @param key the English name
   * @param nameZh the Chinese name
   * @param share how many of a hundred shoppers or so reach for it
   */
  record Color(String key, String nameZh, double share) {}
}
