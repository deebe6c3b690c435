package io.shopguide.examples.quickstart.catalogue;

/**
 * A brand's model, sold in several colours and configurations.
 *
 * @param kind what it is
 * @param brand who makes it
 * @param name its name within the brand
 * @param level 1, plain, to 5, the finest of its kind
 */
record Model(Kind kind, Brand brand, String name, int level) {

  /** The model's dice for one purpose, independent of every other model's. */
  Dice dice(long seed, String purpose) {
    return new Dice(seed, String.join("/", purpose, kind.key(), brand.name(), name));
  }
}
