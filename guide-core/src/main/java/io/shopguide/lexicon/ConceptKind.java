package io.shopguide.lexicon;

/** What sort of thing a concept is. */
public enum ConceptKind {
  /** A maker or label. */
  BRAND,
  /** A sort of product. */
  CATEGORY,
  /** One particular product or model line. */
  PRODUCT,
  /** A colour. */
  COLOR,
  /** What a product is made of. */
  MATERIAL,
  /** Whom a product is for. */
  AUDIENCE,
  /** What a product is used for. */
  OCCASION,
  /** A property that a product has or lacks, or that has a value: bluetooth, weight. */
  ATTRIBUTE,
  /** One value of a property, such as a connector type. */
  VALUE
}
