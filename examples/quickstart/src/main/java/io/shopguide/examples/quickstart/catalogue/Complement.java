package io.shopguide.examples.quickstart.catalogue;

/**
 * Something bought after something else.
 *
 * @param after the category or kind bought first
 * @param then the category or kind bought next
 * @param weight how often, compared with the others after the same purchase
 */
record Complement(String after, String then, double weight) {

  static Complement of(Table.Row row) {
    return new Complement(row.get("after"), row.get("then"), row.decimal("weight"));
  }

  /** Whether the product is of the category or kind named. */
  static boolean names(String scope, Product product) {
    Kind kind = product.model().kind();
    return scope.equals(kind.key()) || scope.equals(kind.category().key());
  }
}
