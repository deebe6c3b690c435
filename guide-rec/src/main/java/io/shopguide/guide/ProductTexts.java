package io.shopguide.guide;

import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.kg.TextColumn;
import io.shopguide.lexicon.Language;
import io.shopguide.rec.text.ProductText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the texts of products from the graph's columns and labels. Not thread-safe. */
final class ProductTexts {
  /** The encoder reads a short text better than a long one. */
  private static final int ENCODED_DESCRIPTION = 300;

  private final CatalogueView catalogue;
  private final ProductGraph graph;
  private final List<TextColumn> titles;
  private final List<TextColumn> descriptions;
  private final List<Relation> properties;
  private final String[] features;

  ProductTexts(CatalogueView catalogue) {
    this.catalogue = catalogue;
    this.graph = catalogue.graph();
    this.titles = inBothLanguages("title");
    this.descriptions = inBothLanguages("description");
    this.properties =
        Stream.of("color", "material", "audience", "value")
            .flatMap(p -> graph.relations().stream().filter(r -> r.predicate().equals(p)))
            .filter(r -> r.subjectClass().equals(CatalogueView.PRODUCT))
            .toList();
    this.features = features();
  }

  private List<TextColumn> inBothLanguages(String name) {
    List<TextColumn> columns = new ArrayList<>();
    for (Language language : Language.values()) {
      columns.add(graph.texts(CatalogueView.PRODUCT, name + "@" + language.code()));
    }
    return columns;
  }

  /** The names of the features that each product has, column by column. */
  private String[] features() {
    String[] names = new String[catalogue.size()];
    graph.numberColumns().stream()
        .filter(c -> c.isBoolean() && c.className().equals(CatalogueView.PRODUCT))
        .forEach(
            column -> {
              String name = column.attribute().replace('_', ' ');
              column.forEach(
                  (entity, value) -> {
                    int product = entity - catalogue.firstProduct();
                    if (value > 0) {
                      names[product] = names[product] == null ? name : names[product] + ", " + name;
                    }
                  });
            });
    return names;
  }

  ProductText of(int product) {
    int entity = catalogue.entity(product);
    List<String> values = new ArrayList<>();
    properties.forEach(relation -> addLabels(relation, entity, values));
    if (features[product] != null) {
      values.add(features[product]);
    }
    List<String> categories = new ArrayList<>();
    catalogue.categories().forEach(relation -> addLabels(relation, entity, categories));
    List<String> brands = new ArrayList<>();
    addLabels(catalogue.brand(), entity, brands);
    return new ProductText(
        joined(titles, entity),
        String.join("\n", brands),
        String.join("\n", categories),
        joined(descriptions, entity),
        String.join("\n", values));
  }

  /** What the encoder reads of a product: the title and the beginning of the description. */
  String encoded(int product) {
    int entity = catalogue.entity(product);
    String title = graph.label(entity, Language.ENGLISH);
    String description = descriptions.getFirst().value(entity);
    if (description == null || description.equals(title)) {
      return title;
    }
    int end = Words.wholeCharacters(description, ENCODED_DESCRIPTION);
    return title + ". " + description.substring(0, end);
  }

  private void addLabels(Relation relation, int entity, List<String> labels) {
    for (int p = relation.start(entity); p < relation.end(entity); p++) {
      int target = relation.target(p);
      for (Language language : Language.values()) {
        String label = graph.label(target, language);
        if (!labels.contains(label)) {
          labels.add(label);
        }
      }
    }
  }

  private static String joined(List<TextColumn> columns, int entity) {
    return columns.stream()
        .map(column -> column.value(entity))
        .filter(text -> text != null)
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
