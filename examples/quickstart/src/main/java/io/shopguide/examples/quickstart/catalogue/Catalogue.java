package io.shopguide.examples.quickstart.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the products together from the vocabulary. */
final class Catalogue {
  private static final LocalDate OLDEST = LocalDate.of(2022, 9, 1);
  private static final LocalDate NEWEST = LocalDate.of(2026, 5, 29);

  private final Vocabulary vocabulary;
  private final long seed;

  Catalogue(Vocabulary vocabulary, long seed) {
    this.vocabulary = vocabulary;
    this.seed = seed;
  }

  /** All products, shelf by shelf. */
  List<Product> products() {
    Assortment assortment = new Assortment(vocabulary, seed);
    List<Product> products = new ArrayList<>();
    for (Category category : vocabulary.categories().values()) {
      int number = 0;
      for (Map.Entry<Model, List<Variant>> entry : assortment.of(category).entrySet()) {
        for (Variant variant : entry.getValue()) {
          number++;
          String id = String.format(Locale.ROOT, "%s-%04d", category.key(), number);
          products.add(product(id, entry.getKey(), variant));
        }
      }
    }
    return products;
  }

  private Product product(String id, Model model, Variant variant) {
    Dice dice = new Dice(seed, "product/" + id);
    Kind kind = model.kind();
    Brand brand = model.brand();
    Shade shade = variant.shade();
    Fields attributes = vocabulary.attributes().draw(model, variant.configuration(), seed);
    LocalDate released = released(model, dice);
    String name = brand.name() + " " + model.name();
    String nameZh = brand.nameZh() + " " + model.name();

    Fields fields = new Fields();
    fields.put("id", id);
    fields.put("title", name + " " + kind.title().fill(attributes) + ", " + shade.name());
    fields.put("title_zh", nameZh + " " + kind.titleZh().fill(attributes) + " " + shade.nameZh());
    fields.put("brand", brand.name());
    fields.put("brand_zh", brand.nameZh());
    fields.put("category", kind.category().name());
    fields.put("category_zh", kind.category().nameZh());
    fields.put("type", kind.type());
    fields.put("type_zh", kind.typeZh());
    fields.put("model", model.name());
    fields.put("price_cents", Value.of(Pricing.cents(model, variant.configuration(), seed)));
    fields.put("currency", "USD");
    fields.put("released", released.toString());
    fields.put("rating", rating(model, dice));
    fields.put("stock", Value.of(stock(dice)));
    fields.put(
        "description",
        vocabulary.sentences().describe(kind, attributes, model.dice(seed, "description")));
    fields.put("color", shade.color().key());
    fields.put("color_zh", shade.color().nameZh());
    for (String early : List.of("material", "audience")) {
      attributes.find(early).ifPresent(value -> fields.put(early, value));
    }
    fields.putAll(attributes);
    return new Product(id, model, shade, released, fields);
  }

  /** The model's day, more often a late one; some colours follow months later. */
  private LocalDate released(Model model, Dice dice) {
    long span = NEWEST.toEpochDay() - OLDEST.toEpochDay();
    double point = StrictMath.sqrt(model.dice(seed, "released").unit());
    LocalDate first = OLDEST.plusDays(Math.round(span * point * 0.97));
    LocalDate later = dice.chance(0.25) ? first.plusDays(45 + dice.below(150)) : first;
    return later.isAfter(NEWEST) ? first : later;
  }

  private Value rating(Model model, Dice dice) {
    double stars =
        3.75
            + 0.07 * model.level()
            + 0.06 * model.brand().tier()
            + model.dice(seed, "rating").spread(0.45)
            + dice.spread(0.1);
    BigDecimal shown = BigDecimal.valueOf(Math.min(stars, 4.9)).setScale(1, RoundingMode.HALF_UP);
    return new Value(shown.toPlainString(), false);
  }

  private static long stock(Dice dice) {
    return dice.chance(0.05) ? 0 : 1 + Math.round(dice.waiting() * 34);
  }
}
