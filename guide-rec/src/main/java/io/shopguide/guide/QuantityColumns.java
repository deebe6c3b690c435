package io.shopguide.guide;

import io.shopguide.kg.NumberColumn;
import io.shopguide.lexicon.Concept;
import io.shopguide.query.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which columns a bound on a quantity is about. A unit alone does not say: a product has many
 * lengths, and "27 inches" means its screen. Immutable and thread-safe.
 *
 * <p>If the shopper named an attribute of that dimension, its column it is. Otherwise it is the
 * column whose name has the first of the words by which the dimension is usually meant; columns of
 * a package or of accessories are never meant.
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

  /** The columns of the named attributes, or else those usually meant; empty if there are none. */
  List<NumberColumn> of(Dimension dimension, List<Concept> named) {
    List<NumberColumn> all = columns.getOrDefault(dimension, List.of());
    List<NumberColumn> meant = new ArrayList<>(all.stream().filter(c -> isOf(c, named)).toList());
    for (String word : USUALLY_MEANT.getOrDefault(dimension, List.of())) {
      if (meant.isEmpty()) {
        all.stream().filter(c -> c.attribute().contains(word)).forEach(meant::add);
      }
    }
    return meant;
  }

  /** Whether an attribute is a number that a bound of a dimension can be about. */
  boolean isMeasured(Concept attribute, Dimension dimension) {
    return columns.getOrDefault(dimension, List.of()).stream()
        .anyMatch(c -> isOf(c, List.of(attribute)));
  }

  private boolean isOf(NumberColumn column, List<Concept> named) {
    return named.stream().anyMatch(c -> concepts.attributes(c).contains(column.attribute()));
  }
}
