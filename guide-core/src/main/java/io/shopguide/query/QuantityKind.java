package io.shopguide.query;

/** What sort of quantity a text names. */
public enum QuantityKind {
  /** A number that counts nothing. */
  NUMBER,
  /** A bound on such a number, or two of them. */
  RANGE,
  /** A share in percent. */
  PERCENT,
  /** An amount of money. */
  CURRENCY,
  /** An amount with a unit of measurement. */
  DIMENSION,
  /** An age. */
  AGE
}
