package io.shopguide.kg.delta;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.image.ImageTerms;
import io.shopguide.kg.image.Scratch;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Gives the triples of a view to a builder. Not thread-safe; one per thread. */
public final class Rebuild {
  private final SnapshotView view;
  private final ImageTerms baseTerms;
  private final Scratch subjectBytes = new Scratch();
  private final Scratch objectBytes = new Scratch();
  private final NodeBytes subject = new NodeBytes();
  private final NodeBytes predicate = new NodeBytes();
  private final NodeBytes object = new NodeBytes();

  private Rebuild(SnapshotView view) {
    this.view = view;
    this.baseTerms = view.base().terms();
  }

  /**
   * Adds all triples of a view to a builder, with their annotations.
   *
   * @param view the view
   * @param builder the builder
   * @throws IOException if the builder cannot write
   */
  public static void copy(SnapshotView view, ImageBuilder builder) throws IOException {
    view.base().forEachUnit(builder::unit);
    new Rebuild(view).addAll(builder);
  }

  private void addAll(ImageBuilder builder) throws IOException {
    boolean annotated = view.base().hasNotes() || view.changeCount() > 0;
    int lastSubject = GraphView.NONE;
    for (int p = 0; p < view.predicateCount(); p++) {
      byte[] iri = view.predicate(p).getBytes(StandardCharsets.UTF_8);
      predicate.setIri(iri, 0, iri.length);
      TripleCursor cursor = view.cursor().match(GraphView.ANY, p, GraphView.ANY);
      while (cursor.next()) {
        if (cursor.subject() != lastSubject) {
          lastSubject = cursor.subject();
          point(lastSubject, subjectBytes, subject);
        }
        point(cursor.object(), objectBytes, object);
        builder.add(
            subject,
            predicate,
            object,
            annotated ? view.annotation(lastSubject, p, cursor.object()) : Annotation.NONE);
      }
    }
  }

  private void point(int id, Scratch scratch, NodeBytes node) {
    if (id < baseTerms.termCount()) {
      baseTerms.node(id, scratch, node);
    } else {
      node.set(view.term(id));
    }
  }
}
