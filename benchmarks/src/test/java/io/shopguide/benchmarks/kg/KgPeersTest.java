package io.shopguide.benchmarks.kg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KgPeersTest {
  private static final Set<String> FIGURES =
      Set.of(
          "bytes_per_triple",
          "a_ns",
          "b_ns",
          "c_ns",
          "a_string_ns",
          "b_string_ns",
          "c_string_ns",
          "load_s",
          "open_ms");

  @TempDir private Path folder;

  @Test
  void run_smallShop_measuresEveryStoreInItsOwnJvm() throws IOException {
    KgPeers peers = new KgPeers();
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    Path work = folder.resolve("work");
    JsonObject figures =
        peers.run(
            Arguments.parse(
                List.of("scale=0.01", "stores=jena,ours", "warmup=0", "heap=512m", "work=" + work)),
            new PrintStream(progress, true, StandardCharsets.UTF_8));

    assertEquals(Set.of("jena", "ours"), figures.keySet());
    for (String store : figures.keySet()) {
      JsonObject row = figures.getAsJsonObject(store);
      assertEquals(FIGURES, row.keySet(), store);
      for (String figure : FIGURES) {
        JsonElement value = row.get(figure);
        if (store.equals("jena") && figure.equals("open_ms")) {
          assertTrue(value.isJsonNull(), "Jena's graph in memory has nothing to open");
        } else if (!figure.equals("open_ms")) {
          assertTrue(value.getAsDouble() > 0, store + " " + figure);
        } else {
          assertTrue(value.isJsonPrimitive(), store + " " + figure);
        }
      }
    }
    List<String> table = peers.summary(figures).lines().toList();
    assertEquals(3, table.size(), "a heading and a row for each store");
    assertTrue(table.get(0).startsWith("store "), table.get(0));
    assertTrue(table.get(1).startsWith("jena "), table.get(1));
    assertTrue(table.get(1).endsWith(" -"), table.get(1));
    assertTrue(table.get(2).startsWith("ours "), table.get(2));
    assertTrue(progress.toString(StandardCharsets.UTF_8).contains("ours: loaded in "));
    assertTrue(Files.size(work.resolve("shop.nt")) > 0, "work=... keeps the files");
  }

  @Test
  void run_badArguments_areNamed() throws IOException {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.createFile(used.resolve("precious"));
    assertRefused("scale=0", "scale=0 is no number from 0.005 to 50.0");
    assertRefused("scale=much", "scale=much");
    assertRefused("stores=jena,neo4j", "'neo4j' is none of [ours, jena");
    assertRefused("stores=hdt,hdt", "names hdt twice");
    assertRefused("stores=", "'' is none of");
    assertRefused("heap=3", "heap=3 is no size");
    assertRefused("warmup=-1", "warmup=-1");
    assertRefused("seed=1", "'seed' is no argument");
    assertRefused("work=" + used, "is not empty");
    assertTrue(Files.exists(used.resolve("precious")));
  }

  private static void assertRefused(String argument, String expected) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new KgPeers().run(Arguments.parse(List.of(argument)), System.err),
            argument);
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void run_childThatFails_saysWhatItPrinted() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                new ChildJvm("64m")
                    .run(OpenProbe.class, line -> {}, List.of("nosuch", "folder", "iri", "1")));
    assertTrue(e.getMessage().contains("'nosuch' is none of"), e.getMessage());
    assertFalse(e.getMessage().contains("status 0"), e.getMessage());
  }
}
