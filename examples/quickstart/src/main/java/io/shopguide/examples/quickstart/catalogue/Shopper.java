package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A shopper: a persona with tastes of their own.
 *
 * @param id such as {@code s0001}
 * @param persona the sort of shopper
 * @param budget the level of product they aim for
 * @param brands the few brands they come back to
 * @param colors the plain colours they like
 * @param audience {@code women} or {@code men}, the sizes they wear
 * @param children whether they buy for children
 */
record Shopper(
    String id,
    Persona persona,
    double budget,
    Set<Brand> brands,
    Set<String> colors,
    String audience,
    boolean children) {
  private static final int FAVOURITE_BRANDS = 4;

  /** Draws a shopper of a persona. */
  static Shopper of(
      String id, Persona persona, List<Model> models, List<Shade.Color> colors, Dice dice) {
    double budget = persona.budget() + dice.spread(0.9);
    return new Shopper(
        id,
        persona,
        budget,
        brands(persona, budget, models, dice),
        colors(persona, colors, dice),
        dice.chance(0.5) ? "women" : "men",
        dice.chance(persona.children()));
  }

  /** The level a product appears to have: its own, lifted or lowered by its brand. */
  static double standing(Model model) {
    return model.level() + 0.5 * (model.brand().tier() - 2);
  }

  /** Models are met as often as the persona visits their shelf, and the brands that please stay. */
  private static Set<Brand> brands(Persona persona, double budget, List<Model> models, Dice dice) {
    double[] weights = new double[models.size()];
    for (int i = 0; i < weights.length; i++) {
      Model model = models.get(i);
      double visits = persona.categories().getOrDefault(model.kind().category().key(), 0.0);
      double kind = persona.kinds().getOrDefault(model.kind().key(), 1.0);
      double style = persona.styles().contains(model.brand().style()) ? 3 : 1;
      double distance = standing(model) - budget;
      weights[i] = visits * kind * style * StrictMath.exp(-distance * distance / 2);
    }
    Set<Brand> brands = new LinkedHashSet<>();
    for (int draws = 0; draws < 12 && brands.size() < FAVOURITE_BRANDS; draws++) {
      brands.add(models.get(dice.weighted(weights)).brand());
    }
    return brands;
  }

  private static Set<String> colors(Persona persona, List<Shade.Color> colors, Dice dice) {
    List<String> liked = new ArrayList<>();
    liked.add(dice.pick(persona.colors()));
    double[] shares = colors.stream().mapToDouble(Shade.Color::share).toArray();
    liked.add(colors.get(dice.weighted(shares)).key());
    return new LinkedHashSet<>(liked);
  }
}
