package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.EntityRef;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphImportTest {
  @TempDir Path folder;

  private static List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("<http://x/product/%d> <http://x/p> <http://x/feature/%d> .".formatted(i, i % 97));
      lines.add("<http://x/product/%d> <http://x/label> \"label %d ü\"@en .".formatted(i, i % 31));
      lines.add(
          ("<http://x/product/%d> <http://x/price> \"%d.%02d\""
                  + "^^<http://www.w3.org/2001/XMLSchema#decimal> .")
              .formatted(i, i, i % 100));
    }
    return lines;
  }

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  @Test
  void run_anyOrderAndRepetition_writesTheSameBytes() throws IOException {
    List<String> lines = lines(500);
    Path first = folder.resolve("first.sg");
    ImportReport report = GraphImport.into(first).nTriples(file("a.nt", lines)).run();
    assertEquals(1500, report.triples());
    assertEquals(Files.size(first), report.bytes());
    lines.addAll(lines.subList(0, 100));
    Collections.shuffle(lines, new Random(7));
    Path second = folder.resolve("second.sg");
    report = GraphImport.into(second).nTriples(file("b.nt", lines)).run();
    assertEquals(1600, report.read());
    assertEquals(1500, report.triples());
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  @Test
  void run_moreThanTheMemory_writesTheSameGraph() throws IOException {
    Path nt = file("a.nt", lines(120_000));
    Path large = folder.resolve("large.sg");
    GraphImport.into(large).nTriples(nt).memory(1L << 30).run();
    Path small = folder.resolve("small.sg");
    GraphImport.into(small).nTriples(nt).memory(16 << 20).run();
    assertArrayEquals(Files.readAllBytes(large), Files.readAllBytes(small));
    ProductGraph.open(small).verify();
  }

  @Test
  void run_gzip_readsIt() throws IOException {
    Path nt = folder.resolve("a.nt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(nt))) {
      out.write(String.join("\n", lines(10)).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(30, GraphImport.into(folder.resolve("a.sg")).nTriples(nt).run().triples());
  }

  @Test
  void run_badLine_namesItAndKeepsTheFormerFile() throws IOException {
    List<String> lines = lines(10);
    lines.add(3, "<http://x/a> <http://x/p> oops .");
    Path nt = file("bad.nt", lines);
    Path target = Files.writeString(folder.resolve("a.sg"), "former");
    GraphImport strict = GraphImport.into(target).nTriples(nt);
    RdfSyntaxException e = assertThrows(RdfSyntaxException.class, strict::run);
    assertTrue(e.getMessage().startsWith(nt + ":4:27"), e.getMessage());
    assertEquals("former", Files.readString(target));
    assertOnlyFiles(target, nt);
    ImportReport report = GraphImport.into(target).nTriples(nt).skipProblems(1).run();
    assertEquals(30, report.triples());
    assertEquals(1, report.skipped());
    assertEquals(4, report.problems().get(0).line());
  }

  private void assertOnlyFiles(Path... expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(expected), files.sorted().toList());
    }
  }

  @Test
  void run_cancelledByProgress_leavesNothing() throws IOException {
    Path nt = file("a.nt", lines(10));
    Path target = folder.resolve("a.sg");
    for (String step : List.of("reading", "writing terms", "writing relations")) {
      GraphImport cancelled =
          GraphImport.into(target)
              .nTriples(nt)
              .onProgress(
                  progress -> {
                    if (progress.step().startsWith(step)) {
                      throw new CancellationException(step);
                    }
                  });
      assertThrows(CancellationException.class, cancelled::run);
      assertFalse(Files.exists(target));
      assertOnlyFiles(nt);
    }
  }

  @Test
  void run_statements_readAsProductGraph() {
    EntityRef phone = new EntityRef("Product", "a b/c#1%");
    Path target = folder.resolve("a.sg");
    GraphImport.into(target)
        .statements(
            List.of(
                new Relates(phone, "brand", new EntityRef("Brand", "Acme"), 2f),
                new HasNumber(phone, "weight", 12.5, "g"),
                new HasText(phone, "title@en", "A phone")))
        .run();
    ProductGraph graph = ProductGraph.open(target);
    int id = graph.find("Product", phone.key());
    assertEquals(phone.key(), graph.key(id));
    assertEquals(2f, graph.relation("brand", "Product", "Brand").weight(0));
    assertEquals(12.5, graph.numbers("Product", "weight").value(id));
    assertEquals("g", graph.numbers("Product", "weight").unit());
    assertEquals("A phone", graph.texts("Product", "title@en").value(id));
  }

  @Test
  void run_noInput_writesAnEmptyGraph() {
    Path target = folder.resolve("a.sg");
    assertEquals(0, GraphImport.into(target).run().triples());
    assertEquals(0, ProductGraph.open(target).entityCount());
  }
}
