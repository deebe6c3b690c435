package io.shopguide.benchmarks.kg;

import java.util.List;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.mem2.GraphMem2Roaring;

/** The stores by name. */
final class Stores {
  /** Their names, in the order of the table. */
  static final List<String> NAMES = List.of("ours", "jena", "jena_roaring", "rdf4j", "hdt");

  private Stores() {}

  /**
   * Makes an empty store.
   *
   * @param name one of {@link #NAMES}
   */
  static KgStore make(String name) {
    return switch (name) {
      case "ours" -> new OurStore();
      case "jena" -> new JenaStore(new GraphMem2Fast());
      case "jena_roaring" -> new JenaStore(new GraphMem2Roaring());
      case "rdf4j" -> new Rdf4jStore();
      case "hdt" -> new HdtStore();
      default -> throw new IllegalArgumentException("'" + name + "' is none of " + NAMES);
    };
  }
}
