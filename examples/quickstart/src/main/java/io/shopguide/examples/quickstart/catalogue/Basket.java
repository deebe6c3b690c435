package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a shopper has bought so far. Not thread-safe; one per shopper. */
final class Basket {
  private final List<Product> products = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<Model> models = new HashSet<>();
  private final Set<Brand> brands = new HashSet<>();
  private final Map<Category, Integer> counts = new HashMap<>();

  void add(Product product) {
    products.add(product);
    ids.add(product.id());
    models.add(product.model());
    brands.add(product.model().brand());
    counts.merge(product.model().kind().category(), 1, Integer::sum);
  }

  boolean isEmpty() {
    return products.isEmpty();
  }

  /** The latest purchase. */
  Product last() {
    return products.getLast();
  }

  boolean has(Product product) {
    return ids.contains(product.id());
  }

  boolean has(Model model) {
    return models.contains(model);
  }

  boolean has(Brand brand) {
    return brands.contains(brand);
  }

  /** How ready the shopper is to buy in the category, given what they own of it. */
  double readiness(Category category) {
    return StrictMath.pow(category.again(), counts.getOrDefault(category, 0));
  }
}
