package io.shopguide.kg;

import io.shopguide.kg.image.Adjacency;
import io.shopguide.kg.image.Form;
import io.shopguide.kg.image.ImageRelation;
import java.util.List;

/**
 * One numeric or yes-no attribute of the entities of one class.
 *
 * <p>Where the graph has several values of an entity, this is one of them. Reading one costs O(1)
 * where all entities have a value, and O(log count) otherwise. Immutable and thread-safe.
 */
public final class NumberColumn {
  private final EntityClass owners;
  private final String attribute;
  private final String unit;
  private final List<ImageRelation> parts; // by how the numbers are written, often one
  private volatile Bounds bounds; // null until asked for

  /** The least and the greatest value. */
  private record Bounds(double min, double max) {}

  NumberColumn(EntityClass owners, String attribute, String unit, List<ImageRelation> parts) {
    this.owners = owners;
    this.attribute = attribute;
    this.unit = unit;
    this.parts = parts;
  }

  private Bounds bounds() {
    Bounds found = bounds;
    if (found == null) {
      found = findBounds();
      bounds = found;
    }
    return found;
  }

  private Bounds findBounds() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ImageRelation part : parts) {
      Adjacency inverse = part.inverse();
      for (int row = 0; row < inverse.rows(); row++) {
        long range = inverse.rangeOfRow(row);
        if (Adjacency.startOf(range) < Adjacency.endOf(range)) {
          double value = part.objects().number(inverse.entity(row));
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return low > high ? new Bounds(Double.NaN, Double.NaN) : new Bounds(low, high);
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
    return !parts.isEmpty()
        && parts.stream().allMatch(part -> part.objects().key().form() == Form.BOOLEAN);
  }

  /**
   * Number of values; where the graph was built of statements, of entities with a value.
   *
   * @return 0 for a column that the graph does not have
   */
  public int count() {
    return parts.stream().mapToInt(ImageRelation::edges).sum();
  }

  /**
   * Least value; O(distinct values) the first time.
   *
   * @return NaN if the column is empty
   */
  public double min() {
    return bounds().min();
  }

  /**
   * Greatest value; O(distinct values) the first time.
   *
   * @return NaN if the column is empty
   */
  public double max() {
    return bounds().max();
  }

  /**
   * An entity's value.
   *
   * @param id any entity's id
   * @return NaN if it has none
   */
  public double value(int id) {
    int local = id - owners.first();
    for (ImageRelation part : parts) {
      long range = part.forward().range(local);
      if (Adjacency.startOf(range) < Adjacency.endOf(range)) {
        return part.objects().number(part.forward().target(Adjacency.startOf(range)));
      }
    }
    return Double.NaN;
  }

  /**
   * Visits all values in ascending order of the ids; O(count) or, in a dense column, O(entities).
   *
   * @param visitor gets each id and value
   */
  public void forEach(Visitor visitor) {
    if (parts.size() == 1) {
      ImageRelation part = parts.get(0);
      for (int row = 0; row < part.forward().rows(); row++) {
        long range = part.forward().rangeOfRow(row);
        if (Adjacency.startOf(range) < Adjacency.endOf(range)) {
          int target = part.forward().target(Adjacency.startOf(range));
          visitor.visit(owners.first() + part.forward().entity(row), part.objects().number(target));
        }
      }
      return;
    }
    for (int id = owners.first(); id < owners.end() && !parts.isEmpty(); id++) {
      double value = value(id);
      if (!Double.isNaN(value)) {
        visitor.visit(id, value);
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

  /**
   * Names the column.
   *
   * @return for example {@code Product.weight in g (812 values)}
   */
  @Override
  public String toString() {
    String in = unit.isEmpty() ? "" : " in " + unit;
    return "%s.%s%s (%d values)".formatted(owners.name(), attribute, in, count());
  }
}
