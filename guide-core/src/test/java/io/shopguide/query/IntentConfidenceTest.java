package io.shopguide.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether the rules are right as often as they say, on the labelled queries. */
class IntentConfidenceTest {
  /** Queries with one confidence. */
  private static final class Bin {
    private int all;
    private int right;
  }

  @Test
  void intentConfidence_ofLabelledQueries_isTheShareThatIsRight() throws IOException {
    QueryParser parser = new QueryParser(QueriesTest.lexicon());
    Gson gson = new Gson();
    Map<Double, Bin> bins = new TreeMap<>();
    int all = 0;
    List<String> lines = new ArrayList<>();
    for (String file : List.of("queries-more", "queries-blind", "queries-late")) {
      lines.addAll(QueriesTest.lines(file + ".jsonl"));
    }
    for (String line : lines) {
      Expectation expectation = gson.fromJson(line, Expectation.class);
      ParsedQuery parsed = parser.parse(expectation.q());
      Bin bin = bins.computeIfAbsent(parsed.intentConfidence(), c -> new Bin());
      bin.all++;
      bin.right += parsed.intent().name().equals(expectation.intent()) ? 1 : 0;
      all++;
    }
    double error = 0;
    for (Map.Entry<Double, Bin> bin : bins.entrySet()) {
      error += Math.abs(bin.getValue().right - bin.getKey() * bin.getValue().all) / all;
      System.out.printf(
          Locale.ROOT,
          "confidence %.2f: %d of %d right%n",
          bin.getKey(),
          bin.getValue().right,
          bin.getValue().all);
    }
    System.out.printf(Locale.ROOT, "expected calibration error %.3f of %d%n", error, all);
    assertTrue(all >= 200, all + " labelled queries");
    assertTrue(error < 0.03, "calibration error " + error);
  }

  @Test
  void intentConfidence_lessUnderstood_isLower() {
    double named = Parsing.parse("red shoes").intentConfidence();
    double open = Parsing.parse("something red").intentConfidence();
    double unknown = Parsing.parse("zorgon blix").intentConfidence();
    double nothing = Parsing.parse("...").intentConfidence();
    assertTrue(named > open && open > unknown && unknown > nothing);
    assertEquals(Intent.FIND, Parsing.parse("zorgon blix").intent());
  }
}
