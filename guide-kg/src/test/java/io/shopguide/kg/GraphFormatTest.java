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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
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
    bytes[GraphFormat.VERSION_OFFSET] = 2;
    GraphFormatException e = open(bytes);
    assertEquals(Reason.NEWER_VERSION, e.reason());
    assertEquals(
        file + " has format version 2, this library reads up to 1; update the library",
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
    assertTrue(e.getMessage().contains("3 bytes after its end"), e.getMessage());
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
    ByteBuffer header = ByteBuffer.wrap(bytes).order(GraphFormat.ORDER);
    for (GraphFormat.Section section : GraphFormat.Section.values()) {
      long start = header.getLong(section.entryOffset() + GraphFormat.ENTRY_START_OFFSET);
      byte[] flipped = bytes.clone();
      flipped[(int) start] ^= 64;
      assertEquals(
          ("%s: section '%s' is damaged at byte %d: its checksum does not match; "
                  + "restore the file or build the graph again")
              .formatted(file, section.label(), start),
          open(flipped).getMessage());
    }
  }

  @Test
  void open_hugeCountsWithMendedChecksums_allocatesNothing() throws IOException {
    for (int at = GraphFormat.HEADER_SIZE; at + 4 <= bytes.length; at++) {
      byte[] forged = bytes.clone();
      ByteBuffer.wrap(forged).order(GraphFormat.ORDER).putInt(at, Integer.MAX_VALUE);
      mend(forged);
      Files.write(file, forged);
      try {
        readAll(ProductGraph.open(file));
      } catch (GraphFormatException e) {
        assertEquals(Reason.DAMAGED, e.reason());
      }
    }
  }

  /** A forger can mend the checksums: then the structure must hold or be refused. */
  @Test
  void open_changedBytesWithMendedChecksums_refusesOrReadsWithoutFailure() throws IOException {
    Random random = new Random(42);
    int refused = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] forged = bytes.clone();
      int at = GraphFormat.HEADER_SIZE + random.nextInt(bytes.length - GraphFormat.HEADER_SIZE);
      forged[at] = (byte) (random.nextBoolean() ? random.nextInt() : 0xFF);
      mend(forged);
      Files.write(file, forged);
      try {
        readAll(ProductGraph.open(file));
      } catch (GraphFormatException e) {
        assertEquals(Reason.DAMAGED, e.reason());
        refused++;
      }
    }
    assertTrue(refused > 1000, refused + " refused");
  }

  private static void mend(byte[] forged) {
    ByteBuffer buffer = ByteBuffer.wrap(forged).order(GraphFormat.ORDER);
    for (GraphFormat.Section section : GraphFormat.Section.values()) {
      int entry = section.entryOffset();
      CRC32C crc = new CRC32C();
      crc.update(
          forged,
          (int) buffer.getLong(entry + GraphFormat.ENTRY_START_OFFSET),
          (int) buffer.getLong(entry + GraphFormat.ENTRY_LENGTH_OFFSET));
      buffer.putInt(entry + GraphFormat.ENTRY_CRC_OFFSET, (int) crc.getValue());
    }
    CRC32C crc = new CRC32C();
    crc.update(forged, 0, GraphFormat.HEADER_CRC_OFFSET);
    buffer.putInt(GraphFormat.HEADER_CRC_OFFSET, (int) crc.getValue());
  }

  private static void readAll(ProductGraph graph) {
    for (int id = 0; id < graph.entityCount(); id++) {
      int entity = id;
      assertEquals(id, graph.find(graph.className(id), graph.key(id)), "entity " + id);
      graph.label(id, Language.ENGLISH);
      graph.numberColumns().forEach(column -> column.value(entity));
      graph.textColumns().forEach(column -> column.value(entity));
      for (Relation relation : graph.relations()) {
        for (int p = relation.start(id); p < relation.end(id); p++) {
          assertTrue(relation.contains(id, relation.target(p)));
          graph.key(relation.target(p));
        }
      }
    }
  }
}
