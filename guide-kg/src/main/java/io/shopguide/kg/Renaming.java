package io.shopguide.kg;

import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.image.Scratch;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Copies a graph with other keys in one class. Not thread-safe; one per thread. */
final class Renaming {
  private final Image image;
  private final ProductGraph graph;
  private final EntityClass renamed;
  private final UnaryOperator<String> names;
  private final Scratch subjectBytes = new Scratch();
  private final Scratch objectBytes = new Scratch();
  private final NodeBytes subject = new NodeBytes();
  private final NodeBytes predicate = new NodeBytes();
  private final NodeBytes object = new NodeBytes();

  Renaming(Image image, ProductGraph graph, String className, UnaryOperator<String> names) {
    this.image = image;
    this.graph = graph;
    this.renamed = graph.entityClass(className);
    this.names = names;
  }

  Image copy() throws IOException {
    try (ImageBuilder builder = new ImageBuilder()) {
      image.forEachUnit(builder::unit);
      for (int id = 0; id < graph.entityCount(); id++) {
        point(id, subjectBytes, subject);
        builder.addTerm(subject);
      }
      GraphView view = graph.view();
      for (int p = 0; p < view.predicateCount(); p++) {
        byte[] iri = view.predicate(p).getBytes(StandardCharsets.UTF_8);
        predicate.setIri(iri, 0, iri.length);
        TripleCursor cursor = view.cursor().match(GraphView.ANY, p, GraphView.ANY);
        int last = GraphView.NONE;
        while (cursor.next()) {
          if (cursor.subject() != last) {
            last = cursor.subject();
            point(last, subjectBytes, subject);
          }
          point(cursor.object(), objectBytes, object);
          Annotation annotation =
              image.hasNotes() ? view.annotation(last, p, cursor.object()) : Annotation.NONE;
          builder.add(subject, predicate, object, annotation);
        }
      }
      return Image.build(builder);
    }
  }

  private void point(int id, Scratch scratch, NodeBytes node) {
    if (renamed.contains(id)) {
      node.set(ShopTerms.entity(new EntityRef(renamed.name(), names.apply(graph.key(id)))));
    } else {
      image.terms().node(id, scratch, node);
    }
  }
}
