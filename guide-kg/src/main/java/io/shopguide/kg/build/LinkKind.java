package io.shopguide.kg.build;

import io.shopguide.lexicon.ConceptKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a product can be linked to by name. Immutable and thread-safe. */
public enum LinkKind {
  /** Its maker. */
  BRAND("Brand", ConceptKind.BRAND),
  /** The sort of product. */
  CATEGORY("Category", ConceptKind.CATEGORY),
  /** Its colours. */
  COLOR("Color", ConceptKind.COLOR),
  /** What it is made of. */
  MATERIAL("Material", ConceptKind.MATERIAL),
  /** Whom it is for. */
  AUDIENCE("Audience", ConceptKind.AUDIENCE);

  private final String className;
  private final ConceptKind conceptKind;

  LinkKind(String className, ConceptKind conceptKind) {
    this.className = className;
    this.conceptKind = conceptKind;
  }

  /**
   * The class of the entities that it links to.
   *
   * @return for example {@code Brand}
   */
  public String className() {
    return className;
  }

  /**
   * The edges' type.
   *
   * @return for example {@code brand}
   */
  public String predicate() {
    return className.toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of concept that such an entity is.
   *
   * @return the kind
   */
  public ConceptKind conceptKind() {
    return conceptKind;
  }

  /** The link to what concepts of a kind mean, if products have one. */
  static Optional<LinkKind> of(ConceptKind kind) {
    return Arrays.stream(values()).filter(link -> link.conceptKind == kind).findFirst();
  }

  /** Whether one field may name several at once. */
  boolean isSplit() {
    return this == COLOR || this == MATERIAL || this == AUDIENCE;
  }
}
