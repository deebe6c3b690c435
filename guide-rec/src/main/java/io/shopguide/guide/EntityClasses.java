package io.shopguide.guide;

import io.shopguide.lexicon.ConceptKind;

/** Names of the graph's entity classes. */
final class EntityClasses {

  private EntityClasses() {}

  /** The class whose keys are the keys of a kind's concepts. */
  static String of(ConceptKind kind) {
    return switch (kind) {
      case BRAND -> "Brand";
      case CATEGORY -> "Category";
      case PRODUCT -> "Product";
      case COLOR -> "Color";
      case MATERIAL -> "Material";
      case AUDIENCE -> "Audience";
      case VALUE -> "Value";
      case OCCASION -> "Occasion";
      case ATTRIBUTE -> "Attribute";
    };
  }
}
