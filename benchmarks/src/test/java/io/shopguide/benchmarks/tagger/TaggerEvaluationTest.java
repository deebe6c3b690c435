package io.shopguide.benchmarks.tagger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerEvaluationTest {
  private static final List<String> COLORS = List.of("red", "blue", "green", "teal");
  private static final List<String> TYPES = List.of("shoes", "lamp", "bag", "shirt", "sofa");

  @TempDir Path folder;
  private Path train;

  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int q = 0; q < 200; q++) {
      String color = COLORS.get(q % COLORS.size());
      String type = TYPES.get(q % TYPES.size());
      text.append("new\tO\n%s\tB-color\n%s\tB-type\n\n".formatted(color, type));
    }
    train = Files.writeString(folder.resolve("train.conll"), text);
  }

  @Test
  void run_taggedTest_measuresAndWrites() throws IOException {
    String test = "new\tO\nteal\tB-color\nsofa\tB-type\n\n\nnew\tO\nred\tB-type\nlamp\tB-type\n\n";
    JsonObject figures = run(test);
    assertEquals("tagger", figures.get("task").getAsString());
    assertEquals(75, figures.get("f1").getAsDouble());
    assertEquals(75, figures.get("precision").getAsDouble());
    assertTrue(figures.get("p50_us").getAsDouble() > 0);
    assertTrue(figures.get("model_bytes").getAsLong() > 0);
    assertTrue(new TaggerEvaluation().summary(figures).contains("p99_us"));
    assertEquals(
        test.replace("red\tB-type", "red\tB-color"), Files.readString(folder.resolve("out.conll")));
  }

  @Test
  void run_untaggedTest_writesTagsWithoutScore() throws IOException {
    JsonObject figures = run("new\nteal\nsofa\n\n");
    assertTrue(figures.get("f1").isJsonNull());
    assertEquals(
        "new\tO\nteal\tB-color\nsofa\tB-type\n\n", Files.readString(folder.resolve("out.conll")));
  }

  @Test
  void run_frozenEncoder_measures() throws IOException {
    JsonObject figures = run("new\tO\nteal\tB-color\n\n", "encoder=all-minilm-l6-v2-q");
    assertEquals("crf+all-minilm-l6-v2-q", figures.get("tagger").getAsString());
    assertTrue(figures.get("f1").getAsDouble() > 0);
  }

  @Test
  void run_tuningWithoutEncoder_saysWhatToDo() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> run("new\n", "finetune=true"))
            .getMessage();
    assertTrue(message.contains("encoder=none"), message);
  }

  private JsonObject run(String test, String... more) throws IOException {
    Files.writeString(folder.resolve("test.conll"), test);
    List<String> args = new ArrayList<>(List.of(more));
    args.add("train=" + train);
    args.add("test=" + folder.resolve("test.conll"));
    args.add("out=" + folder.resolve("out.conll"));
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new TaggerEvaluation().run(Arguments.parse(args), silence);
  }
}
