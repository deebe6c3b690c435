package io.shopguide.guide;

import io.shopguide.dialogue.ShownProduct;
import io.shopguide.kg.EntityClass;
import io.shopguide.kg.NumberColumn;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The graph seen from its products: class-local product ids, their columns and relations.
 *
 * <p>Immutable and thread-safe.
 */
final class CatalogueView {
  static final String PRODUCT = "Product";
  static final String SHOPPER = "Shopper";

  private final ProductGraph graph;
  private final EntityClass products;
  private final EntityClass shoppers;
  private final NumberColumn price;
  private final NumberColumn weight;
  private final Relation brand;
  private final List<Relation> categories;
  private final Relation color;
  private final Relation bought;
  private final float[] popularity;

  CatalogueView(ProductGraph graph) {
    this.graph = graph;
    products = graph.entityClass(PRODUCT);
    shoppers = graph.entityClass(SHOPPER);
    price = graph.numbers(PRODUCT, "price");
    weight = graph.numbers(PRODUCT, "weight");
    brand = graph.relation("brand", PRODUCT, "Brand");
    categories =
        List.of(
            graph.relation("category", PRODUCT, "Category"),
            graph.relation("derived_category", PRODUCT, "Category"));
    color = graph.relation("color", PRODUCT, "Color");
    bought = graph.relation("bought", SHOPPER, PRODUCT);
    popularity = popularity(products, bought);
  }

  private static float[] popularity(EntityClass products, Relation bought) {
    float[] popularity = new float[products.count()];
    double most = 0;
    for (int product = 0; product < popularity.length; product++) {
      popularity[product] = (float) Math.log1p(bought.inverseDegree(products.first() + product));
      most = Math.max(most, popularity[product]);
    }
    for (int product = 0; product < popularity.length && most > 0; product++) {
      popularity[product] = (float) (popularity[product] / most);
    }
    return popularity;
  }

  ProductGraph graph() {
    return graph;
  }

  /** Number of products. */
  int size() {
    return products.count();
  }

  int firstProduct() {
    return products.first();
  }

  EntityClass shoppers() {
    return shoppers;
  }

  /** The graph's entity of a product. */
  int entity(int product) {
    return products.first() + product;
  }

  /** The product with an id, -1 if there is none. */
  int find(String id) {
    int entity = graph.find(PRODUCT, id);
    return entity < 0 ? -1 : entity - products.first();
  }

  String id(int product) {
    return graph.key(entity(product));
  }

  Product product(int product) {
    return product(product, this::label);
  }

  /**
   * A product as it is shown.
   *
   * @param labels gives what an entity is called
   */
  Product product(int product, IntFunction<Phrase> labels) {
    int entity = entity(product);
    Phrase title = labels.apply(entity);
    double amount = price.value(entity);
    return new Product(
        graph.key(entity),
        title.english(),
        title.chinese(),
        firstLabel(brand, entity, labels),
        categoryLabel(entity, labels),
        amount,
        Double.isNaN(amount) ? "" : price.unit());
  }

  /** What the dialogue needs to know of a product of the shop. */
  ShownProduct shown(String id) {
    int entity = entity(find(id));
    List<Concept> colors = new ArrayList<>();
    for (int p = color.start(entity); p < color.end(entity); p++) {
      colors.add(new Concept(ConceptKind.COLOR, graph.key(color.target(p))));
    }
    Optional<Concept> maker =
        brand.degree(entity) == 0
            ? Optional.empty()
            : Optional.of(
                new Concept(ConceptKind.BRAND, graph.key(brand.target(brand.start(entity)))));
    double amount = price.value(entity);
    return new ShownProduct(
        id, amount, Double.isNaN(amount) ? "" : price.unit(), maker, colors, weight.value(entity));
  }

  /** What an entity is called. */
  Phrase label(int entity) {
    String english = graph.label(entity, Language.ENGLISH);
    String chinese = graph.label(entity, Language.CHINESE);
    return new Phrase(english, chinese.equals(english) ? english : chinese);
  }

  /** A title to put into a sentence: long titles are cut at a word. */
  static Phrase shortTitle(Phrase title) {
    return new Phrase(shorten(title.english()), shorten(title.chinese()));
  }

  private static String shorten(String title) {
    int limit = 48;
    if (title.length() <= limit) {
      return title;
    }
    int comma = title.lastIndexOf(',', limit);
    if (comma > limit / 2) {
      return title.substring(0, comma);
    }
    int space = title.lastIndexOf(' ', limit);
    int end = space < limit / 2 ? limit : space;
    return title.substring(0, Words.wholeCharacters(title, end)).stripTrailing() + "…";
  }

  Relation brand() {
    return brand;
  }

  Relation color() {
    return color;
  }

  Relation bought() {
    return bought;
  }

  /** The declared and the derived categories. */
  List<Relation> categories() {
    return categories;
  }

  NumberColumn price() {
    return price;
  }

  /** Share of the most bought product's buyers, on a logarithmic scale from 0 to 1. */
  double popularity(int product) {
    return popularity[product];
  }

  int buyers(int product) {
    return bought.inverseDegree(entity(product));
  }

  private String categoryLabel(int entity, IntFunction<Phrase> labels) {
    for (Relation category : categories) {
      if (category.degree(entity) > 0) {
        return firstLabel(category, entity, labels);
      }
    }
    return "";
  }

  private static String firstLabel(Relation relation, int entity, IntFunction<Phrase> labels) {
    return relation.degree(entity) == 0
        ? ""
        : labels.apply(relation.target(relation.start(entity))).english();
  }
}
