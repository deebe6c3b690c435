package io.shopguide.encoder.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.ModelFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a process of its own, killed in the middle of an epoch. */
@Tag("long-without-data")
class FineTuningKillTest {
  private static final String EPOCH_OVER = "epoch over";

  @TempDir Path folder;

  private static FineTuning tuning() {
    return FineTuning.of(ModelFiles.resource("all-minilm-l6-v2"))
        .training(SmallLanguage.TRAINING)
        .development(SmallLanguage.DEVELOPMENT)
        .epochs(3)
        .seed(5);
  }

  /** The process that is killed. */
  public static void main(String[] args) {
    Path out = Path.of(args[0]);
    tuning()
        .checkpoints(out.getParent())
        .onProgress(p -> System.out.println(Double.isNaN(p.developmentF1()) ? "" : EPOCH_OVER))
        .run(out);
  }

  @Test
  void run_killedInTheSecondEpoch_goesOnToTheSameModel() throws Exception {
    Path whole = folder.resolve("whole");
    tuning().run(whole);
    Path out = folder.resolve("parts");
    killAfterAnEpoch(out);
    assertFalse(Files.exists(out));
    byte[] checkpoint = Files.readAllBytes(folder.resolve("tuning.checkpoint"));
    assertTrue(checkpoint.length > 0);

    TuningReport report = tuning().checkpoints(folder).run(out);

    assertEquals(3, report.epochs());
    for (String file : new String[] {"model.onnx", "head.bin"}) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(out.resolve(file)), file);
    }
  }

  private static void killAfterAnEpoch(Path out) throws IOException, InterruptedException {
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FineTuningKillTest.class.getName(),
                out.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(training.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null && !line.equals(EPOCH_OVER)) {
        line = said.readLine();
      }
      assertEquals(EPOCH_OVER, line);
    } finally {
      training.destroyForcibly().waitFor();
    }
  }
}
