package io.shopguide.benchmarks.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long-without-data")
class ParserPeersTest {
  @Test
  void run_fewForms_measuresEveryPeer() {
    ParserPeers peers = new ParserPeers();
    PrintStream progress =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    JsonObject figures =
        peers.run(
            Arguments.parse(List.of("forms=2000", "rules=1000", "words=1000", "warmup=0")),
            progress);
    assertEquals(7, figures.getAsJsonObject("tagging").size());
    assertEquals(2, figures.getAsJsonObject("rules").size());
    assertEquals(5, figures.getAsJsonObject("spelling").size());
    for (String part : figures.keySet()) {
      for (String peer : figures.getAsJsonObject(part).keySet()) {
        JsonObject row = figures.getAsJsonObject(part).getAsJsonObject(peer);
        assertTrue(row.get("p50_us").getAsDouble() > 0, peer);
        assertTrue(row.get("p99_us").getAsDouble() >= row.get("p50_us").getAsDouble(), peer);
      }
    }
    assertTrue(
        figures
                .getAsJsonObject("tagging")
                .getAsJsonObject("ours")
                .get("bytes_per_entry")
                .getAsDouble()
            < 16);
    assertEquals(17, peers.summary(figures).lines().count());
  }

  @Test
  void run_badArguments_areNamed() {
    for (String argument :
        List.of("forms=10", "forms=many", "words=1", "warmup=-1", "parts=all", "seed=1")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new ParserPeers().run(Arguments.parse(List.of(argument)), System.err));
      assertTrue(e.getMessage().contains(argument.substring(0, argument.indexOf('='))));
    }
  }

  @Test
  void make_sameSeed_givesTheSame() {
    assertEquals(ShopForms.make(1_000, 5), ShopForms.make(1_000, 5));
    assertEquals(Words.make(1_000, new Random(5)), Words.make(1_000, new Random(5)));
  }

  @Test
  void isWithin_textbookCases_areCounted() {
    assertTrue(Misspellings.isWithin("kitten", "sitten", 1));
    assertTrue(Misspellings.isWithin("ab", "ba", 1));
    assertTrue(!Misspellings.isWithin("ca", "abc", 2), "no part is edited twice");
    assertTrue(!Misspellings.isWithin("kitten", "sitting", 2));
  }
}
