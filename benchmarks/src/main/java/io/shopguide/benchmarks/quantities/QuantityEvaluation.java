package io.shopguide.benchmarks.quantities;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Decimals;
import io.shopguide.benchmarks.Evaluation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the quantities of published cases and counts those that are exactly right: the same spans,
 * values and units. A file is either a list of cases of Recognizers-Text, whose name tells the
 * model and the language, or tab-separated phrases with labels.
 *
 * <p>Run line: {@code eval quantities cases=../shared/data/quantities out=pred.jsonl}.
 */
public final class QuantityEvaluation implements Evaluation {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** Makes the evaluation. */
  public QuantityEvaluation() {}

  @Override
  public String usage() {
    return "cases=FILE_OR_FOLDER out=pred.jsonl";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path cases = arguments.existing("cases");
    Path out = arguments.path("out");
    arguments.done();
    List<Path> files = files(cases);
    Map<String, Tally> tallies = new TreeMap<>();
    Tally all = new Tally();
    try (BufferedWriter writer = Files.newBufferedWriter(out)) {
      for (Path file : files) {
        Tally ofFile = new Tally();
        for (QuantityCase quantityCase : read(file)) {
          JsonObject line = new JsonObject();
          line.addProperty("file", file.getFileName().toString());
          quantityCase.run().entrySet().forEach(e -> line.add(e.getKey(), e.getValue()));
          writer.write(GSON.toJson(line));
          writer.newLine();
          boolean right = line.get("right").getAsBoolean();
          String source = RecognizersCase.isNamed(file) ? "recognizers " : "phrases ";
          String key = source + quantityCase.language() + " " + quantityCase.kind();
          tallies.computeIfAbsent(key, k -> new Tally()).add(right);
          ofFile.add(right);
          all.add(right);
        }
        progress.println(file.getFileName() + ": " + ofFile);
      }
    }
    return figures(all, tallies);
  }

  private static List<Path> files(Path cases) throws IOException {
    if (!Files.isDirectory(cases)) {
      return List.of(cases);
    }
    try (Stream<Path> all = Files.list(cases)) {
      List<Path> files =
          all.filter(f -> RecognizersCase.isNamed(f) || f.toString().endsWith(".tsv"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException(
            "cases=" + cases + " holds neither ...Model.json nor .tsv files");
      }
      return files;
    }
  }

  private static List<QuantityCase> read(Path file) throws IOException {
    return RecognizersCase.isNamed(file) ? RecognizersCase.read(file) : PhraseCase.read(file);
  }

  private static JsonObject figures(Tally all, Map<String, Tally> tallies) {
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "quantities");
    figures.addProperty("cases", all.cases);
    figures.addProperty("right", all.right);
    JsonObject groups = new JsonObject();
    tallies.forEach((name, tally) -> groups.add(name, tally.json()));
    figures.add("groups", groups);
    return figures;
  }

  @Override
  public String summary(JsonObject figures) {
    StringBuilder table = new StringBuilder();
    for (Map.Entry<String, JsonElement> group : figures.getAsJsonObject("groups").entrySet()) {
      JsonObject tally = group.getValue().getAsJsonObject();
      table.append(
          String.format(
              Locale.ROOT,
              "%-40s %4d of %4d  %5.1f %%%n",
              group.getKey(),
              tally.get("right").getAsInt(),
              tally.get("cases").getAsInt(),
              100 * tally.get("share").getAsDouble()));
    }
    return table.toString();
  }

  /** Right cases among all of a group. Not thread-safe. */
  private static final class Tally {
    private int cases;
    private int right;

    void add(boolean isRight) {
      cases++;
      right += isRight ? 1 : 0;
    }

    JsonObject json() {
      JsonObject json = new JsonObject();
      json.addProperty("right", right);
      json.addProperty("cases", cases);
      json.addProperty("share", cases == 0 ? 0 : Decimals.rounded((double) right / cases, 4));
      return json;
    }

    @Override
    public String toString() {
      return right + " of " + cases;
    }
  }
}
