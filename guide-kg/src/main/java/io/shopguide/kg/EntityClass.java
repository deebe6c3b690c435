package io.shopguide.kg;

/**
 * A class of entities, which is one contiguous range of ids. Immutable and thread-safe.
 *
 * @param name the class's name, for example {@code Product}
 * @param first id of its first entity
 * @param count number of entities, 0 if the graph has no such class
 */
public record EntityClass(String name, int first, int count) {
  /**
   * Whether an entity is of this class.
   *
   * @param id an entity's id
   * @return whether the id is in this class's range
   */
  public boolean contains(int id) {
    return id >= first && id - first < count;
  }

  /**
   * The id after the last one of this class.
   *
   * @return {@code first + count}
   */
  public int end() {
    return first + count;
  }
}
