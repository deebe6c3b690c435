package io.shopguide.guide;

import io.shopguide.dialogue.ShownProduct;
import io.shopguide.kg.NumberColumn;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.kg.TextColumn;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.ProductReference;
import io.shopguide.rec.text.TextQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers questions about a product from the graph. Thread-safe. */
final class FactFinder {
  /** A product is named if its text holds this share of the name's information. */
  private static final double NAMED = 0.75;

  private static final int COMPARED = 6; // columns, if the shopper names none

  /** What tells "the first one" from "it", which may be another. */
  private static final Pattern FIRST = Pattern.compile("first|1st|第一|1", Pattern.CASE_INSENSITIVE);

  private final Shop shop;
  private final ConceptProducts concepts;
  private final Wordings wordings;

  FactFinder(Shop shop, ConceptProducts concepts, Wordings wordings) {
    this.shop = shop;
    this.concepts = concepts;
    this.wordings = wordings;
  }

  /**
   * One fact for each attribute that a question names; the product it is about becomes what the
   * session speaks of.
   *
   * @return empty if no product or no attribute is recognized
   */
  List<Fact> find(ParsedQuery query, Session session) {
    int product = query.reference().map(r -> product(r, query.text(), session)).orElse(-1);
    if (product < 0) {
      return List.of();
    }
    session.speakOf(shop.catalogue().id(product));
    return query.findings(ConceptFinding.class).stream()
        .map(ConceptFinding::concept)
        .filter(c -> c.kind() == ConceptKind.ATTRIBUTE)
        .map(attribute -> fact(product, attribute))
        .toList();
  }

  /**
   * The same facts for each product that shall be compared: the attributes that are named, or else
   * the price and what numbers all of them have. Without two products named, the first two shown
   * are compared.
   *
   * @return empty unless two products are recognized
   */
  List<Fact> compare(ParsedQuery query, Session session) {
    List<Integer> products =
        query.references().stream()
            .map(reference -> product(reference, query.text(), session))
            .filter(product -> product >= 0)
            .distinct()
            .toList();
    if (products.size() < 2) {
      products =
          session.shown().stream()
              .limit(2)
              .map(shown -> shop.catalogue().find(shown.id()))
              .filter(product -> product >= 0)
              .toList();
    }
    if (products.size() < 2) {
      return List.of();
    }
    List<Concept> attributes =
        query.findings(ConceptFinding.class).stream()
            .map(ConceptFinding::concept)
            .filter(concept -> concept.kind() == ConceptKind.ATTRIBUTE)
            .toList();
    List<Concept> compared = attributes.isEmpty() ? numbersOf(products) : attributes;
    return products.stream()
        .flatMap(product -> compared.stream().map(attribute -> fact(product, attribute)))
        .toList();
  }

  /** The columns of numbers that all products have a value in, the price first. */
  private List<Concept> numbersOf(List<Integer> products) {
    return shop.catalogue().graph().numberColumns().stream()
        .filter(column -> column.className().equals(CatalogueView.PRODUCT))
        .filter(
            column ->
                products.stream()
                    .allMatch(p -> !Double.isNaN(column.value(shop.catalogue().entity(p)))))
        .map(NumberColumn::attribute)
        .sorted(Comparator.comparing((String name) -> !name.equals("price")))
        .limit(COMPARED)
        .map(name -> new Concept(ConceptKind.ATTRIBUTE, name))
        .toList();
  }

  /** The product that a question is about, -1 if there is none. */
  private int product(ProductReference reference, String text, Session session) {
    if (reference.rank() == 0) {
      return named(reference.words());
    }
    boolean it = !FIRST.matcher(reference.span().of(text)).find();
    if (reference.rank() == 1 && it && session.subject().isPresent()) {
      return shop.catalogue().find(session.subject().get());
    }
    List<ShownProduct> shown = session.shown();
    return reference.rank() <= shown.size()
        ? shop.catalogue().find(shown.get(reference.rank() - 1).id())
        : -1;
  }

