package io.shopguide.dialogue;

import io.shopguide.lexicon.Concept;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the dialogue needs to know of a product that was shown, to understand "cheaper" or "another
 * brand". Immutable and thread-safe.
 *
 * @param id the shop's product id
 * @param price in units of the currency, {@link Double#NaN} if unknown
 * @param currency ISO 4217 code, empty if unknown
 * @param brand its brand, if known
 * @param colors its colours, empty if unknown
 * @param weightGrams its mass in grams, {@link Double#NaN} if unknown
 */
public record ShownProduct(
    String id,
    double price,
    String currency,
    Optional<Concept> brand,
    List<Concept> colors,
    double weightGrams) {
  /**
   * Makes a shown product.
   *
   * @throws NullPointerException if an argument is {@code null}
   */
  public ShownProduct {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(brand, "brand");
    colors = List.copyOf(colors);
  }
}
