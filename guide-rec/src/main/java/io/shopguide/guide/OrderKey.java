package io.shopguide.guide;

import io.shopguide.kg.NumberColumn;
import io.shopguide.query.OrderFinding.Order;
import io.shopguide.rec.HybridScorer;
import java.util.function.IntToDoubleFunction;

/** Keys that put products into the order a shopper asked for. */
final class OrderKey {
  /** Puts the score behind every difference that an order makes. */
  private static final double TIE_BREAK = 1e-9;

  private OrderKey() {}

  /** The greater the key the earlier the product; products without a value come last. */
  static IntToDoubleFunction of(Order order, CatalogueView catalogue, HybridScorer scorer) {
    IntToDoubleFunction key =
        switch (order) {
          case CHEAPEST -> ascending(catalogue, "price");
          case MOST_EXPENSIVE -> descending(catalogue, "price");
          case NEWEST -> descending(catalogue, "released");
          case BEST_RATED -> descending(catalogue, "rating");
          case LIGHTEST -> ascending(catalogue, "weight");
          case MOST_POPULAR -> catalogue::buyers;
        };
    return product -> key.applyAsDouble(product) + TIE_BREAK * scorer.score(product);
  }

  private static IntToDoubleFunction ascending(CatalogueView catalogue, String attribute) {
    NumberColumn column = catalogue.graph().numbers(CatalogueView.PRODUCT, attribute);
    return product -> -orLast(column.value(catalogue.entity(product)), Double.MAX_VALUE);
  }

  private static IntToDoubleFunction descending(CatalogueView catalogue, String attribute) {
    NumberColumn column = catalogue.graph().numbers(CatalogueView.PRODUCT, attribute);
    return product -> orLast(column.value(catalogue.entity(product)), -Double.MAX_VALUE);
  }

  private static double orLast(double value, double last) {
    return Double.isNaN(value) ? last : value;
  }
}
