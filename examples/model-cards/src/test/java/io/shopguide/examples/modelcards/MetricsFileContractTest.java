package io.shopguide.examples.modelcards;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.tck.GuideMonitorContract;
import io.shopguide.monitoring.tck.MonitorEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;

/** Counts are those in the last line of the file. */
class MetricsFileContractTest extends GuideMonitorContract {
  @TempDir private Path folder;
  private Path file;
  private MetricsFile metrics;

  @Override
  protected GuideMonitor monitor() {
    file = folder.resolve("metrics.jsonl");
    metrics = new MetricsFile(file, Long.MAX_VALUE, Clock.systemUTC());
    return metrics;
  }

  @Override
  protected OptionalLong count(MonitorEvent event) {
    String metric =
        switch (event) {
          case STAGE_FINISHED -> "stage_seconds";
          case QUERY_PARSED -> "query_findings";
          case CANDIDATES_FOUND -> "candidates";
          case RESULTS_RETURNED -> "results";
          case ZERO_RESULTS -> "zero_results";
          case DEGRADED -> "degraded";
          case REQUEST_REFUSED -> "requests_refused";
          case FEEDBACK_RECORDED -> "feedback";
          case GENERATION_SWITCHED -> "generation_switches";
          case DRIFT_TESTED -> "drift_statistic";
        };
    metrics.append();
    long count = 0;
    for (Map.Entry<String, JsonElement> entry : lastLine().entrySet()) {
      if (entry.getKey().equals(metric) || entry.getKey().startsWith(metric + "/")) {
        count += entry.getValue().getAsJsonObject().get("count").getAsLong();
      }
    }
    return OptionalLong.of(count);
  }

  private JsonObject lastLine() {
    try {
      String line = Files.readAllLines(file).getLast();
      return JsonParser.parseString(line).getAsJsonObject().getAsJsonObject("metrics");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