  /**
   * The product with a name: the best match of its words among titles, which must hold most of what
   * they say; -1 if there is none.
   */
  int named(String words) {
    try (Scratch scratch = shop.scratch().take()) {
      TextMatch match =
          new TextMatch(
              shop.index(),
              TextQuery.ofWords(Words.of(words)),
              scratch.clause,
              scratch.text,
              scratch.coverage);
      int best = -1;
      for (int i = 0; i < match.candidates().size(); i++) {
        int product = match.candidates().product(i);
        double better = best < 0 ? 1 : match.similarity(product) - match.similarity(best);
        if (better > 0 || (better == 0 && product < best)) {
          best = product;
        }
      }
      return best >= 0 && match.covered(best) >= NAMED ? best : -1;
    }
  }

  private Fact fact(int product, Concept attribute) {
    Product described = shop.catalogue().product(product);
    Phrase name = wordings.label(attribute);
    List<String> names = new ArrayList<>(concepts.attributes(attribute));
    names.add(attribute.key());
    for (String column : names) {
      Optional<Phrase> value = value(product, column);
      if (value.isPresent()) {
        return new Fact(described, name, value, "Product." + column);
      }
    }
    return new Fact(described, name, Optional.empty(), "Product." + names.getFirst());
  }

  private Optional<Phrase> value(int product, String attribute) {
    ProductGraph graph = shop.catalogue().graph();
    int entity = shop.catalogue().entity(product);
    NumberColumn numbers = graph.numbers(CatalogueView.PRODUCT, attribute);
    double number = numbers.value(entity);
    if (!Double.isNaN(number)) {
      return Optional.of(phrase(numbers, number));
    }
    List<Integer> values = concepts.values(attribute, product);
    if (!values.isEmpty()) {
      return Optional.of(labels(values));
    }
    TextColumn texts = graph.texts(CatalogueView.PRODUCT, attribute);
    String text = texts.value(entity);
    if (text != null) {
      return Optional.of(new Phrase(text, text));
    }
    return graph.relations().stream()
        .filter(r -> r.subjectClass().equals(CatalogueView.PRODUCT))
        .filter(r -> r.predicate().equals(attribute) && r.degree(entity) > 0)
        .findFirst()
        .map(relation -> labels(targets(relation, entity)));
  }

  private static Phrase phrase(NumberColumn column, double value) {
    if (column.isBoolean()) {
      return value > 0 ? new Phrase("yes", "是") : new Phrase("no", "否");
    }
    String text =
        switch (column.attribute()) {
          case "price" -> Money.format(value, column.unit());
          case "released" -> LocalDate.ofEpochDay((long) value).toString();
          default -> BoundPhrases.amount(value, column.unit());
        };
    return new Phrase(text, text);
  }

  private static List<Integer> targets(Relation relation, int entity) {
    List<Integer> targets = new ArrayList<>();
    for (int p = relation.start(entity); p < relation.end(entity); p++) {
      targets.add(relation.target(p));
    }
    return targets;
  }

  private Phrase labels(List<Integer> entities) {
    return new Phrase(
        joined(entities, Language.ENGLISH, ", "), joined(entities, Language.CHINESE, "、"));
  }

  private String joined(List<Integer> entities, Language language, String separator) {
    return entities.stream().map(e -> label(e, language)).collect(Collectors.joining(separator));
  }

  /** The catalogue's own label, or else the vocabulary's: few feeds name colours in Chinese. */
  private String label(int entity, Language language) {
    ProductGraph graph = shop.catalogue().graph();
    String owner = graph.className(entity);
    return Arrays.stream(ConceptKind.values())
        .filter(kind -> EntityClasses.of(kind).equals(owner))
        .map(kind -> wordings.label(new Concept(kind, graph.key(entity))).in(language))
        .findFirst()
        .orElseGet(() -> graph.label(entity, language));
  }
}
