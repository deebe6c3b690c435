package io.shopguide.kg.build;

import io.shopguide.kg.build.ProductRecord.Amount;
import io.shopguide.kg.build.ProductRecord.Attribute;
import io.shopguide.kg.build.ProductRecord.Link;
import io.shopguide.lexicon.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A product while its fields are read. Not thread-safe; one per thread. */
final class ProductDraft {
  static final String PRICE = "price";

  private String id = "";
  private final Map<Language, String> titles = new EnumMap<>(Language.class);
  private final Map<Language, String> descriptions = new EnumMap<>(Language.class);
  private final Map<LinkKind, Map<Language, List<String>>> names = new EnumMap<>(LinkKind.class);
  private final List<Attribute> attributes = new ArrayList<>();
  private final Set<String> single = new HashSet<>();

  void setId(String field, String value) {
    if (!id.isEmpty()) {
      throw RowException.severalValues(field);
    }
    id = value;
  }

  void setTitle(String field, Language language, String title) {
    if (titles.put(language, title) != null) {
      throw RowException.severalValues(field);
    }
  }

  /** Several descriptions in one language are paragraphs of one. */
  void setDescription(Language language, String text) {
    descriptions.merge(language, text, (first, second) -> first + "\n" + second);
  }

  void addName(LinkKind kind, Language language, String name) {
    names
        .computeIfAbsent(kind, k -> new EnumMap<>(Language.class))
        .computeIfAbsent(language, l -> new ArrayList<>())
        .add(name);
  }

  void setAmount(String field, Amount amount) {
    if (!single.add(amount.name())) {
      throw RowException.severalValues(field);
    }
    attributes.add(amount);
  }

  boolean hasPrice() {
    return single.contains(PRICE);
  }

  void add(Attribute attribute) {
    attributes.add(attribute);
  }

  ProductRecord build(String idField, String titleField) {
    if (id.isEmpty()) {
      throw RowException.missing(idField);
    }
    if (titles.isEmpty()) {
      throw RowException.missing(titleField);
    }
    List<Link> links = new ArrayList<>();
    names.forEach((kind, byLanguage) -> addLinks(links, kind, byLanguage));
    return new ProductRecord(id, titles, descriptions, links, attributes);
  }

  private static void addLinks(
      List<Link> links, LinkKind kind, Map<Language, List<String>> byLanguage) {
    NamePairs.zip(byLanguage).forEach(pair -> links.add(new Link(kind, pair)));
  }
}
