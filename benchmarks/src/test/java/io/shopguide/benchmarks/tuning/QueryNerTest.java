package io.shopguide.benchmarks.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** English shopping queries: a fifth of the training queries, once through them. */
@Tag("real-data")
class QueryNerTest {
  private static final int LINES = 7_000;

  @TempDir Path folder;

  @Test
  void eval_partOfTheTraining_isMeasuredInBothPrecisionsAndOnceMoreWithoutTraining()
      throws IOException {
    Path data = Path.of(System.getProperty("shopguide.data"), "queryner");
    boolean required = Boolean.getBoolean("shopguide.data.required");
    assumeTrue(required || Files.exists(data), "There is no " + data);
    List<String> lines = Files.readAllLines(data.resolve("train.conll"));
    Path part = Files.write(folder.resolve("part.conll"), lines.subList(0, LINES));
    List<String> arguments =
        List.of(
            "model=all-minilm-l6-v2",
            "train=" + part,
            "dev=" + data.resolve("dev.conll"),
            "epochs=1",
            "out=" + folder.resolve("out"));
    TuningEvaluation evaluation = new TuningEvaluation();
    JsonObject trained = evaluation.run(Arguments.parse(arguments), System.err);
    double f1 = trained.get("dev_f1").getAsDouble();
    // Calling every query one mention of a product gives 6.7.
    assertTrue(f1 > 40, "F1 " + f1);
    assertEquals(trained.get("dev_float_f1").getAsDouble(), f1, 2);
    assertTrue(trained.get("agreement").getAsDouble() < 1e-5);
    JsonObject again = evaluation.run(Arguments.parse(arguments), System.err);
    assertEquals(f1, again.get("dev_f1").getAsDouble());
    assertTrue(evaluation.summary(again).contains("dev_p99_ms"));
    String card = Files.readString(folder.resolve("out/tagger/card.txt"), StandardCharsets.UTF_8);
    assertTrue(card.contains("base = resource:all-minilm-l6-v2\n"), card);
  }
}
