package io.shopguide.kg.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.Triples.Triple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NTriplesWriterTest {
  private static final Term.Iri S = new Term.Iri("a:s");
  private static final Term.Iri P = new Term.Iri("a:p");

  @ParameterizedTest
  @MethodSource("objects")
  void write_object_isCanonical(Term object, String written) {
    String line =
        new String(Triples.write(List.of(new Triple(S, P, object))), StandardCharsets.UTF_8);
    assertEquals("<a:s> <a:p> " + written + " .\n", line);
  }

  static Stream<Arguments> objects() {
    return Stream.of(
        Arguments.of(
            Term.iri("http://\u00e9.org/\ud83d\ude00"), "<http://\u00e9.org/\ud83d\ude00>"),
        Arguments.of(new Term.BlankNode("b1"), "_:b1"),
        Arguments.of(Term.text(""), "\"\""),
        Arguments.of(
            Term.text("\"\\\n\r\t\b\f\0'\u007f\u0085\u2028\ud83d\ude00"),
            "\"\\\"\\\\\\n\\r\t\b\f\0'\u007f\u0085\u2028\ud83d\ude00\""),
        Arguments.of(new Term.Literal("5", "a:int", ""), "\"5\"^^<a:int>"),
        Arguments.of(new Term.Literal("Hi", Term.LANG_STRING, "en-US"), "\"Hi\"@en-US"));
  }

  @ParameterizedTest
  @CsvSource({
    "a, a",
    "0, 0",
    "_, _",
    "a.b-c, a.b-c",
    "\u00e9\u00b7, \u00e9\u00b7",
    "hex-, hex-",
    "hex-61, hex-61",
    "hex-6, hex-6",
    "hex-2G, hex-2G",
    "hex-ff, hex-ff",
    "hex-2D, hex-2D",
    "'a b', hex-612062",
    "a., hex-612e",
    "-a, hex-2d61",
    "a:b, hex-613a62",
    "\u00b7, hex-c2b7",
    "hex-2d61, hex-6865782d32643631",
    "hex-6865782d32643631, hex-6865782d36383635373832643332363433363331",
  })
  void write_blankNode_encodesOddLabelsOnly(String label, String written) {
    byte[] bytes = Triples.write(List.of(new Triple(new Term.BlankNode(label), P, S)));
    assertEquals("_:" + written + " <a:p> <a:s> .\n", new String(bytes, StandardCharsets.UTF_8));
    assertEquals(new Term.BlankNode(label), Triples.read(bytes).getFirst().subject());
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void write_whatNTriplesCannotHold_isRefusedWhole(
      Term subject, String predicate, Term object, String part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NTriplesWriter writer = new NTriplesWriter(out)) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> writer.write(subject, new Term.Iri(predicate), object));
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    assertEquals(0, out.size());
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(Term.text("s"), "a:p", S, "the LITERAL 's'"),
        Arguments.of(Term.iri("s"), "a:p", S, "the IRI 's'"),
        Arguments.of(S, "p", S, "the IRI 'p'"),
        Arguments.of(S, "a:p", Term.iri("/o:1"), "the IRI '/o:1'"),
        Arguments.of(S, "a:p", new Term.Literal("x", "dt", ""), "datatype"),
        Arguments.of(S, "a:p", new Term.Literal("x", Term.LANG_STRING, "en us"), "language tag"),
        Arguments.of(S, "a:p", new Term.Literal("x", Term.LANG_STRING, "en-"), "language tag"),
        Arguments.of(S, "a:p", new Term.Literal("x", Term.LANG_STRING, "1"), "language tag"));
  }

  @Test
  void write_bytes_areChecked() throws IOException {
    NodeBytes s = new NodeBytes();
    s.set(S);
    NodeBytes odd = new NodeBytes();
    byte[] bytes = "_a:\u00e9 >".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NTriplesWriter writer = new NTriplesWriter(out)) {
      odd.setIri(bytes, 1, bytes.length);
      assertThrows(IllegalArgumentException.class, () -> writer.write(s, s, odd));
      odd.setIri(bytes, 0, 3);
      assertThrows(IllegalArgumentException.class, () -> writer.write(s, s, odd));
      odd.setBlank(bytes, 1, 1);
      assertThrows(IllegalArgumentException.class, () -> writer.write(s, s, odd));
      odd.setBlank(bytes, 1, 2);
      assertThrows(IllegalArgumentException.class, () -> writer.write(s, odd, s));
      writer.write(odd, s, s);
      odd.setIri(bytes, 1, 5);
      writer.write(s, s, odd);
    }
    assertEquals(
        "_:a <a:s> <a:s> .\n<a:s> <a:s> <a:\u00e9> .\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void nodeBytes_typeOfWhatHasNone_isRefused() {
    NodeBytes node = new NodeBytes();
    byte[] langString = Term.LANG_STRING.getBytes(StandardCharsets.UTF_8);
    assertThrows(
        IllegalArgumentException.class, () -> node.setDatatype(langString, 0, langString.length));
    node.setIri(langString, 0, langString.length);
    assertThrows(IllegalStateException.class, () -> node.setLanguage(langString, 0, 2));
  }

  @Test
  void write_largeText_goesThroughInPieces() {
    String text = "a\"\u00e9\n".repeat(100_000);
    List<Triple> triples =
        List.of(
            new Triple(S, P, Term.text(text)), new Triple(S, P, Term.text("x".repeat(300_000))));
    assertEquals(
        triples, Triples.read(Triples.write(triples), 1 << 12, 1 << 20, ProblemHandler.STOP));
  }

  @Test
  void flush_writesAllAndKeepsOpen() throws IOException {
    int[] closed = {0};
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0]++;
          }
        };
    try (NTriplesWriter writer = new NTriplesWriter(out)) {
      writer.write(S, P, S);
      assertEquals(0, out.size());
      writer.flush();
      assertEquals("<a:s> <a:p> <a:s> .\n", out.toString(StandardCharsets.UTF_8));
      assertEquals(0, closed[0]);
    }
    assertEquals(1, closed[0]);
  }

  @Test
  void close_streamFails_closesAndThrows() throws IOException {
    int[] closed = {0};
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void close() {
            closed[0]++;
          }
        };
    NTriplesWriter writer = new NTriplesWriter(full);
    writer.write(S, P, S);
    IOException e = assertThrows(IOException.class, writer::close);
    assertEquals("full", e.getMessage());
    assertEquals(1, closed[0]);
  }
}
