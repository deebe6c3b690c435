package io.shopguide.kg;

/**
 * One text attribute of the entities of one class, kept as UTF-8. Reading one value costs O(1) or
 * O(log count), and makes a new string. Immutable and thread-safe.
 */
public final class TextColumn {
  private final EntityClass owners;
  private final String attribute;
  private final Rows rows;
  private final Utf8Pool texts; // by row, empty where absent
  private final int count;

  TextColumn(EntityClass owners, String attribute, Rows rows, Utf8Pool texts) {
    this.owners = owners;
    this.attribute = attribute;
    this.rows = rows;
    this.texts = texts;
    int present = 0;
    for (int i = 0; i < texts.size(); i++) {
      present += texts.isEmpty(i) ? 0 : 1;
    }
    this.count = present;
  }

  static TextColumn empty(EntityClass owners, String attribute) {
    return new TextColumn(
        owners, attribute, Rows.sparse(0, new int[0]), new Utf8Pool(new int[1], new byte[0]));
  }

  /**
   * The class whose entities have the attribute.
   *
   * @return for example {@code Product}
   */
  public String className() {
    return owners.name();
  }

  /**
   * The attribute's name.
   *
   * @return for example {@code description@en}
   */
  public String attribute() {
    return attribute;
  }

  /**
   * Number of entities with a value.
   *
   * @return 0 for a column that the graph does not have
   */
  public int count() {
    return count;
  }

  /**
   * An entity's text.
   *
   * @param id any entity's id
   * @return {@code null} if it has none
   */
  public String value(int id) {
    int row = rows.indexOf(id - owners.first());
    return row < 0 || texts.isEmpty(row) ? null : texts.get(row);
  }

  Rows rows() {
    return rows;
  }

  Utf8Pool texts() {
    return texts;
  }

  long ramBytesUsed() {
    return 40 + rows.ramBytesUsed() + texts.ramBytesUsed();
  }

  /**
   * Names the column.
   *
   * @return for example {@code Product.title@en (19406 texts)}
   */
  @Override
  public String toString() {
    return "%s.%s (%d texts)".formatted(owners.name(), attribute, count);
  }
}
