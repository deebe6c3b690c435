package io.shopguide.kg.rdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.Triples.Triple;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** What is written is what is read, and reading and writing lose nothing. */
class NTriplesRoundTripTest {
  @Property(tries = 1000)
  void writeAndRead_randomTerms_areEqual(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 200) int chunk) {
    List<Triple> triples = new RandomTerms(seed).triples(20);
    byte[] bytes = Triples.write(triples);
    assertEquals(triples, Triples.read(bytes, chunk, 1 << 16, ProblemHandler.STOP));
  }

  @Property(tries = 300)
  void readAndWrite_bytes_areTheSameFile(@ForAll long seed) throws IOException {
    byte[] bytes = Triples.write(new RandomTerms(seed).triples(20));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NTriplesWriter writer = new NTriplesWriter(out)) {
      NTriplesReader.read(
          new ByteArrayInputStream(bytes), "t.nt", writer::write, ProblemHandler.STOP, b -> {});
    }
    assertArrayEquals(bytes, out.toByteArray());
  }

  @Property(tries = 300)
  void read_everythingEscaped_isEqual(@ForAll long seed) {
    List<Triple> triples = new RandomTerms(seed).triples(20);
    String text = new String(Triples.write(triples), StandardCharsets.UTF_8);
    // Characters beyond ASCII stand in IRIs, literals and labels, and only labels have no escapes.
    String plain = withoutBlankNodes(text);
    assertEquals(Triples.read(plain), Triples.read(escape(plain)));
  }

  private static String withoutBlankNodes(String text) {
    return text.lines().filter(line -> !line.contains("_:")).collect(Collectors.joining("\n"));
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                out.appendCodePoint(c);
              } else {
                out.append((c < 0x10000 && c % 2 == 0 ? "\\u%04x" : "\\U%08X").formatted(c));
              }
            });
    return out.toString();
  }

  @Property(tries = 1000)
  void labels_anyText_comeBackAndAreNeverShared(@ForAll long seed) {
    RandomTerms random = new RandomTerms(seed);
    Map<String, String> labels = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      String label = random.blank().label();
      byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
      String written = written(bytes);
      String other = labels.putIfAbsent(written, label);
      assertEquals(label, other == null ? label : other, written);
    }
  }

  @Property
  void labels_validText_isKeptByReadingAndWriting(
      @ForAll @StringLength(min = 1, max = 20) @AlphaChars String label) {
    String file = "_:hex-" + label + " <a:p> _:" + label + " .\n";
    assertEquals(file, new String(Triples.write(Triples.read(file)), StandardCharsets.UTF_8));
  }

  @Property
  void labels_validHex_isKeptByReadingAndWriting(@ForAll byte[] bytes) {
    String digits = HexFormat.of().formatHex(bytes);
    String file = "<a:s> <a:p> _:hex-" + digits + " .\n";
    assertEquals(file, new String(Triples.write(Triples.read(file)), StandardCharsets.UTF_8));
  }

  private static String written(byte[] label) {
    String line =
        new String(
            Triples.write(
                List.of(
                    new Triple(
                        new Term.BlankNode(new String(label, StandardCharsets.UTF_8)),
                        Term.iri("a:p"),
                        Term.iri("a:o")))),
            StandardCharsets.UTF_8);
    return line.substring(0, line.indexOf(' '));
  }
}
