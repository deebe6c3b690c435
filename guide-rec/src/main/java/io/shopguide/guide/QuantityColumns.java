package io.shopguide.guide;

import io.shopguide.dialogue.QuantityBounds;
import io.shopguide.kg.NumberColumn;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.query.Dimension;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns a bound on a quantity is about. A unit alone does not say: a product has many
 * lengths, and "27 inches" means its screen. Immutable and thread-safe.
 *
 * <p>If the shopper named an attribute of that dimension, beside the quantity or elsewhere, its
 * column it is, or the columns whose names have that attribute's. Otherwise it is the column whose
 * name has the first of the words by which the dimension is usually meant, unless the shopper named
 * something else; columns of a package or of accessories are never meant.
 */
final class QuantityColumns {
  /** What a bare quantity is usually about, the likeliest first. */
  private static final Map<Dimension, List<String>> USUALLY_MEANT =
      new EnumMap<>(
          Map.of(
              Dimension.LENGTH, List.of("screen", "display_diagonal", "diagonal", "laptop"),
              Dimension.MASS, List.of("weight"),
              Dimension.VOLUME, List.of("capacity", "volume"),
              Dimension.STORAGE, List.of("storage", "internal_memory", "memory", "capacity"),
              Dimension.FREQUENCY, List.of("refresh", "processor_frequency", "frequency"),
              Dimension.POWER, List.of("output", "power"),
              Dimension.DURATION, List.of("battery"),
              Dimension.CAPACITY_MAH, List.of("battery", "capacity"),
              Dimension.PIXELS, List.of("camera", "resolution"),
              Dimension.VOLTAGE, List.of("voltage")));

  private static final List<String> NEVER_MEANT = List.of("package", "pallet", "case", "carton");

  private final ConceptProducts concepts;
  private final Map<Dimension, List<NumberColumn>> columns = new EnumMap<>(Dimension.class);

  QuantityColumns(CatalogueView catalogue, ConceptProducts concepts) {
    this.concepts = concepts;
    for (Dimension dimension : USUALLY_MEANT.keySet()) {
      columns.put(
          dimension,
          catalogue.graph().numberColumns().stream()
              .filter(c -> c.className().equals(CatalogueView.PRODUCT) && !c.isBoolean())
              .filter(c -> c.unit().equals(dimension.unit()))
              .filter(c -> NEVER_MEANT.stream().noneMatch(c.attribute()::contains))
              .toList());
    }
  }

  /**
   * The columns that bounds are about; empty if there are none.
   *
   * @param wished attributes named elsewhere
   */
  List<NumberColumn> of(QuantityBounds bounds, List<Concept> wished) {
    List<NumberColumn> all = columns.getOrDefault(bounds.dimension(), List.of());
    String named = bounds.attribute();
    List<Concept> attributes =
        named.isEmpty() ? wished : List.of(new Concept(ConceptKind.ATTRIBUTE, named));
    List<NumberColumn> meant = all.stream().filter(c -> isOf(c, attributes)).toList();
    if (meant.isEmpty() && !named.isEmpty()) {
      meant = called(all, named.replace('-', '_'));
    }
    for (String word : USUALLY_MEANT.getOrDefault(bounds.dimension(), List.of())) {
      if (meant.isEmpty() && isUsual(named, bounds.dimension())) {
        meant = called(all, word);
      }
    }
    return meant;
  }

  private static List<NumberColumn> called(List<NumberColumn> columns, String word) {
    return columns.stream().filter(c -> c.attribute().contains(word)).toList();
  }

  /** Whether nothing is named, or one of the words by which a dimension is usually meant. */
  private static boolean isUsual(String named, Dimension dimension) {
    return named.isEmpty()
        || USUALLY_MEANT.getOrDefault(dimension, List.of()).stream()
            .anyMatch(word -> named.replace('-', '_').contains(word));
  }

  /** Whether bounds say, or may say, something of an attribute. */
  boolean isAbout(QuantityBounds bounds, Concept attribute) {
    boolean named =
        attribute.kind() == ConceptKind.ATTRIBUTE && attribute.key().equals(bounds.attribute());
    return named
        || columns.getOrDefault(bounds.dimension(), List.of()).stream()
            .anyMatch(c -> isOf(c, List.of(attribute)));
  }

  private boolean isOf(NumberColumn column, List<Concept> named) {
    return named.stream().anyMatch(c -> concepts.attributes(c).contains(column.attribute()));
  }
}
