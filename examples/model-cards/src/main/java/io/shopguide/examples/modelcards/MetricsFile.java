package io.shopguide.examples.modelcards;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * Adds up what a guide tells and, each time it is asked to, appends the totals since its start as a
 * line of JSON to a file: {@code time}, then for each metric {@code count} and {@code sum}. A file
 * that grows too long is kept once under the name with {@code .1} behind it.
 *
 * <p>Thread-safe. An event takes constant time and no I/O; {@link #append} is to be called on a
 * thread of the application's.
 */
final class MetricsFile implements GuideMonitor {
  /** Greatest number of metrics, labels included; what comes later counts as {@value #OTHER}. */
  static final int MOST_METRICS = 1_000;

  /** What counts events whose labels came too late. */
  static final String OTHER = "other";

  private final Path file;
  private final long mostBytes;
  private final Clock clock;
  private final Map<String, Total> totals = new ConcurrentHashMap<>();

  private record Total(LongAdder count, DoubleAdder sum) {
    void add(double value) {
      count.increment();
      if (Double.isFinite(value)) {
        sum.add(value);
      }
    }
  }

  MetricsFile(Path file, long mostBytes, Clock clock) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  /** Appends a line with the totals. */
  synchronized void append() {
    JsonObject metrics = new JsonObject();
    new TreeMap<>(totals)
        .forEach(
            (name, total) -> {
              JsonObject values = new JsonObject();
              values.addProperty("count", total.count().sum());
              values.addProperty("sum", total.sum().sum());
              metrics.add(name, values);
            });
    JsonObject line = new JsonObject();
    line.addProperty("time", clock.instant().toString());
    line.add("metrics", metrics);
    byte[] bytes = (new Gson().toJson(line) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(file) && Files.size(file) + bytes.length > mostBytes) {
        Path former = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, former, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot append to " + file, e);
    }
  }

  private void add(String name, double value) {
    Total total = totals.get(name);
    if (total == null) {
      String bounded = totals.size() < MOST_METRICS ? name : OTHER;
      total = totals.computeIfAbsent(bounded, n -> new Total(new LongAdder(), new DoubleAdder()));
    }
    total.add(value);
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
    add("stage_seconds/" + label(stage) + "/" + label(outcome), durationNanos / 1e9);
  }

  @Override
  public void queryParsed(
      String language, String intent, int findings, int unresolvedWords, double intentConfidence) {
    String labels = "/" + language + "/" + intent;
    add("query_findings" + labels, findings);
    add("query_unresolved_words" + labels, unresolvedWords);
    add("query_intent_confidence" + labels, intentConfidence);
  }

  @Override
  public void candidatesFound(String source, int count) {
    add("candidates/" + source, count);
  }

  @Override
  public void resultsReturned(int count, double topScore) {
    add("results", count);
    add("top_score", topScore);
  }

  @Override
  public void zeroResults(String language, String intent) {
    add("zero_results/" + language + "/" + intent, 1);
  }

  @Override
  public void degraded(Stage stage, String reason) {
    add("degraded/" + label(stage) + "/" + reason, 1);
  }

  @Override
  public void requestRefused(Stage stage, String reason) {
    add("requests_refused/" + label(stage) + "/" + reason, 1);
  }

  @Override
  public void feedbackRecorded(String kind) {
    add("feedback/" + kind, 1);
  }

  @Override
  public void generationSwitched(long from, long to) {
    add("generation_switches", 1);
  }

  @Override
  public void driftTested(String feature, double value, double limit, boolean drifted) {
    add("drift_statistic/" + feature, value);
    if (drifted) {
      add("drift_alarms/" + feature, 1);
    }
  }
}
