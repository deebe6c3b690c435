package io.shopguide.examples.quickstart.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything about the shop that is written by hand. Immutable once loaded.
 *
 * @param categories the shelves, by key
 * @param models the models in shelf order
 * @param palettes the colours, by palette
 * @param configurations the choices other than colour, by kind
 * @param attributes how attributes get their values
 * @param sentences what descriptions are made of
 * @param personas who shops
 * @param complements what is bought after what
 */
record Vocabulary(
    Map<String, Category> categories,
    List<Model> models,
    Map<String, List<Shade>> palettes,
    Map<String, List<Configuration>> configurations,
    AttributeRules attributes,
    Sentences sentences,
    List<Persona> personas,
    List<Complement> complements) {

  /** Reads the vocabulary from the resources beside this package. */
  static Vocabulary load() {
    Map<String, Category> categories = new LinkedHashMap<>();
    for (Table.Row row : Table.read("categories")) {
      Category category = Category.of(row);
      categories.put(category.key(), category);
    }
    return new Vocabulary(
        categories,
        readModels(categories),
        readPalettes(),
        readConfigurations(),
        new AttributeRules(Table.read("attributes")),
        new Sentences(Table.read("sentences")),
        Table.read("personas").stream().map(Persona::of).toList(),
        Table.read("complements").stream().map(Complement::of).toList());
  }

  /** The configurations a model comes in, at least one. */
  List<Configuration> configurationsOf(Model model) {
    List<Configuration> suited =
        configurations.getOrDefault(model.kind().key(), List.of()).stream()
            .filter(configuration -> configuration.suits(model.level()))
            .toList();
    return suited.isEmpty() ? List.of(Configuration.PLAIN) : suited;
  }

  /** The colours a model may come in. */
  List<Shade> shadesOf(Model model) {
    return known(palettes, model.kind().palette());
  }

  private static List<Model> readModels(Map<String, Category> categories) {
    Map<String, Brand> brands = new LinkedHashMap<>();
    for (Table.Row row : Table.read("brands")) {
      Brand brand = Brand.of(row);
      brands.put(brand.name(), brand);
    }
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (Table.Row row : Table.read("kinds")) {
      Kind kind = Kind.of(row, known(categories, row.get("category")));
      kinds.put(kind.key(), kind);
    }
    List<Model> models = new ArrayList<>();
    for (Table.Row row : Table.read("models")) {
      models.add(
          new Model(
              known(kinds, row.get("kind")),
              known(brands, row.get("brand")),
              row.get("model"),
              row.number("level")));
    }
    return List.copyOf(models);
  }

  private static Map<String, List<Shade>> readPalettes() {
    Map<String, Shade.Color> colors = new LinkedHashMap<>();
    for (Table.Row row : Table.read("basic-colors")) {
      colors.put(
          row.get("key"),
          new Shade.Color(row.get("key"), row.get("name_zh"), row.decimal("share")));
    }
    Map<String, List<Shade>> palettes = new LinkedHashMap<>();
    for (Table.Row row : Table.read("colors")) {
      palettes
          .computeIfAbsent(row.get("palette"), palette -> new ArrayList<>())
          .add(new Shade(row.get("name"), row.get("name_zh"), known(colors, row.get("color"))));
    }
    return palettes;
  }

  private static Map<String, List<Configuration>> readConfigurations() {
    Map<String, List<Configuration>> configurations = new LinkedHashMap<>();
    for (Table.Row row : Table.read("configurations")) {
      configurations
          .computeIfAbsent(row.get("kind"), kind -> new ArrayList<>())
          .add(Configuration.of(row));
    }
    return configurations;
  }

  private static <T> T known(Map<String, T> entries, String key) {
    T entry = entries.get(key);
    if (entry == null) {
      throw new IllegalStateException("the vocabulary does not explain " + key);
    }
    return entry;
  }
}
