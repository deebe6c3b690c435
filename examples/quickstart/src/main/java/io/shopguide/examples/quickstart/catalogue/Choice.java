package io.shopguide.examples.quickstart.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses a shopper's next purchase. Not thread-safe; one per run. */
final class Choice {
  /*
   * Two stages, as people shop: first what to buy, then which one. The first is either a
   * complement of the last purchase or a category the persona cares about; the second multiplies
   * popularity with each taste, a log-linear choice model. The factors below say how many times
   * likelier a matching product is.
   */
  private static final double FAVOURITE_BRAND = 8;
  private static final double OWNED_BRAND = 1.6;
  private static final double SAME_BRAND_COMPLEMENT = 2.5;
  private static final double LIKED_STYLE = 2;
  private static final double LIKED_COLOR = 2.5;
  private static final double OTHER_AUDIENCE = 0.02;
  private static final double OWN_CHILDREN = 2;
  private static final double OWNED_MODEL = 0.03;
  private static final double BUDGET_REACH = 1.1;

  private final List<Product> products;
  private final Popularity popularity;
  private final Vocabulary vocabulary;
  private final Map<String, Category> categories = new HashMap<>();

  Choice(List<Product> products, Popularity popularity, Vocabulary vocabulary) {
    this.products = products;
    this.popularity = popularity;
    this.vocabulary = vocabulary;
    for (Product product : products) {
      Category category = product.model().kind().category();
      categories.put(category.key(), category);
      categories.put(product.model().kind().key(), category);
    }
  }

  /** A product the shopper would add to the basket on the day. */
  Product next(Shopper shopper, Basket basket, boolean complement, LocalDate day, Dice dice) {
    Optional<Product> choice = Optional.empty();
    if (complement && !basket.isEmpty()) {
      List<Complement> rows = complementsOf(basket.last());
      if (!rows.isEmpty()) {
        double[] weights =
            rows.stream()
                .mapToDouble(row -> row.weight() * basket.readiness(category(row.then())))
                .toArray();
        String scope = rows.get(dice.weighted(weights)).then();
        choice = pick(shopper, basket, scope, true, day, dice);
      }
    }
    while (choice.isEmpty()) {
      choice = pick(shopper, basket, wish(shopper, basket, dice), false, day, dice);
    }
    return choice.get();
  }

  private List<Complement> complementsOf(Product product) {
    return vocabulary.complements().stream()
        .filter(row -> Complement.names(row.after(), product))
        .toList();
  }

  private String wish(Shopper shopper, Basket basket, Dice dice) {
    List<String> keys = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Map.Entry<String, Double> entry : shopper.persona().categories().entrySet()) {
      keys.add(entry.getKey());
      weights.add(entry.getValue() * basket.readiness(category(entry.getKey())));
    }
    return keys.get(dice.weighted(weights.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  /** The category of that key, or of the kind of that key. */
  private Category category(String scope) {
    Category category = categories.get(scope);
    if (category == null) {
      throw new IllegalStateException("the shop does not sell " + scope);
    }
    return category;
  }

  private Optional<Product> pick(
      Shopper shopper, Basket basket, String scope, boolean complement, LocalDate day, Dice dice) {
    double[] weights = new double[products.size()];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      Product product = products.get(i);
      if (Complement.names(scope, product)
          && !basket.has(product)
          && !product.released().isAfter(day)) {
        weights[i] = liking(shopper, basket, product);
        if (complement && product.model().brand().equals(basket.last().model().brand())) {
          weights[i] *= SAME_BRAND_COMPLEMENT;
        }
        total += weights[i];
      }
    }
    return total > 0 ? Optional.of(products.get(dice.weighted(weights))) : Optional.empty();
  }

  private double liking(Shopper shopper, Basket basket, Product product) {
    Model model = product.model();
    Brand brand = model.brand();
    Persona persona = shopper.persona();
    double distance = (Shopper.standing(model) - shopper.budget()) / BUDGET_REACH;
    return popularity.of(product)
        * persona.kinds().getOrDefault(model.kind().key(), 1.0)
        * StrictMath.exp(-distance * distance / 2)
        * audience(shopper, product.audience())
        * factor(shopper.brands().contains(brand), FAVOURITE_BRAND)
        * factor(persona.styles().contains(brand.style()), LIKED_STYLE)
        * factor(shopper.colors().contains(product.shade().color().key()), LIKED_COLOR)
        * factor(basket.has(brand), OWNED_BRAND)
        * factor(basket.has(model), OWNED_MODEL);
  }

  private static double audience(Shopper shopper, String audience) {
    return switch (audience) {
      case "" -> 1;
      case "kids" -> shopper.children() ? OWN_CHILDREN : OTHER_AUDIENCE;
      default -> audience.equals(shopper.audience()) ? 1 : OTHER_AUDIENCE;
    };
  }

  private static double factor(boolean applies, double factor) {
    return applies ? factor : 1;
  }
}
