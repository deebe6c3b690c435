package io.shopguide.query;

/**
 * One thing the parser understood, with the part of the text it stands on.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface Finding
    permits ConceptFinding, PriceFinding, QuantityFinding, OrderFinding, AdjustFinding {

  /**
   * Where it stands.
   *
   * @return a span into the original text, never empty
   */
  Span span();

  /**
   * How sure the parser is.
   *
   * @return 0 to 1
   */
  double confidence();
}
