package io.shopguide.kg.store;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.ShopTerms;
import io.shopguide.kg.Statement;
import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.kg.Term;
import io.shopguide.kg.image.ClassKey;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.IOException;

/** Gives statements to a builder as triples, one by one. Not thread-safe; one per thread. */
final class StatementTriples {
  private final ImageBuilder builder;
  private final NodeBytes subject = new NodeBytes();
  private final NodeBytes predicate = new NodeBytes();
  private final NodeBytes object = new NodeBytes();

  StatementTriples(ImageBuilder builder) {
    this.builder = builder;
  }

  void add(Statement statement) throws IOException {
    switch (statement) {
      case Relates edge ->
          add(
              edge,
              ShopTerms.predicate(edge.predicate()),
              ShopTerms.entity(edge.object()),
              Annotation.weight(edge.weight()));
      case HasNumber number -> {
        Term.Iri attribute = ShopTerms.predicate(number.attribute());
        add(number, attribute, ShopTerms.number(number.value()), Annotation.NONE);
        if (!number.unit().isEmpty()) {
          String namespace = ShopTerms.namespace(number.subject().className());
          builder.unit(attribute.value(), ClassKey.iri(namespace), number.unit());
        }
      }
      case HasFlag flag ->
          add(
              flag,
              ShopTerms.predicate(flag.attribute()),
              ShopTerms.flag(flag.value()),
              Annotation.NONE);
      case HasText text -> addText(text, text.attribute(), text.text());
      case HasLabel label -> addText(label, "label@" + label.language().code(), label.label());
    }
  }

  private void addText(Statement statement, String attribute, String text) throws IOException {
    add(
        statement,
        ShopTerms.textPredicate(attribute),
        ShopTerms.text(attribute, text),
        Annotation.NONE);
  }

  private void add(Statement statement, Term.Iri attribute, Term value, Annotation annotation)
      throws IOException {
    subject.set(ShopTerms.entity(statement.subject()));
    predicate.set(attribute);
    object.set(value);
    builder.add(subject, predicate, object, annotation);
  }
}
