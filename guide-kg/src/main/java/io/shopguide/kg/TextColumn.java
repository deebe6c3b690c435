package io.shopguide.kg;

import io.shopguide.kg.image.Adjacency;
import io.shopguide.kg.image.ImageRelation;
import io.shopguide.kg.image.ImageTerms;
import java.util.List;

/**
 * One text attribute of the entities of one class, kept compressed. Where the graph has several
 * values of an entity, this is one of them. Reading one value costs O(1) or O(log count), and makes
 * a new string. Immutable and thread-safe.
 */
public final class TextColumn {
  private final EntityClass owners;
  private final String attribute;
  private final List<ImageRelation> parts; // by datatype, often one
  private final ImageTerms terms;

  TextColumn(EntityClass owners, String attribute, List<ImageRelation> parts, ImageTerms terms) {
    this.owners = owners;
    this.attribute = attribute;
    this.parts = parts;
    this.terms = terms;
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
   * Number of values; where the graph was built of statements, of entities with a value.
   *
   * @return 0 for a column that the graph does not have
   */
  public int count() {
    return parts.stream().mapToInt(ImageRelation::edges).sum();
  }

  /**
   * An entity's text.
   *
   * @param id any entity's id
   * @return {@code null} if it has none
   */
  public String value(int id) {
    for (ImageRelation part : parts) {
      long range = part.forward().range(id - owners.first());
      if (Adjacency.startOf(range) < Adjacency.endOf(range)) {
        return terms.text(part.objects().first() + part.forward().target(Adjacency.startOf(range)));
      }
    }
    return null;
  }

  /**
   * Names the column.
   *
   * @return for example {@code Product.title@en (19406 texts)}
   */
  @Override
  public String toString() {
    return "%s.%s (%d texts)".formatted(owners.name(), attribute, count());
  }
}
