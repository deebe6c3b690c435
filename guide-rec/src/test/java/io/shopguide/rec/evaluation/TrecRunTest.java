package io.shopguide.rec.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrecRunTest {
  @TempDir private Path folder;

  @Test
  void add_twoQueries_writesRanksScoresAndTag() throws IOException {
    Path file = folder.resolve("run.trec");
    Locale before = Locale.getDefault();
    try (TrecRun run = new TrecRun(file, "guide")) {
      Locale.setDefault(Locale.GERMANY);
      run.add("1", List.of("p9", "p2"), new double[] {0.75, 0.5});
      run.add("2", List.of(), new double[0]);
      run.add("3", List.of("p1"), new double[] {1e-7});
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(
        """
        1 Q0 p9 1 0.750000 guide
        1 Q0 p2 2 0.500000 guide
        3 Q0 p1 1 0.000000 guide
        """,
        Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "my guide", "a\tb"})
  void constructor_tagWithoutAName_isRefusedBeforeAFileIsMade(String tag) {
    Path file = folder.resolve("none.trec");
    assertThrows(IllegalArgumentException.class, () -> new TrecRun(file, tag));
    assertFalse(Files.exists(file));
  }

  @Test
  void constructor_noFolder_isAnError() {
    assertThrows(IOException.class, () -> new TrecRun(folder.resolve("no/run.trec"), "guide"));
  }
}
