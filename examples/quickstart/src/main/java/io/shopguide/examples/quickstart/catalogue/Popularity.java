package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often each product sells, all else equal: few models sell a lot, most sell little. */
final class Popularity {
  private static final double ZIPF_EXPONENT = 0.8;

  private final Map<String, Double> byProduct = new HashMap<>();

  /** Ranks the models of each category by rating and luck, and shares the sales out by rank. */
  Popularity(List<Product> products, long seed) {
    Map<Category, List<Product>> shelves = new LinkedHashMap<>();
    for (Product product : products) {
      Category category = product.model().kind().category();
      shelves.computeIfAbsent(category, shelf -> new ArrayList<>()).add(product);
    }
    shelves.values().forEach(shelf -> rank(shelf, seed));
  }

  /** The product's weight; only ratios within a category mean anything. */
  double of(Product product) {
    return byProduct.getOrDefault(product.id(), 0.0);
  }

  private void rank(List<Product> shelf, long seed) {
    Map<Model, Double> appeal = new LinkedHashMap<>();
    for (Product product : shelf) {
      double rating = Double.parseDouble(product.fields().text("rating"));
      double luck = product.model().dice(seed, "appeal").spread(1);
      appeal.putIfAbsent(product.model(), rating + luck);
    }
    List<Model> ranked = new ArrayList<>(appeal.keySet());
    ranked.sort(Comparator.comparing(appeal::get, Comparator.reverseOrder()));
    for (Product product : shelf) {
      int rank = ranked.indexOf(product.model()) + 1;
      double color = StrictMath.sqrt(product.shade().color().share());
      byProduct.put(product.id(), color / StrictMath.pow(rank, ZIPF_EXPONENT));
    }
  }
}
