package io.shopguide.kg;

/**
 * One numeric or yes-no attribute of the entities of one class.
 *
 * <p>Stored densely where most entities have a value, otherwise as sorted ids with their values, so
 * that reading one costs O(1) or O(log count). Immutable and thread-safe.
 */
public final class NumberColumn {
  private final EntityClass owners;
  private final String attribute;
  private final String unit;
  private final boolean flags;
  private final Rows rows;
  private final double[] values; // by row, NaN where absent
  private final int count;
  private final double min;
  private final double max;

  /** Keeps the array: the caller may not change it. */
  NumberColumn(
      EntityClass owners,
      String attribute,
      String unit,
      boolean flags,
      Rows rows,
      double[] values) {
    this.owners = owners;
    this.attribute = attribute;
    this.unit = unit;
    this.flags = flags;
    this.rows = rows;
    this.values = values;
    int present = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        present++;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    this.count = present;
    this.min = present == 0 ? Double.NaN : low;
    this.max = present == 0 ? Double.NaN : high;
  }

  static NumberColumn empty(EntityClass owners, String attribute) {
    return new NumberColumn(
        owners, attribute, "", false, Rows.sparse(0, new int[0]), new double[0]);
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
   * What is measured.
   *
   * @return for example {@code weight}
   */
  public String attribute() {
    return attribute;
  }

  /**
   * The unit of all values.
   *
   * @return for example {@code g}; empty for a plain number or a flag
   */
  public String unit() {
    return unit;
  }

  /**
   * Whether all values are flags: 1 for yes and 0 for no.
   *
   * @return whether the attribute is yes-no
   */
  public boolean isBoolean() {
    return flags;
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
   * Least value.
   *
   * @return NaN if the column is empty
   */
  public double min() {
    return min;
  }

  /**
   * Greatest value.
   *
   * @return NaN if the column is empty
   */
  public double max() {
    return max;
  }

  /**
   * An entity's value.
   *
   * @param id any entity's id
   * @return NaN if it has none
   */
  public double value(int id) {
    int row = rows.indexOf(id - owners.first());
    return row < 0 ? Double.NaN : values[row];
  }

  /**
   * Visits all values in ascending order of the ids; O(count) or, in a dense column, O(entities).
   *
   * @param visitor gets each id and value
   */
  public void forEach(Visitor visitor) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        visitor.visit(owners.first() + rows.local(row), values[row]);
      }
    }
  }

  /** Gets the values of a column. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Called for each entity that has a value.
     *
     * @param id the entity
     * @param value its value
     */
    void visit(int id, double value);
  }

  Rows rows() {
    return rows;
  }

  double valueAt(int row) {
    return values[row];
  }

  long ramBytesUsed() {
    return 72 + rows.ramBytesUsed() + Ram.of(values);
  }

  /**
   * Names the column.
   *
   * @return for example {@code Product.weight in g (812 values)}
   */
  @Override
  public String toString() {
    String in = unit.isEmpty() ? "" : " in " + unit;
    return "%s.%s%s (%d values)".formatted(owners.name(), attribute, in, count);
  }
}
