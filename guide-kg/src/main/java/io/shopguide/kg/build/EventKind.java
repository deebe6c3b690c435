package io.shopguide.kg.build;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a shopper did with a product. Immutable and thread-safe. */
public enum EventKind {
  /** Bought it. */
  BOUGHT("bought"),
  /** Looked at it. */
  VIEWED("viewed"),
  /** Put it in the cart. */
  CARTED("carted");

  private static final Map<String, EventKind> WORDS =
      Map.ofEntries(
          Map.entry("bought", BOUGHT),
          Map.entry("buy", BOUGHT),
          Map.entry("order", BOUGHT),
          Map.entry("ordered", BOUGHT),
          Map.entry("purchase", BOUGHT),
          Map.entry("purchased", BOUGHT),
          Map.entry("transaction", BOUGHT),
          Map.entry("购买", BOUGHT),
          Map.entry("view", VIEWED),
          Map.entry("viewed", VIEWED),
          Map.entry("click", VIEWED),
          Map.entry("pv", VIEWED),
          Map.entry("浏览", VIEWED),
          Map.entry("cart", CARTED),
          Map.entry("carted", CARTED),
          Map.entry("addtocart", CARTED),
          Map.entry("add_to_cart", CARTED),
          Map.entry("加购", CARTED));

  private final String predicate;

  EventKind(String predicate) {
    this.predicate = predicate;
  }

  /**
   * The type of the edges from shoppers to products.
   *
   * @return for example {@code bought}
   */
  public String predicate() {
    return predicate;
  }

  static Optional<EventKind> of(String word) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)));
  }
}
