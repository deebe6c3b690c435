package io.shopguide.kg;

import io.shopguide.kg.ProductGraph.ColumnKey;
import io.shopguide.kg.image.ClassKey;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.IOException;

/** Gives what statements say to a builder, as triples. Not thread-safe; one per thread. */
final class StatementWriter {
  private final ImageBuilder builder;
  private final NodeBytes subject = new NodeBytes();
  private final NodeBytes predicate = new NodeBytes();
  private final NodeBytes object = new NodeBytes();

  StatementWriter(ImageBuilder builder) {
    this.builder = builder;
  }

  void write(ClassBuffer subjects, String name, ClassBuffer objects, EdgeBuffer edges)
      throws IOException {
    predicate.set(ShopTerms.predicate(name));
    edges.forEach(
        (s, o, weight) -> {
          subjects.point(s, subject);
          objects.point(o, object);
          builder.add(subject, predicate, object, Annotation.weight(weight));
        });
  }

  /** Returns how many values stayed. */
  int write(ClassBuffer owners, ColumnKey key, NumberBuffer column) throws IOException {
    Term.Iri attribute = ShopTerms.predicate(key.attribute());
    predicate.set(attribute);
    int[] winners = column.winners();
    for (int index : winners) {
      owners.point(column.owner(index), subject);
      double value = column.value(index);
      object.set(column.isBoolean() ? ShopTerms.flag(value != 0) : ShopTerms.number(value));
      builder.add(subject, predicate, object, Annotation.NONE);
    }
    if (!column.unit().isEmpty()) {
      ClassKey subjects = ClassKey.iri(ShopTerms.namespace(key.className()));
      builder.unit(attribute.value(), subjects, column.unit());
    }
    return winners.length;
  }

  /** Returns how many values stayed. */
  int write(ClassBuffer owners, ColumnKey key, TextBuffer column) throws IOException {
    predicate.set(ShopTerms.textPredicate(key.attribute()));
    int[] winners = column.winners();
    for (int index : winners) {
      owners.point(column.owner(index), subject);
      object.set(ShopTerms.text(key.attribute(), column.text(index)));
      builder.add(subject, predicate, object, Annotation.NONE);
    }
    return winners.length;
  }
}
