package io.shopguide.examples.modelcards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void append_events_givesTotalsSinceTheStart() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    MetricsFile metrics = new MetricsFile(file, Long.MAX_VALUE, CLOCK);
    metrics.candidatesFound("text", 20);
    metrics.append();
    metrics.candidatesFound("text", 22);
    metrics.driftTested("price", Double.NaN, 1, true);
    metrics.append();
    List<String> lines = Files.readAllLines(file);
    assertEquals(2, lines.size());
    JsonObject last = JsonParser.parseString(lines.getLast()).getAsJsonObject();
    assertEquals("2026-11-30T12:00:00Z", last.get("time").getAsString());
    JsonObject text = last.getAsJsonObject("metrics").getAsJsonObject("candidates/text");
    assertEquals(2, text.get("count").getAsLong());
    assertEquals(42, text.get("sum").getAsDouble());
    JsonObject drift = last.getAsJsonObject("metrics").getAsJsonObject("drift_statistic/price");
    assertEquals(0, drift.get("sum").getAsDouble(), "not a number is counted, not added");
  }

  @Test
  void append_fileThatGrowsTooLong_isKeptOnceUnderAnotherName() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    MetricsFile metrics = new MetricsFile(file, 500, CLOCK);
    for (int i = 0; i < 40; i++) {
      metrics.feedbackRecorded("bought");
      metrics.append();
    }
    assertTrue(Files.size(file) <= 500);
    assertTrue(Files.size(folder.resolve("metrics.jsonl.1")) <= 500);
    assertFalse(Files.exists(folder.resolve("metrics.jsonl.1.1")));
    assertTrue(Files.readAllLines(file).getLast().contains("\"count\":40"));
  }

  @Test
  void append_moreLabelsThanTheBound_countsTheRestAsOther() throws IOException {
    Path file = folder.resolve("metrics.jsonl");
    MetricsFile metrics = new MetricsFile(file, Long.MAX_VALUE, CLOCK);
    for (int i = 0; i < MetricsFile.MOST_METRICS + 7; i++) {
      metrics.feedbackRecorded("kind " + i);
    }
    metrics.append();
    JsonObject all =
        JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonObject("metrics");
    assertEquals(MetricsFile.MOST_METRICS + 1, all.size());
    assertEquals(7, all.getAsJsonObject(MetricsFile.OTHER).get("count").getAsLong());
  }
}
