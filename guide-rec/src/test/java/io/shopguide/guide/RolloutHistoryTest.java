package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.RolloutEvent.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutHistoryTest {
  private static final Instant TIME = Instant.parse("2026-11-23T08:00:00.123Z");
  private static final RolloutEvent STARTED =
      new RolloutEvent(TIME, Kind.STARTED, 1, 2, 0, "plan \"a\"\nand 中文");
  private static final RolloutEvent STEP = new RolloutEvent(TIME, Kind.STEP, 1, 2, 0.01, "");

  @TempDir private Path folder;
  private RolloutHistory history;
  private Path file;

  @BeforeEach
  void open() {
    history = new RolloutHistory(folder);
    file = folder.resolve("rollout.history");
  }

  @Test
  void read_whatWasAppended_isTheSameAndLinesForPeople() throws IOException {
    assertEquals(List.of(), RolloutHistory.read(folder));
    history.append(STARTED);
    new RolloutHistory(folder).append(STEP);
    assertEquals(List.of(STARTED, STEP), RolloutHistory.read(folder));
    List<String> lines = Files.readAllLines(file);
    assertEquals("ShopGuide rollout history 1", lines.getFirst());
    assertEquals(3, lines.size());
    assertTrue(lines.get(2).contains("\"event\":\"STEP\""), lines.get(2));
    assertTrue(STEP.toString().contains("step, 1.0 % of the shoppers"), STEP.toString());
  }

  @Test
  void append_afterAnyCut_keepsTheWholeLinesAndDropsTheRest() throws IOException {
    history.append(STARTED);
    history.append(STEP);
    byte[] whole = Files.readAllBytes(file);
    int header = "ShopGuide rollout history 1\n".length();
    int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n', header) + 1;
    for (int length = 0; length < whole.length; length += 3) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<RolloutEvent> left = length < first ? List.of() : List.of(STARTED);
      assertEquals(left, RolloutHistory.read(folder), "read after " + length + " bytes");
      history.append(STEP);
      List<RolloutEvent> expected = length < first ? List.of(STEP) : List.of(STARTED, STEP);
      assertEquals(expected, RolloutHistory.read(folder), "appended after " + length + " bytes");
    }
  }

  @Test
  void read_damagedLine_isNamed() throws IOException {
    history.append(STARTED);
    history.append(STEP);
    byte[] whole = Files.readAllBytes(file);
    int second = "ShopGuide rollout history 1\n".length() + 30;
    whole[second] ^= 1;
    Files.write(file, whole);
    GuideException thrown = assertThrows(GuideException.class, () -> RolloutHistory.read(folder));
    assertTrue(thrown.getMessage().contains(file + ", line 2 is damaged"), thrown.getMessage());
    history.append(STEP);
  }

  @Test
  void read_foreignOrNewerFile_saysSo() throws IOException {
    for (String text : List.of("# notes\n", "ShopGuide rollout history x\n", "\n")) {
      Files.writeString(file, text);
      GuideException thrown = assertThrows(GuideException.class, () -> RolloutHistory.read(folder));
      assertTrue(thrown.getMessage().contains("no rollout history"), thrown.getMessage());
    }
    Files.writeString(file, "ShopGuide rollout history 2\n");
    GuideException newer = assertThrows(GuideException.class, () -> RolloutHistory.read(folder));
    assertTrue(newer.getMessage().contains("newer"), newer.getMessage());
  }

  @Test
  void read_emptyLine_isNamed() throws IOException {
    history.append(STARTED);
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    GuideException thrown = assertThrows(GuideException.class, () -> RolloutHistory.read(folder));
    assertTrue(thrown.getMessage().contains("line 3"), thrown.getMessage());
  }
}
