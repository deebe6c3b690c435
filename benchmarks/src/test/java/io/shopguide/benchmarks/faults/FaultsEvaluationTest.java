package io.shopguide.benchmarks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One run of each fault, or as many as the system property {@code shopguide.faults.runs} says; the
 * clock is drawn, so the outcome is always the same.
 */
class FaultsEvaluationTest {
  private static final int RUNS = Integer.getInteger("shopguide.faults.runs", 1);
  private static final double LEAST_NAMED = 0.95;

  private static JsonObject run(String... arguments) throws IOException {
    return new FaultsEvaluation()
        .run(Arguments.parse(List.of(arguments)), new PrintStream(PrintStream.nullOutputStream()));
  }

  @Test
  void run_plantedFaults_areNamedAndNothingElseIs() throws IOException {
    JsonObject figures = run("runs=" + RUNS, "seed=1");
    assertEquals(Fault.values().length, figures.getAsJsonArray("faults").size());
    for (JsonElement element : figures.getAsJsonArray("faults")) {
      JsonObject row = element.getAsJsonObject();
      boolean planted = !row.get("fault").getAsString().equals(Fault.NONE.label());
      int named = row.get("named_first").getAsInt();
      assertTrue(planted ? named >= LEAST_NAMED * RUNS : named == 0, row.toString());
      assertTrue(row.get("other_named").getAsInt() <= (1 - LEAST_NAMED) * RUNS, row.toString());
    }
    assertTrue(new FaultsEvaluation().summary(figures).contains("| slow encoder | "));
  }

  @Test
  void run_unusableArguments_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> run("clock=sundial"));
    assertThrows(IllegalArgumentException.class, () -> run("runs=0"));
    assertThrows(IllegalArgumentException.class, () -> run("shops=3"));
  }
}
