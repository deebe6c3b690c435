package io.shopguide.rec.text;

import java.util.List;
import java.util.Locale;

/** A searched field of the text index, with its weight in a match. */
enum ProductField {
  TITLE(1.0),
  BRAND(0.8),
  CATEGORY(1.0),
  DESCRIPTION(0.6),
  VALUES(0.4);

  static final List<ProductField> ALL = List.of(values());

  private final double weight;

  ProductField(double weight) {
    this.weight = weight;
  }

  double weight() {
    return weight;
  }

  String of(ProductText product) {
    return switch (this) {
      case TITLE -> product.title();
      case BRAND -> product.brand();
      case CATEGORY -> product.category();
      case DESCRIPTION -> product.description();
      case VALUES -> product.values();
    };
  }

  String fieldName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
