package io.shopguide.benchmarks.drift;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.monitoring.drift.Adwin;
import io.shopguide.monitoring.drift.ChangeDetector;
import io.shopguide.monitoring.drift.Ddm;
import io.shopguide.monitoring.drift.PageHinkley;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a change detector with its defaults over a file of one number a line; the alarms are the
 * indices, from 0, of the numbers at which it fired. Immutable and thread-safe.
 *
 * <p>Run line: {@code eval stream in=../shared/data/drift/adwin-stream.txt detector=adwin}.
 */
public final class StreamEvaluation implements Evaluation {

  /** Makes the evaluation. */
  public StreamEvaluation() {}

  @Override
  public String usage() {
    return "in=FILE detector=adwin|page-hinkley|ddm";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    Path file = arguments.existing("in");
    String name =
        arguments
            .text("detector")
            .orElseThrow(() -> new IllegalArgumentException("detector=... is missing"));
    arguments.done();
    ChangeDetector detector = detector(name);
    List<String> lines = Files.readAllLines(file);
    JsonArray alarms = new JsonArray();
    int index = 0;
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (!text.isEmpty()) {
        try {
          if (detector.add(Double.parseDouble(text))) {
            alarms.add(index);
          }
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "%s:%d: '%s' is no number that %s takes: %s"
                  .formatted(file, line + 1, text, name, e.getMessage()),
              e);
        }
        index++;
      }
    }
    JsonObject figures = new JsonObject();
    figures.addProperty("task", "stream");
    figures.addProperty("detector", name);
    figures.addProperty("values", index);
    figures.add("alarms", alarms);
    return figures;
  }

  static ChangeDetector detector(String name) {
    return switch (name) {
      case "adwin" -> new Adwin();
      case "page-hinkley" -> new PageHinkley();
      case "ddm" -> new Ddm();
      default ->
          throw new IllegalArgumentException(
              "detector=" + name + " is none of adwin, page-hinkley and ddm");
    };
  }
}
