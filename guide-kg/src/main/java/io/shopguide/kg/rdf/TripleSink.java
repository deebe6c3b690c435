package io.shopguide.kg.rdf;

import java.io.IOException;

/** Takes triples as they are read. Called by one thread. */
@FunctionalInterface
public interface TripleSink {
  /**
   * Takes a triple. The nodes are reused: what is kept must be copied before the call returns.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any node
   * @throws IOException if it cannot be taken; ends the reading, as any exception does
   */
  void triple(NodeBytes subject, NodeBytes predicate, NodeBytes object) throws IOException;
}
