package io.shopguide.kg.rdf;

import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.Term;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes triples as terms, for tests. */
final class Triples {
  static final int CHUNK = 1 << 12;
  static final int LONGEST = 1 << 16;

  /** A line, and below what it says. */
  static final String LINE = "<a:s> <a:p> <a:o> .";

  static final Triple TRIPLE = new Triple(Term.iri("a:s"), Term.iri("a:p"), Term.iri("a:o"));

  /** One triple. */
  record Triple(Term subject, Term predicate, Term object) {}

  /** What came of a text. */
  record Outcome(List<Triple> triples, List<RdfSyntaxException> problems) {}

  private Triples() {}

  static List<Triple> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads and stops at the first problem. */
  static List<Triple> read(byte[] bytes) {
    return read(bytes, CHUNK, LONGEST, ProblemHandler.STOP);
  }

  static Outcome skim(String text) {
    return skim(text.getBytes(StandardCharsets.UTF_8), CHUNK);
  }

  /** Reads all lines that can be read. */
  static Outcome skim(byte[] bytes, int chunk) {
    List<RdfSyntaxException> problems = new ArrayList<>();
    return new Outcome(read(bytes, chunk, LONGEST, problems::add), problems);
  }

  static List<Triple> read(byte[] bytes, int chunk, int longest, ProblemHandler problems) {
    List<Triple> triples = new ArrayList<>();
    try {
      long count =
          NTriplesReader.read(
              new ByteArrayInputStream(bytes),
              "t.nt",
              (s, p, o) -> triples.add(new Triple(s.toTerm(), p.toTerm(), o.toTerm())),
              problems,
              progress -> {},
              chunk,
              longest);
      if (count != triples.size()) {
        throw new AssertionError(count + " triples counted, " + triples.size() + " read");
      }
      return triples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one object of a text with one triple. */
  static Term object(String text) {
    List<Triple> triples = read("<a:s> <a:p> " + text + " .");
    if (triples.size() != 1) {
      throw new AssertionError(triples.size() + " triples instead of one");
    }
    return triples.getFirst().object();
  }

  static byte[] write(List<Triple> triples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NTriplesWriter writer = new NTriplesWriter(out)) {
      for (Triple triple : triples) {
        writer.write(triple.subject(), (Term.Iri) triple.predicate(), triple.object());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
