package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides in how many, and in which, variants each model of a category is sold. */
final class Assortment {
  private static final int MOST_COLORS = 4;
  private static final int MOST_VARIANTS = 5;

  private final Vocabulary vocabulary;
  private final long seed;

  Assortment(Vocabulary vocabulary, long seed) {
    this.vocabulary = vocabulary;
    this.seed = seed;
  }

  /** The category's models in shelf order, each with its variants; as many as the shelf holds. */
  Map<Model, List<Variant>> of(Category category) {
    Map<Model, List<Variant>> possible = new LinkedHashMap<>();
    for (Model model : vocabulary.models()) {
      if (model.kind().category().equals(category)) {
        possible.put(model, candidates(model));
      }
    }
    List<Model> models = List.copyOf(possible.keySet());
    int[] counts = counts(category, models, possible);
    Map<Model, List<Variant>> chosen = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      List<Variant> all = possible.get(models.get(i));
      List<Variant> picked = new ArrayList<>(all.subList(0, counts[i]));
      List<Configuration> order = vocabulary.configurationsOf(models.get(i));
      picked.sort(Comparator.comparingInt(variant -> order.indexOf(variant.configuration())));
      chosen.put(models.get(i), picked);
    }
    return chosen;
  }

  private int[] counts(Category category, List<Model> models, Map<Model, List<Variant>> possible) {
    Dice dice = new Dice(seed, "assortment/" + category.key());
    int[] counts = new int[models.size()];
    double[] appetite = new double[models.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = 1;
      appetite[i] = 0.5 + dice.unit();
    }
    for (int left = category.products() - counts.length; left > 0; left--) {
      double[] weights = new double[counts.length];
      for (int i = 0; i < counts.length; i++) {
        boolean full = counts[i] >= possible.get(models.get(i)).size();
        weights[i] = full ? 0 : appetite[i] / (counts[i] * counts[i]);
      }
      counts[dice.weighted(weights)]++;
    }
    return counts;
  }

  /** The model's variants, those it is sold in first at the front. */
  private List<Variant> candidates(Model model) {
    Dice dice = model.dice(seed, "variants");
    List<Shade> shades = shades(model, dice);
    List<Configuration> configurations = dice.shuffled(vocabulary.configurationsOf(model));
    List<Variant> variants = new ArrayList<>();
    for (int round = 0; round < shades.size(); round++) {
      for (int i = 0; i < configurations.size(); i++) {
        Shade shade = shades.get((round + i) % shades.size());
        variants.add(new Variant(configurations.get(i), shade));
      }
    }
    return variants.subList(0, Math.min(MOST_VARIANTS, variants.size()));
  }

  /** A few labels, common colours more often, no plain colour twice. */
  private List<Shade> shades(Model model, Dice dice) {
    List<Shade> palette = vocabulary.shadesOf(model);
    List<Shade> shades = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    while (shades.size() < MOST_COLORS) {
      double[] weights = new double[palette.size()];
      double total = 0;
      for (int i = 0; i < weights.length; i++) {
        Shade.Color color = palette.get(i).color();
        weights[i] = taken.contains(color.key()) ? 0 : StrictMath.sqrt(color.share());
        total += weights[i];
      }
      if (total <= 0) {
        break;
      }
      Shade shade = palette.get(dice.weighted(weights));
      taken.add(shade.color().key());
      shades.add(shade);
    }
    return shades;
  }
}
