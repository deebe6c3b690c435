package io.shopguide.kg.rdf;

import io.shopguide.kg.Term;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes RDF 1.1 N-Triples in canonical form: a line per triple, single spaces, UTF-8, and no
 * escapes but {@code \"}, {@code \\}, {@code \n} and {@code \r} in literals. What is written is
 * what {@link NTriplesReader} reads, term for term. Linear in the length of the triples. Not
 * thread-safe; one per thread.
 *
 * <p>A blank node's label that N-Triples does not allow, such as {@code a b}, is written as {@code
 * hex-} and its UTF-8 bytes in hexadecimal digits; so is a label that would be taken for that. Two
 * labels are never written alike.
 */
public final class NTriplesWriter implements Closeable {
  private static final byte[] END = {' ', '.', '\n'};
  private static final byte[] BLANK = {'_', ':'};
  private static final byte[] DATATYPE = {'^', '^'};

  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private final NodeBytes subjectBytes = new NodeBytes();
  private final NodeBytes predicateBytes = new NodeBytes();
  private final NodeBytes objectBytes = new NodeBytes();
  private int length;

  /**
   * Makes a writer.
   *
   * @param out where to write, closed with the writer; needs no buffer
   */
  public NTriplesWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a triple.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   * @throws IllegalArgumentException if N-Triples cannot hold it: the subject is a literal, an IRI
   *     is relative, or a language tag is none; nothing of the triple is written then
   * @throws IOException if it cannot be written
   */
  public void write(Term subject, Term.Iri predicate, Term object) throws IOException {
    subjectBytes.set(subject);
    predicateBytes.set(predicate);
    objectBytes.set(object);
    write(subjectBytes, predicateBytes, objectBytes);
  }

  /**
   * Writes a triple of UTF-8 bytes, which are taken to be UTF-8.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any node
   * @throws IllegalArgumentException if N-Triples cannot hold it: the kinds of the nodes are wrong,
   *     an IRI is none or relative, or a language tag is none; nothing of the triple is written
   *     then
   * @throws IOException if it cannot be written
   */
  public void write(NodeBytes subject, NodeBytes predicate, NodeBytes object) throws IOException {
    require(subject.kind() != NodeBytes.Kind.LITERAL, subject, "no subject but an IRI or a blank");
    require(predicate.kind() == NodeBytes.Kind.IRI, predicate, "no predicate but an IRI");
    check(subject);
    check(predicate);
    check(object);
    node(subject);
    put(' ');
    node(predicate);
    put(' ');
    node(object);
    put(END, 0, END.length);
  }

  private static void check(NodeBytes node) {
    if (node.kind() == NodeBytes.Kind.IRI) {
      boolean iri = Grammar.isIri(node.bytes(), node.start(), node.end());
      require(iri, node, "no IRI without a scheme, such as http:, or with characters to encode");
    }
    require(
        node.kind() != NodeBytes.Kind.BLANK || node.start() < node.end(), node, "no empty label");
    switch (node.typeKind()) {
      case NONE -> {}
      case DATATYPE -> {
        boolean iri = Grammar.isIri(node.typeBytes(), node.typeStart(), node.typeEnd());
        require(iri, node, "no datatype but an IRI with a scheme, such as http:");
      }
      case LANGUAGE -> {
        int end = Grammar.languageEnd(node.typeBytes(), node.typeStart(), node.typeEnd());
        boolean tag = end > node.typeStart() && end == node.typeEnd();
        require(tag, node, "no language tag but letters, and digits after a '-'");
      }
    }
  }

  private static void require(boolean condition, NodeBytes node, String rule) {
    if (!condition) {
      int shown = Math.min(node.end() - node.start(), 100);
      String text = new String(node.bytes(), node.start(), shown, StandardCharsets.UTF_8);
      throw new IllegalArgumentException(
          "N-Triples has %s; this is the %s '%s'".formatted(rule, node.kind(), text));
    }
  }

  private void node(NodeBytes node) throws IOException {
    switch (node.kind()) {
      case IRI -> iri(node.bytes(), node.start(), node.end());
      case BLANK -> blank(node.bytes(), node.start(), node.end());
      case LITERAL -> literal(node);
    }
  }

  private void iri(byte[] bytes, int from, int to) throws IOException {
    put('<');
    put(bytes, from, to);
    put('>');
  }

  private void blank(byte[] bytes, int from, int to) throws IOException {
    put(BLANK, 0, BLANK.length);
    if (BlankLabels.needsCode(bytes, from, to)) {
      byte[] code = BlankLabels.encode(bytes, from, to);
      put(code, 0, code.length);
    } else {
      put(bytes, from, to);
    }
  }

  private void literal(NodeBytes node) throws IOException {
    put('"');
    text(node.bytes(), node.start(), node.end());
    put('"');
    switch (node.typeKind()) {
      case NONE -> {}
      case DATATYPE -> {
        put(DATATYPE, 0, DATATYPE.length);
        iri(node.typeBytes(), node.typeStart(), node.typeEnd());
      }
      case LANGUAGE -> {
        put('@');
        put(node.typeBytes(), node.typeStart(), node.typeEnd());
      }
    }
  }

  private void text(byte[] bytes, int from, int to) throws IOException {
    int copied = from;
    for (int at = from; at < to; at++) {
      byte value = bytes[at];
      if (value >= 0 && Grammar.is(value, Grammar.TEXT_STOP)) {
        put(bytes, copied, at);
        put('\\');
        put(value == '\n' ? 'n' : value == '\r' ? 'r' : value);
        copied = at + 1;
      }
    }
    put(bytes, copied, to);
  }

  private void put(int value) throws IOException {
    if (length == buffer.length) {
      drain();
    }
    buffer[length++] = (byte) value;
  }

  private void put(byte[] bytes, int from, int to) throws IOException {
    int count = to - from;
    if (count > buffer.length - length) {
      drain();
    }
    if (count > buffer.length) {
      out.write(bytes, from, count);
    } else {
      System.arraycopy(bytes, from, buffer, length, count);
      length += count;
    }
  }

  private void drain() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  /**
   * Hands all that was written to the stream, and flushes that.
   *
   * @throws IOException if it cannot be written
   */
  public void flush() throws IOException {
    drain();
    out.flush();
  }

  /** Writes what is left and closes the stream. */
  @Override
  public void close() throws IOException {
    try (out) {
      drain();
    }
  }
}
