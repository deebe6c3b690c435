package io.shopguide.benchmarks.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fewest rounds; how much time monitoring takes is no matter of a test. */
class OverheadEvaluationTest {
  private static JsonObject run(String... arguments) throws IOException {
    return new OverheadEvaluation()
        .run(Arguments.parse(List.of(arguments)), new PrintStream(PrintStream.nullOutputStream()));
  }

  @Test
  void run_fewestRounds_measuresEveryGuideAndItsWindows() throws IOException {
    JsonObject figures = run("rounds=63", "seed=7");
    Map<String, JsonObject> guides = new LinkedHashMap<>();
    for (JsonElement element : figures.getAsJsonArray("guides")) {
      guides.put(element.getAsJsonObject().get("guide").getAsString(), element.getAsJsonObject());
    }
    assertEquals(
        List.of("off", "off_again", "counting", "watch", "watch_and_counting"),
        List.copyOf(guides.keySet()));
    guides.forEach(
        (name, row) -> {
          assertInterval(row);
          double cpu = row.get("cpu_us").getAsDouble();
          assertTrue(cpu > 1 && cpu < 1e6, row.toString());
          assertTrue(row.get("wall_us").getAsDouble() > 1, row.toString());
          boolean watches = name.startsWith("watch");
          assertEquals(watches, row.get("windows").getAsInt() > 0, row.toString());
          assertEquals(watches, row.get("window_cpu_us").getAsDouble() > 0, row.toString());
        });
    double bytes = guides.get("off").get("bytes").getAsDouble();
    assertEquals(bytes, guides.get("off_again").get("bytes").getAsDouble(), 0.02 * bytes);
    assertEquals(bytes, guides.get("watch_and_counting").get("bytes").getAsDouble(), 0.2 * bytes);
    assertInterval(figures.getAsJsonObject("watch_beside_counting"));
    assertTrue(new OverheadEvaluation().summary(figures).contains("| watch and counting | "));
  }

  private static void assertInterval(JsonObject row) {
    double low = row.get("cpu_ratio_low").getAsDouble();
    double ratio = row.get("cpu_ratio").getAsDouble();
    double high = row.get("cpu_ratio_high").getAsDouble();
    assertTrue(0 < low && low <= ratio && ratio <= high, row.toString());
  }

  @Test
  void run_unusableArguments_areRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> run("rounds=62")).getMessage();
    assertTrue(message.contains("at least 63"), message);
    assertThrows(IllegalArgumentException.class, () -> run("guides=3"));
  }
}
