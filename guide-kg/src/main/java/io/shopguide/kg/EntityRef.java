package io.shopguide.kg;

/**
 * Names an entity by class and key. Immutable and thread-safe.
 *
 * @param className the class, for example {@code Product}
 * @param key identifies the entity within its class
 */
public record EntityRef(String className, String key) {
  /**
   * Makes a reference.
   *
   * @throws IllegalArgumentException if a part is empty or holds half a surrogate pair
   */
  public EntityRef {
    Names.require(className, "class name");
    Names.require(key, "key");
  }
}
