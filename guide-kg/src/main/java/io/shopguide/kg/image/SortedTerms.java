package io.shopguide.kg.image;

import java.io.IOException;

/** The distinct byte strings of one class in ascending order, to be read as often as needed. */
interface SortedTerms {
  /** Number of strings. */
  int size();

  /** Gives every string in order to a visitor. */
  void forEach(Visitor visitor) throws IOException;

  /** Gets byte strings, which are valid during the call only. */
  @FunctionalInterface
  interface Visitor {
    void visit(byte[] bytes, int from, int to) throws IOException;
  }
}
