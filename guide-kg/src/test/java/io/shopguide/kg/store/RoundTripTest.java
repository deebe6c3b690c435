package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.ProductGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N-Triples come out of a graph as they went in. */
class RoundTripTest {
  private static final String XSD = "^^<http://www.w3.org/2001/XMLSchema#";

  @TempDir Path folder;

  /** Canonical N-Triples, so that equal triples are equal lines. */
  private static void assertRoundTrip(Path folder, Set<String> lines) throws IOException {
    Path in = Files.write(folder.resolve("in.nt"), lines);
    Path graph = folder.resolve("graph.sg");
    assertEquals(lines.size(), GraphImport.into(graph).nTriples(in).run().triples());
    GraphView view = GraphView.open(graph);
    ProductGraph.open(graph).verify();
    Path out = folder.resolve("out.nt");
    GraphExport.nTriples(view, out);
    assertEquals(new TreeSet<>(lines), new TreeSet<>(Files.readAllLines(out)));
  }

  @Property(tries = 100)
  void nTriples_anyTriples_comeBackEqual(@ForAll("lines") Set<String> lines) throws IOException {
    Path folder = Files.createTempDirectory("round-trip");
    try {
      assertRoundTrip(folder, lines);
    } finally {
      for (String name : List.of("in.nt", "graph.sg", "out.nt")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  @Provide
  Arbitrary<Set<String>> lines() {
    Arbitrary<String> subject =
        Arbitraries.of(
            "<http://x/a>",
            "<http://x/b/>",
            "<http://x/b#c>",
            "<http://x/12>",
            "<http://x/012>",
            "<urn:x>",
            "<urn:shopguide:Product/a%20b>",
            "<http://x/ü?q=1&r=手机>",
            "_:b0",
            "_:x.y-z");
    Arbitrary<String> predicate = Arbitraries.of("<http://x/p>", "<http://x/q>", "<urn:r>");
    Arbitrary<String> literal =
        Combinators.combine(
                Arbitraries.of(
                    "",
                    "a",
                    "1",
                    "01",
                    "+1",
                    "-1",
                    "-0",
                    "1.50",
                    "1.5",
                    "1e3",
                    "1.0E10",
                    "NaN",
                    "true",
                    "1999-12-31",
                    "2000-02-30",
                    "2020-01-01T00:00:00Z",
                    "24:00",
                    " a  b ",
                    "\\\"\\\\\\n\\r",
                    "red or blue, 红色 😀",
                    "9999999999999999999999"),
                Arbitraries.of(
                    "",
                    "@en",
                    "@en-GB",
                    "@EN",
                    XSD + "integer>",
                    XSD + "decimal>",
                    XSD + "double>",
                    XSD + "date>",
                    XSD + "dateTime>",
                    XSD + "boolean>",
                    "^^<http://x/type>"))
            .as((text, type) -> "\"" + text + "\"" + type);
    Arbitrary<String> object = Arbitraries.oneOf(List.of(subject, literal, literal));
    return Combinators.combine(subject, predicate, object)
        .as((s, p, o) -> s + " " + p + " " + o + " .")
        .set()
        .ofMaxSize(60);
  }

  @Test
  void nTriples_manyNamespaces_comeBackEqual() throws IOException {
    Set<String> lines = new HashSet<>();
    for (int i = 0; i < 3000; i++) {
      lines.add("<http://x/%d/s> <http://x/p> <http://y/%d#o> .".formatted(i, i % 700));
      lines.add("<http://x/%d/s> <http://x/p> <nocolon:%d> .".formatted(i % 500, i));
    }
    assertRoundTrip(folder, lines);
  }

  @Test
  void nTriples_longAndManyTexts_comeBackEqual() throws IOException {
    Set<String> lines = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      String text = ("word" + i % 77 + " ").repeat(i % 300) + i;
      lines.add("<http://x/%d> <http://x/text> \"%s\"@en .".formatted(i, text));
    }
    lines.add("<http://x/0> <http://x/text> \"" + "x".repeat(3_000_000) + "\" .");
    assertRoundTrip(folder, lines);
  }

  @Test
  void export_gzip_canBeImported() throws IOException {
    Path in = Files.writeString(folder.resolve("in.nt"), "<http://x/a> <http://x/p> \"1\" .\n");
    Path graph = folder.resolve("graph.sg");
    GraphImport.into(graph).nTriples(in).run();
    Path out = folder.resolve("out.nt.gz");
    GraphExport.nTriples(GraphView.open(graph), out);
    assertEquals(1, GraphImport.into(graph).nTriples(out).run().triples());
  }
}
