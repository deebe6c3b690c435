package io.shopguide.benchmarks.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamEvaluationTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"adwin, 223", "page-hinkley, 274", "ddm, 214"})
  void run_step_isNoticedAtItsIndex(String detector, int alarm) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(i < 200 ? i % 5 == 0 ? "1" : "0" : "1");
    }
    lines.add(7, "");
    JsonObject figures = run(String.join("\n", lines), detector);
    assertEquals(400, figures.get("values").getAsInt());
    assertEquals(alarm, figures.getAsJsonArray("alarms").get(0).getAsInt());
  }

  @Test
  void run_noNumber_namesFileAndLine() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> run("1\n0\nmany\n", "adwin"))
            .getMessage();
    assertTrue(message.contains("stream.txt:3: 'many'"), message);
    message = assertThrows(IllegalArgumentException.class, () -> run("1\n5\n", "ddm")).getMessage();
    assertTrue(message.contains("stream.txt:2: '5'"), message);
  }

  @Test
  void run_unknownDetector_namesThoseThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> run("1\n", "kswin")).getMessage();
    assertTrue(message.contains("adwin, page-hinkley and ddm"), message);
  }

  private JsonObject run(String content, String detector) throws IOException {
    Path file = folder.resolve("stream.txt");
    Files.writeString(file, content);
    return new StreamEvaluation()
        .run(
            Arguments.parse(List.of("in=" + file, "detector=" + detector)),
            new PrintStream(PrintStream.nullOutputStream()));
  }
}
