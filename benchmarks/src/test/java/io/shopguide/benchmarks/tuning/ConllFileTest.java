package io.shopguide.benchmarks.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.tuning.LabelledWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConllFileTest {
  @TempDir Path folder;

  @Test
  void read_queriesWithoutLastEmptyLine_areAllThere() throws IOException {
    Path file = folder.resolve("q.conll");
    Files.writeString(file, "red\tB-color\nshoes\tB-type\n\n\ntent\tB-type");
    assertEquals(
        List.of(
            new LabelledWords(List.of("red", "shoes"), List.of("B-color", "B-type")),
            new LabelledWords(List.of("tent"), List.of("B-type"))),
        ConllFile.read(file));
  }

  @Test
  void read_malformedLine_isNamed() throws IOException {
    Path file = folder.resolve("q.conll");
    for (String line : List.of("shoes", "shoes B-type", "shoes\t?")) {
      Files.writeString(file, "red\tB-color\n" + line + "\n");
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> ConllFile.read(file));
      assertTrue(e.getMessage().contains(file + ":"), line);
    }
  }
}
