package io.shopguide.kg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.lexicon.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFormatTest {
  private static final List<Statement> STATEMENTS = statements();

  @TempDir Path folder;
  private Path file;
  private byte[] bytes;

  private static List<Statement> statements() {
    EntityRef phone = new EntityRef("Product", "phone");
    EntityRef cover = new EntityRef("Product", "cover");
    EntityRef acme = new EntityRef("Brand", "acme");
    return List.of(
        new Relates(phone, "brand", acme),
        new Relates(cover, "brand", acme),
        new Relates(phone, "bought_with", cover, 3),
        new HasNumber(phone, "weight", 180, "g"),
        new HasFlag(cover, "waterproof", true),
        new HasText(phone, "title@en", "A phone"),
        new HasLabel(acme, Language.CHINESE, "顶点"));
  }

  @BeforeEach
  void save() throws IOException {
    GraphBuilder builder = new GraphBuilder();
    STATEMENTS.forEach(builder::add);
    file = folder.resolve("shop.graph");
    builder.build().save(file);
    bytes = Files.readAllBytes(file);
  }

  private GraphFormatException open(byte[] content) throws IOException {
    Files.write(file, content);
    return assertThrows(GraphFormatException.class, () -> ProductGraph.open(file));
  }

  @Test
  void save_sameStatementsInOtherOrder_writesTheSameBytes() throws IOException {
    GraphBuilder builder = new GraphBuilder();
    STATEMENTS.reversed().forEach(builder::add);
    builder.build().save(file);
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void save_existingFile_replacesItAndLeavesNothingElse() throws IOException {
    new GraphBuilder().build().save(file);
    assertEquals(0, ProductGraph.open(file).entityCount());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void save_interrupted_keepsTheFormerFileAndNothingElse() throws IOException {
    ProductGraph empty = new GraphBuilder().build();
    Thread.currentThread().interrupt();
    assertThrows(UncheckedIOException.class, () -> empty.save(file));
    assertTrue(Thread.interrupted());
    assertArrayEquals(bytes, Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void save_missingFolder_saysWhere() {
    Path missing = folder.resolve("no").resolve("shop.graph");
    ProductGraph graph = new GraphBuilder().build();
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> graph.save(missing));
    assertTrue(e.getMessage().contains(missing.toString()), e.getMessage());
  }

  @Test
  void open_missingFile_saysWhich() {
    Path missing = folder.resolve("no.graph");
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> ProductGraph.open(missing));
    assertTrue(e.getMessage().contains(missing.toString()), e.getMessage());
  }

  @Test
  void open_emptyFile_saysEmpty() throws IOException {
    GraphFormatException e = open(new byte[0]);
    assertEquals(Reason.EMPTY, e.reason());
    assertEquals(file + " is empty; restore the file or build the graph again", e.getMessage());
  }

  @Test
  void open_otherFile_saysForeign() throws IOException {
    GraphFormatException e = open("{\"id\": 1}\n".repeat(100).getBytes(StandardCharsets.UTF_8));
    assertEquals(Reason.FOREIGN, e.reason());
    assertEquals(
        file + " is not a product graph: byte 0 is wrong; check the file's name", e.getMessage());
  }

  @Test
  void open_newerVersion_saysUpdate() throws IOException {
    bytes[8] = 3;
    GraphFormatException e = open(bytes);
    assertEquals(Reason.NEWER_VERSION, e.reason());
    assertEquals(
        file + " has format version 3, this library reads up to 2; update the library",
        e.getMessage());
  }

  @Test
  void open_truncatedAtAnyLength_saysTruncated() throws IOException {
    for (int length = 1; length < bytes.length; length++) {
      GraphFormatException e = open(Arrays.copyOf(bytes, length));
      assertEquals(Reason.TRUNCATED, e.reason(), "at " + length + ": " + e.getMessage());
    }
  }

  @Test
  void open_trailingBytes_saysDamaged() throws IOException {
    GraphFormatException e = open(Arrays.copyOf(bytes, bytes.length + 3));
    assertEquals(Reason.DAMAGED, e.reason());
    assertTrue(e.getMessage().contains("3 bytes follow its end"), e.getMessage());
  }

  @Test
  void open_anyBitFlipped_refuses() throws IOException {
    for (int at = 0; at < bytes.length; at++) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      open(flipped);
    }
  }

  @Test
  void open_damagedSection_namesItAndItsPlace() throws IOException {
    bytes[64] ^= 64;
    assertEquals(
        file
            + " is damaged at byte 64: the checksum of entities urn:shopguide:Brand/ does not match;"
            + " restore the file or build the graph again",
        open(bytes).getMessage());
  }

  @Test
  void verify_savedGraph_findsNothing() {
    ProductGraph.open(file).verify();
  }

  @Test
  void sizes_savedGraph_addUpToTheFile() {
    long sum = ProductGraph.open(file).sizes().values().stream().mapToLong(size -> size).sum();
    assertEquals(bytes.length, sum);
  }

  @Test
  void view_savedGraph_hasTheSameIdsAndReadableIris() {
    ProductGraph graph = ProductGraph.open(file);
    GraphView view = graph.view();
    int phone = graph.find("Product", "phone");
    assertEquals("urn:shopguide:Product/phone", view.iri(phone));
    assertEquals(phone, view.find(ShopTerms.entity(new EntityRef("Product", "phone"))));
    int weight = view.findPredicate(ShopTerms.predicate("weight").value());
    assertEquals(1, view.degree(phone, weight));
  }

  @Test
  void open_fileOfVersion1_readsTheSameGraph() throws IOException {
    try (InputStream old = GraphFormatTest.class.getResourceAsStream("version-1.graph")) {
      Files.write(file, old.readAllBytes());
    }
    ProductGraph.open(file).save(file);
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void open_damagedFileOfVersion1_refuses() throws IOException {
    byte[] old;
    try (InputStream in = GraphFormatTest.class.getResourceAsStream("version-1.graph")) {
      old = in.readAllBytes();
    }
    for (int at = 0; at < old.length; at++) {
      byte[] flipped = old.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      open(flipped);
    }
    for (int length = 1; length < old.length; length++) {
      open(Arrays.copyOf(old, length));
    }
  }
}
