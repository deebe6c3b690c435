package io.shopguide.rec.rules;

import java.util.List;
import java.util.Optional;

/**
 * Which products a rule is about: those that meet every condition it has. Without a condition it is
 * about all. Immutable and thread-safe.
 *
 * @param ids the application's ids, any of them; empty for no condition
 * @param brands names of brands in either language, any of them; empty for no condition
 * @param categories names of categories in either language, any of them with what they contain;
 *     empty for no condition
 * @param attributes conditions on attributes, all of them
 * @param price bounds on the price in the shop's currency
 */
public record ProductFilter(
    List<String> ids,
    List<String> brands,
    List<String> categories,
    List<AttributeFilter> attributes,
    Optional<Range> price) {
  private static final ProductFilter ALL =
      new ProductFilter(List.of(), List.of(), List.of(), List.of(), Optional.empty());

  /** Makes a filter with unmodifiable copies of its lists. */
  public ProductFilter {
    ids = List.copyOf(ids);
    brands = List.copyOf(brands);
    categories = List.copyOf(categories);
    attributes = List.copyOf(attributes);
  }

  /**
   * All products.
   *
   * @return a filter without conditions
   */
  public static ProductFilter all() {
    return ALL;
  }

  /**
   * The same filter for some products only.
   *
   * @param productIds the application's ids
   * @return another filter
   */
  public ProductFilter withIds(String... productIds) {
    return new ProductFilter(List.of(productIds), brands, categories, attributes, price);
  }

  /**
   * The same filter for some brands only.
   *
   * @param names names in either language
   * @return another filter
   */
  public ProductFilter withBrands(String... names) {
    return new ProductFilter(ids, List.of(names), categories, attributes, price);
  }

  /**
   * The same filter for some categories only.
   *
   * @param names names in either language
   * @return another filter
   */
  public ProductFilter withCategories(String... names) {
    return new ProductFilter(ids, brands, List.of(names), attributes, price);
  }

  /**
   * The same filter with other conditions on attributes.
   *
   * @param conditions all of which must be met
   * @return another filter
   */
  public ProductFilter withAttributes(AttributeFilter... conditions) {
    return new ProductFilter(ids, brands, categories, List.of(conditions), price);
  }

  /**
   * The same filter with bounds on the price.
   *
   * @param min the least price in the shop's currency, included
   * @param max the greatest, included
   * @return another filter
   */
  public ProductFilter withPrice(double min, double max) {
    return new ProductFilter(ids, brands, categories, attributes, Optional.of(new Range(min, max)));
  }
}
