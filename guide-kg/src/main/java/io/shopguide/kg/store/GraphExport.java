package io.shopguide.kg.store;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.image.AtomicFile;
import io.shopguide.kg.rdf.NTriplesWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a graph for other programs. Annotations are not written: RDF 1.1 has no place for them.
 * Takes time in proportion to the triples. Thread-safe.
 */
public final class GraphExport {
  private GraphExport() {}

  /**
   * Writes all triples as N-Triples, grouped by predicate and subject. Reading them gives the same
   * graph.
   *
   * @param view the graph
   * @param target the file, compressed with gzip if its name ends with {@code .gz}; it appears
   *     complete or not at all
   * @throws UncheckedIOException if it cannot be written
   */
  public static void nTriples(GraphView view, Path target) {
    boolean compressed = target.toString().endsWith(".gz");
    AtomicFile.write(
        target,
        channel -> {
          OutputStream plain = Channels.newOutputStream(channel);
          OutputStream out = compressed ? new GZIPOutputStream(plain, 1 << 16) : plain;
          NTriplesWriter writer = new NTriplesWriter(out);
          write(view, writer);
          writer.flush();
          if (out instanceof GZIPOutputStream gzip) {
            gzip.finish();
          }
        });
  }

  private static void write(GraphView view, NTriplesWriter writer) throws IOException {
    TripleCursor cursor = view.cursor();
    for (int p = 0; p < view.predicateCount(); p++) {
      Term.Iri predicate = new Term.Iri(view.predicate(p));
      int lastSubject = GraphView.NONE;
      Term subject = predicate;
      cursor.match(GraphView.ANY, p, GraphView.ANY);
      while (cursor.next()) {
        if (cursor.subject() != lastSubject) {
          lastSubject = cursor.subject();
          subject = view.term(lastSubject);
        }
        writer.write(subject, predicate, view.term(cursor.object()));
      }
    }
  }
}
