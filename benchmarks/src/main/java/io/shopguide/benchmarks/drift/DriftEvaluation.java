package io.shopguide.benchmarks.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.monitoring.drift.DriftMonitor;
import io.shopguide.monitoring.drift.DriftPage;
import io.shopguide.monitoring.drift.DriftStatistic;
import io.shopguide.monitoring.drift.FeatureRecorder;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Counts false alarms of streams that do not change and delays of those that do, of real texts
 * among them, beside something that always fires and something that never does. Detectors have
 * their defaults; windows hold 1000 values and have a reference of 5000 that is drawn anew for
 * every hundred windows. Immutable and thread-safe.
 *
 * <p>Run line: {@code eval drift data=../shared/data}.
 */
public final class DriftEvaluation implements Evaluation {
  private static final int REFERENCE = 5000;
  private static final int WINDOWS_PER_REFERENCE = 100;
  private static final int DETECTOR_VALUES = 200_000;
  private static final int QUIET_VALUES = 2000;
  private static final double QUANTILE_95 = 1.96;
  private static final long LIMIT_VALUES = 200_000_000;

  /** Makes the evaluation. */
  public DriftEvaluation() {}

  @Override
  public String usage() {
    return "data=FOLDER [windows=20000] [runs=100] [seed=1] [html=FILE]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    TextFiles texts = TextFiles.read(arguments.existing("data"));
    int windows = arguments.count("windows", 20_000);
    int runs = arguments.count("runs", 100);
    long seed = arguments.number("seed", 1);
    Optional<Path> html = arguments.text("html").map(Path::of);
    arguments.done();
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "drift");
    figures.addProperty("seed", seed);
    figures.addProperty("windows", windows);
    figures.addProperty("runs", runs);
    JsonArray stationary = new JsonArray();
    for (StreamCase stream : StreamCase.stationary(texts)) {
      progress.println("false alarms: " + stream.name());
      for (Watcher.Kind kind : Watcher.Kind.values()) {
        if (kind != Watcher.Kind.DDM || stream.isBinary()) {
          stationary.add(falseAlarms(stream, kind, windows, seed));
        }
      }
    }
    figures.add("stationary", stationary);
    JsonArray changing = new JsonArray();
    List<StreamCase> changes = StreamCase.changing(texts);
    for (StreamCase stream : changes) {
      progress.println("delay: " + stream.name());
      for (Watcher.Kind kind : Watcher.Kind.values()) {
        if (kind != Watcher.Kind.DDM || stream.isBinary()) {
          changing.add(delay(stream, kind, runs, seed));
        }
      }
    }
    figures.add("changing", changing);
    JsonArray limits = new JsonArray();
    for (int size : new int[] {50, 200, 1000, 10_000, 100_000, 1_000_000}) {
      progress.println("PSI limit: " + size);
      limits.add(limit(size, size, seed));
      limits.add(limit(size, 50, seed));
    }
    figures.add("psi_limit", limits);
    html.ifPresent(file -> draw(changes, seed, file));
    return figures;
  }

  private static JsonObject falseAlarms(
      StreamCase stream, Watcher.Kind kind, int windows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long chances = kind.unit() == 1 ? DETECTOR_VALUES : windows;
    long alarms = 0;
    if (kind.unit() == 1) {
      Watcher watcher = kind.make(values(stream.quiet(), random));
      for (int i = 0; i < DETECTOR_VALUES; i++) {
        alarms += watcher.alarms(stream.quiet().next(random)) ? 1 : 0;
      }
    } else {
      for (int done = 0; done < windows; done += WINDOWS_PER_REFERENCE) {
        Watcher watcher = kind.make(values(stream.quiet(), random));
        int values = Math.min(WINDOWS_PER_REFERENCE, windows - done) * kind.unit();
        for (int i = 0; i < values; i++) {
          alarms += watcher.alarms(stream.quiet().next(random)) ? 1 : 0;
        }
      }
    }
    JsonObject row = row(stream, kind);
    row.addProperty("alarms", alarms);
    row.addProperty("chances", chances);
    row.addProperty("per_10000", Decimals.rounded(1e4 * alarms / chances, 2));
    return row;
  }

  private static JsonObject delay(StreamCase stream, Watcher.Kind kind, int runs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double delays = 0;
    double squares = 0;
    int noticed = 0;
    int early = 0;
    for (int run = 0; run < runs; run++) {
      Watcher watcher = kind.make(values(stream.quiet(), random));
      for (int i = 0; i < QUIET_VALUES; i++) {
        early += watcher.alarms(stream.quiet().next(random)) ? 1 : 0;
      }
      for (int i = 0; i < stream.horizon(); i++) {
        if (watcher.alarms(stream.changed().next(random))) {
          delays += i;
          squares += (double) i * i;
          noticed++;
          break;
        }
      }
    }
    JsonObject row = row(stream, kind);
    double mean = delays / noticed;
    double variance = Math.max(0, squares / noticed - mean * mean);
    row.add("mean_delay", noticed == 0 ? JsonNull.INSTANCE : number(mean));
    row.add(
        "mean_delay_error",
        noticed < 2
            ? JsonNull.INSTANCE
            : number(QUANTILE_95 * Math.sqrt(variance / (noticed - 1))));
    row.addProperty("missed", runs - noticed);
    row.addProperty("alarms_before", early);
    double precision = noticed + early == 0 ? 0 : (double) noticed / (noticed + early);
    double recall = (double) noticed / runs;
    row.addProperty(
        "f1",
        precision + recall == 0
            ? 0
            : Decimals.rounded(2 * precision * recall / (precision + recall), 2));
    return row;
  }

  /** How often the limit of PSI is crossed by chance, divided by how often it should be. */
  private static JsonObject limit(int n, int m, long seed) {
    double level = 0.05;
    SplittableRandom random = new SplittableRandom(seed);
    int rounds = (int) Math.clamp(LIMIT_VALUES / (n + m), 200L, 20_000L);
    int crossed = 0;
    int windowsEach = Math.clamp(n / m / 10, 1, WINDOWS_PER_REFERENCE);
    rounds *= windowsEach;
    ReferenceHistogram reference = null;
    for (int round = 0; round < rounds; round++) {
      if (round % windowsEach == 0) {
        reference = ReferenceHistogram.numeric("value", random.doubles(n).toArray(), 10);
      }
      long[] window = new long[reference.bins()];
      for (int i = 0; i < m; i++) {
        window[reference.bin(random.nextDouble())]++;
      }
      crossed += DriftStatistic.PSI.test(reference, window, level).pValue() <= level ? 1 : 0;
    }
    JsonObject row = new JsonObject();
    row.addProperty("n", n);
    row.addProperty("m", m);
    row.addProperty("rounds", rounds);
    row.addProperty("ratio", Decimals.rounded(crossed / level / rounds, 2));
    return row;
  }

  /** Draws the report of a window of every stream that changed. */
  private static void draw(List<StreamCase> changes, long seed, Path file) {
    SplittableRandom random = new SplittableRandom(seed);
    DriftMonitor.Builder builder = DriftMonitor.builder();
    for (StreamCase stream : changes) {
      builder.feature(
          ReferenceHistogram.numeric(stream.name(), values(stream.quiet(), random), 10),
          DriftStatistic.PSI);
    }
    DriftMonitor monitor = builder.build();
    for (StreamCase stream : changes) {
      FeatureRecorder recorder = monitor.recorder(stream.name());
      for (int i = 0; i < Watcher.WINDOW; i++) {
        recorder.record(stream.changed().next(random));
      }
    }
    DriftPage.write(monitor.closeWindow(), file);
  }

  private static double[] values(Source source, SplittableRandom random) {
    double[] values = new double[REFERENCE];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.next(random);
    }
    return values;
  }

  private static JsonObject row(StreamCase stream, Watcher.Kind kind) {
    JsonObject row = new JsonObject();
    row.addProperty("stream", stream.name());
    row.addProperty("detector", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    row.addProperty("unit", kind.unit() == 1 ? "values" : "windows");
    return row;
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder lines = new StringBuilder("False alarms per 10,000 values or windows\n");
    for (JsonElement element : figures.getAsJsonArray("stationary")) {
      JsonObject row = element.getAsJsonObject();
      lines.append(
          String.format(
              Locale.ROOT,
              "%-32s %-20s %9.2f %s%n",
              text(row, "stream"),
              text(row, "detector"),
              row.get("per_10000").getAsDouble(),
              text(row, "unit")));
    }
    lines
        .append("Delay in values, half its 95 % interval, missed of ")
        .append(text(figures, "runs"))
        .append(", alarms before, F1\n");
    for (JsonElement element : figures.getAsJsonArray("changing")) {
      JsonObject row = element.getAsJsonObject();
      lines.append(
          String.format(
              Locale.ROOT,
              "%-52s %-20s %8s %8s %4s %4s %6s%n",
              text(row, "stream"),
              text(row, "detector"),
              orDash(row, "mean_delay"),
              orDash(row, "mean_delay_error"),
              text(row, "missed"),
              text(row, "alarms_before"),
              text(row, "f1")));
    }
    lines.append("PSI limit crossed by chance, times its level of 5 %\n");
    for (JsonElement element : figures.getAsJsonArray("psi_limit")) {
      JsonObject row = element.getAsJsonObject();
      lines.append(
          "n %s, m %s: %s%n".formatted(text(row, "n"), text(row, "m"), text(row, "ratio")));
    }
    return lines.toString();
  }

  private static String orDash(JsonObject row, String key) {
    return row.get(key).isJsonNull() ? "-" : text(row, key);
  }

  private static String text(JsonObject row, String key) {
    return row.get(key).getAsString();
  }

  private static JsonElement number(double value) {
    return new JsonPrimitive(Decimals.rounded(value, 2));
  }
}
