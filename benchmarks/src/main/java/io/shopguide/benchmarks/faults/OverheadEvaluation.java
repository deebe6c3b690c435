package io.shopguide.benchmarks.faults;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.faults.CheapQuestions.Listener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * What monitoring adds to the CPU time of a question: guides of one shop in one JVM answer the same
 * questions round after round, in another order each time, and are compared within each round. Two
 * of them have no monitor, to show the noise. Half as many rounds warm up before. Times are those
 * of the thread that asks, where windows of a watch close, too; the garbage collector's are not
 * among them, so look at the bytes allocated. Immutable and thread-safe.
 *
 * <p>{@code eval overhead rounds=400 seed=1}
 */
public final class OverheadEvaluation implements Evaluation {
  private static final int LEAST_ROUNDS =
      Math.ceilDiv(CheapQuestions.WINDOW, CheapQuestions.TEXTS.size());
  private static final int REPORTED = 100;

  /** Makes the evaluation. */
  public OverheadEvaluation() {}

  @Override
  public String usage() {
    return "[rounds=400] [seed=1]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    int rounds = arguments.count("rounds", 400);
    long seed = arguments.number("seed", 1);
    arguments.done();
    if (rounds < LEAST_ROUNDS) {
      throw new IllegalArgumentException(
          "No window closes in rounds=%d; give at least %d".formatted(rounds, LEAST_ROUNDS));
    }
    try (CheapQuestions shop = new CheapQuestions();
        MeasuredGuide off = new MeasuredGuide("off", shop, Listener.OFF, rounds);
        MeasuredGuide again = new MeasuredGuide("off_again", shop, Listener.OFF, rounds);
        MeasuredGuide counting = new MeasuredGuide("counting", shop, Listener.COUNTING, rounds);
        MeasuredGuide watch = new MeasuredGuide("watch", shop, Listener.WATCH, rounds);
        MeasuredGuide both =
            new MeasuredGuide("watch_and_counting", shop, Listener.WATCH_AND_COUNTING, rounds)) {
      List<MeasuredGuide> guides = List.of(off, again, counting, watch, both);
      Random random = new Random(seed);
      ask(guides, rounds / 2, random, progress);
      guides.forEach(MeasuredGuide::forget);
      ask(guides, rounds, random, progress);
      IntToDoubleFunction none = round -> (off.cpu(round) + again.cpu(round)) / 2;
      JsonArray rows = new JsonArray();
      rows.add(row(off, ratios(rounds, off, again::cpu)));
      rows.add(row(again, ratios(rounds, again, off::cpu)));
      for (MeasuredGuide guide : List.of(counting, watch, both)) {
        rows.add(row(guide, ratios(rounds, guide, none)));
      }
      JsonObject figures = new JsonObject();
      figures.addProperty("task", "overhead");
      figures.addProperty("rounds", rounds);
      figures.addProperty("seed", seed);
      figures.addProperty("questions_per_round", CheapQuestions.TEXTS.size());
      figures.add("guides", rows);
      figures.add("watch_beside_counting", interval(ratios(rounds, both, counting::cpu)));
      return figures;
    }
  }

  private static void ask(
      List<MeasuredGuide> guides, int rounds, Random random, PrintStream progress) {
    List<MeasuredGuide> turns = new ArrayList<>(guides);
    List<String> questions = new ArrayList<>(CheapQuestions.TEXTS);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(turns, random);
      Collections.shuffle(questions, random);
      for (MeasuredGuide guide : turns) {
        guide.ask(round, questions);
      }
      if ((round + 1) % REPORTED == 0) {
        progress.printf("%d of %d rounds%n", round + 1, rounds);
      }
    }
  }

  private static MedianInterval ratios(int rounds, MeasuredGuide guide, IntToDoubleFunction base) {
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, round -> guide.cpu(round) / base.applyAsDouble(round));
    return MedianInterval.of(ratios);
  }

  private static JsonObject row(MeasuredGuide guide, MedianInterval ratio) {
    JsonObject row = new JsonObject();
    row.addProperty("guide", guide.name());
    row.addProperty("cpu_us", Decimals.rounded(guide.medianCpuMicros(), 1));
    row.addProperty("wall_us", Decimals.rounded(guide.medianWallMicros(), 1));
    row.addProperty("bytes", Math.round(guide.bytes()));
    row.addProperty("windows", guide.windows());
    row.addProperty("window_cpu_us", Decimals.rounded(guide.windowMicros(), 1));
    interval(ratio).asMap().forEach(row::add);
    return row;
  }

  private static JsonObject interval(MedianInterval ratio) {
    JsonObject interval = new JsonObject();
    interval.addProperty("cpu_ratio", Decimals.rounded(ratio.median(), 4));
    interval.addProperty("cpu_ratio_low", Decimals.rounded(ratio.low(), 4));
    interval.addProperty("cpu_ratio_high", Decimals.rounded(ratio.high(), 4));
    return interval;
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table =
        new StringBuilder(
            "| | CPU us a question | beside off | wall us | bytes | windows | CPU us a window |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    for (JsonElement element : figures.getAsJsonArray("guides")) {
      JsonObject row = element.getAsJsonObject();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %s | %.1f | %d | %d | %.1f |%n",
              row.get("guide").getAsString().replace('_', ' '),
              row.get("cpu_us").getAsDouble(),
              text(row),
              row.get("wall_us").getAsDouble(),
              row.get("bytes").getAsLong(),
              row.get("windows").getAsInt(),
              row.get("window_cpu_us").getAsDouble()));
    }
    return table
        .append("watch beside counting: ")
        .append(text(figures.getAsJsonObject("watch_beside_counting")))
        .append(System.lineSeparator())
        .toString();
  }

  private static String text(JsonObject interval) {
    return String.format(
        Locale.ROOT,
        "%.4f (%.4f to %.4f)",
        interval.get("cpu_ratio").getAsDouble(),
        interval.get("cpu_ratio_low").getAsDouble(),
        interval.get("cpu_ratio_high").getAsDouble());
  }
}
