package io.shopguide.kg.rdf;

import static io.shopguide.kg.rdf.Triples.LINE;
import static io.shopguide.kg.rdf.Triples.TRIPLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.Triples.Triple;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NTriplesReaderTest {
  @Test
  void read_kindsOfTerms_givesThem() {
    List<Triple> triples =
        Triples.read(
            """
            <a:s> <a:p> <http://\u00e9.org/\\u00E9\\U0001F600?q=%20#f> .
            _:b.1-x <a:p> "" .
            <a:s> <a:p> "5" ^^ <http://www.w3.org/2001/XMLSchema#integer> .
            <a:s> <a:p> "Stra\\u00DFe"@de-CH-1996 .
            <a:s> <a:p> "x"^^<http://www.w3.org/2001/XMLSchema#\\u0073tring> .
            """);
    assertEquals(
        List.of(
            Term.iri("http://\u00e9.org/\u00e9\ud83d\ude00?q=%20#f"),
            Term.text(""),
            new Term.Literal("5", "http://www.w3.org/2001/XMLSchema#integer", ""),
            new Term.Literal("Stra\u00dfe", Term.LANG_STRING, "de-CH-1996"),
            Term.text("x")),
        triples.stream().map(Triple::object).toList());
    assertEquals(new Term.BlankNode("b.1-x"), triples.get(1).subject());
  }

  @Test
  void read_escapesInAllNodes_keepsThemApart() {
    String pad = "x".repeat(3000);
    List<Triple> triples =
        Triples.read(
            "<a:\\u0041%s> <a:\\u0042%s> \"\\t%s\"^^<a:\\u0044%s> .".formatted(pad, pad, pad, pad));
    Triple expected =
        new Triple(
            Term.iri("a:A" + pad),
            Term.iri("a:B" + pad),
            new Term.Literal("\t" + pad, "a:D" + pad, ""));
    assertEquals(List.of(expected), triples);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\r\n", "\n\n", "\n\r", "\r\r\n\r", " \t# \u00e9 comment\r\n"})
  void read_lineEnds_separateTriples(String end) {
    assertEquals(List.of(TRIPLE, TRIPLE), Triples.read(LINE + end + LINE));
    assertEquals(List.of(TRIPLE, TRIPLE), Triples.read(end + LINE + end + LINE + end));
  }

  @ParameterizedTest
  @CsvSource({"'\n\n', 3", "'\r\n', 2", "'\r\r', 3", "'\r\n\r\n', 3", "'\n\r', 3", "'\r', 2"})
  void read_lineEnds_countLines(String ends, long line) {
    byte[] bytes = (ends + "x").getBytes(StandardCharsets.UTF_8);
    for (int chunk = 3; chunk < 8; chunk++) {
      assertEquals(line, Triples.skim(bytes, chunk).problems().getFirst().line());
    }
  }

  @Test
  void read_byteOrderMark_isPassedOver() {
    assertEquals(List.of(TRIPLE), Triples.read("\uFEFF" + LINE));
    assertEquals(List.of(), Triples.read("\uFEFF"));
    RdfSyntaxException e =
        assertThrows(RdfSyntaxException.class, () -> Triples.read("\uFEFFx\n\uFEFF"));
    assertEquals(1, e.column());
    assertEquals(2, Triples.skim("\uFEFFx\n\uFEFF").problems().size());
  }

  private static long count(InputStream in, LongConsumer progress) throws IOException {
    return NTriplesReader.read(in, "t.nt", (s, p, o) -> {}, ProblemHandler.STOP, progress);
  }

  @Test
  void read_slowStream_readsAll() throws IOException {
    List<InputStream> bytes = new ArrayList<>();
    for (byte b : (LINE + "\r\n" + LINE).getBytes(StandardCharsets.UTF_8)) {
      bytes.add(new ByteArrayInputStream(new byte[] {b}));
    }
    InputStream slow = new SequenceInputStream(Collections.enumeration(bytes));
    assertEquals(2, count(slow, b -> {}));
  }

  @Test
  void read_progress_growsToTheSize() throws IOException {
    byte[] bytes = (LINE + "\n").repeat(100_000).getBytes(StandardCharsets.UTF_8);
    List<Long> progress = new ArrayList<>();
    assertEquals(100_000, count(new ByteArrayInputStream(bytes), progress::add));
    assertTrue(progress.size() > 3, progress.toString());
    assertEquals(
        progress.stream().sorted().distinct().toList(), progress.stream().distinct().toList());
    assertEquals(bytes.length, progress.getLast());
  }

  @Test
  void read_sinkThrows_endsWithThat() {
    IOException full = new IOException("full");
    assertEndsWith(
        full,
        (s, p, o) -> {
          throw full;
        });
    RdfSyntaxException inner = new RdfSyntaxException("other.nt", 1, 1, "a", "b", "c");
    assertEndsWith(
        inner,
        (s, p, o) -> {
          throw inner;
        });
  }

  private static void assertEndsWith(Exception expected, TripleSink sink) {
    InputStream in = new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8));
    List<RdfSyntaxException> problems = new ArrayList<>();
    Exception thrown =
        assertThrows(
            expected.getClass(),
            () -> NTriplesReader.read(in, "t.nt", sink, problems::add, b -> {}));
    assertSame(expected, thrown);
    assertEquals(List.of(), problems);
  }

  @Test
  void read_plainNode_pointsIntoTheBufferAndIsReused() throws IOException {
    String text = "<a:s> <a:p> \"x\"@en .\n_:b <a:p> <a:\\u006F> .\n";
    List<NodeBytes> subjects = new ArrayList<>();
    NTriplesReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "t.nt",
        (s, p, o) -> {
          subjects.add(s);
          assertSame(s.bytes(), p.bytes());
          if (o.kind() == NodeBytes.Kind.LITERAL) {
            assertSame(s.bytes(), o.bytes());
            assertSame(s.bytes(), o.typeBytes());
            assertEquals(NodeBytes.TypeKind.LANGUAGE, o.typeKind());
            assertEquals(2, o.typeEnd() - o.typeStart());
          } else {
            assertNotEquals(s.bytes().length, o.bytes().length);
            assertEquals(NodeBytes.TypeKind.NONE, o.typeKind());
            assertEquals(3, o.end() - o.start());
          }
        },
        ProblemHandler.STOP,
        b -> {});
    assertEquals(2, subjects.size());
    assertSame(subjects.get(0), subjects.get(1));
  }

  @Test
  void open_plainAndPacked_giveTheSameText(@TempDir Path folder) throws IOException {
    byte[] text = (LINE + "\n").repeat(10_000).getBytes(StandardCharsets.UTF_8);
    Path plain = Files.write(folder.resolve("plain.nt"), text);
    Path packed = folder.resolve("packed.nt");
    try (OutputStream file = Files.newOutputStream(packed)) {
      // Two members, as tools that pack in parallel write them.
      for (int half = 0; half < 2; half++) {
        GZIPOutputStream out = new GZIPOutputStream(file);
        out.write(text, half * text.length / 2, text.length / 2);
        out.finish();
      }
    }
    for (Path path : List.of(plain, packed)) {
      try (InputStream in = NTriplesReader.open(path)) {
        assertEquals(10_000, count(in, b -> {}));
      }
    }
    for (String shortText : List.of("", "\n", "\u001f")) {
      Path path = Files.writeString(folder.resolve("short.nt"), shortText);
      try (InputStream in = NTriplesReader.open(path)) {
        assertEquals(shortText, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void open_truncatedPack_throws(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((LINE + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    Path file = folder.resolve("cut.nt.gz");
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    try (InputStream in = NTriplesReader.open(file)) {
      assertThrows(EOFException.class, () -> count(in, b -> {}));
    }
    Files.write(file, Arrays.copyOf(bytes, 5));
    assertThrows(EOFException.class, () -> NTriplesReader.open(file));
  }
}
