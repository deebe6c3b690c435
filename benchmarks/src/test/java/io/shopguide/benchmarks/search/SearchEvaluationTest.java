package io.shopguide.benchmarks.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchEvaluationTest {
  private static final PrintStream SILENT =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void run_smallCatalogue_writesTheRunAndPerfectFigures() throws IOException {
    Path catalog = folder.resolve("products.jsonl");
    Files.writeString(
        catalog,
        """
        {"id":"1","title":"Acme laser printer","supplier":"Acme","price":9900}
        {"id":"2","title":"Acme toner cartridge for laser printers","supplier":"Acme","price":4900}
        {"id":"3","title":"Zeta desk lamp","supplier":"Zeta","price":1900}
        """);
    Path judgements = folder.resolve("judgements.csv");
    Files.writeString(
        judgements,
        """
        query,docid,rating
        desk lamp,3,3
        toner cartridge,2,3
        toner cartridge,1,0
        """);
    Path run = folder.resolve("run.trec");
    JsonObject figures = evaluate(catalog, judgements, run);
    assertEquals(2, figures.get("queries").getAsInt());
    assertEquals(3, figures.get("products").getAsInt());
    for (String figure : List.of("guide_ndcg10", "guide_ndcg10_judged", "bm25_ndcg10")) {
      assertEquals(1, figures.get(figure).getAsDouble(), 1e-9, figure);
    }
    List<String> lines = Files.readAllLines(run);
    assertTrue(lines.getFirst().startsWith("1 Q0 3 1 "), lines.getFirst());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("2 Q0 2 1 ")), lines.toString());
    assertTrue(lines.stream().allMatch(line -> line.split(" ", -1).length == 6), lines.toString());
  }

  @Test
  @Tag("real-data")
  void run_icecat_beatsBm25OnBothCounts() throws IOException {
    Path icecat = Path.of(System.getProperty("shopguide.data"), "icecat");
    if (!Files.isDirectory(icecat)) {
      if (Boolean.getBoolean("shopguide.data.required")) {
        Assertions.fail(icecat + " is required here and absent");
      }
      Assumptions.abort(icecat + " is absent");
    }
    JsonObject figures =
        evaluate(
            icecat.resolve("products.jsonl.gz"),
            icecat.resolve("judgements.csv"),
            folder.resolve("run.trec"));
    assertAbove(figures, "ndcg10");
    assertAbove(figures, "ndcg10_judged");
    assertTrue(figures.get("build_s").getAsDouble() < 60, figures.toString());
    assertTrue(figures.get("guide_p50_ms").getAsDouble() < 5, figures.toString());
  }

  private static void assertAbove(JsonObject figures, String figure) {
    double guide = figures.get("guide_" + figure).getAsDouble();
    double bm25 = figures.get("bm25_" + figure).getAsDouble();
    assertTrue(guide > bm25 + 0.01, figure + ": " + guide + " against " + bm25);
  }

  private static JsonObject evaluate(Path catalog, Path judgements, Path run) throws IOException {
    return new SearchEvaluation()
        .run(
            Arguments.parse(
                List.of("catalog=" + catalog, "judgements=" + judgements, "out=" + run)),
            SILENT);
  }
}
