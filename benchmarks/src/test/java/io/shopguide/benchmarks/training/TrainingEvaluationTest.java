package io.shopguide.benchmarks.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.ItemItemFormula;
import io.shopguide.rec.train.TrainingOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingEvaluationTest {
  private static JsonObject run(String... args) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new TrainingEvaluation().run(Arguments.parse(List.of(args)), nowhere);
  }

  @Test
  void run_smallShop_agreesWithBruteForceAndWithItself() throws IOException {
    JsonObject figures = run("products=3000", "events=60000", "memory=1048576");
    assertEquals(60_000, figures.get("events").getAsLong());
    assertEquals(0, figures.get("differentRows").getAsInt());
    assertTrue(figures.get("comparedEntries").getAsInt() > 500, figures.toString());
    JsonObject again = run("products=3000", "events=60000", "threads=1");
    assertEquals(figures.get("fileCrc32c"), again.get("fileCrc32c"));
    JsonObject other = run("products=3000", "events=60000", "seed=43");
    assertNotEquals(figures.get("fileCrc32c"), other.get("fileCrc32c"));
  }

  @Test
  void compare_matrixOfOtherWeights_findsThemDifferent() throws IOException {
    SyntheticEvents events = new SyntheticEvents(50, 2_000, 1);
    int[] offsets = new int[51];
    Arrays.fill(offsets, 1, 51, 1);
    ItemItemMatrix wrong = new ItemItemMatrix(offsets, new int[] {1}, new float[] {1});
    SampleCheck check = new SampleCheck(events, ItemItemFormula.NEAR, TrainingOptions.DEFAULT);
    assertTrue(check.compare(wrong, 40, 1) > 20);
  }

  @Test
  void run_noNumber_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> run("products=many"));
  }
}
