package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.EventJournal.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal after crashes and damage. */
class EventJournalRecoveryTest {
  private static final ShopperKey KEY = ShopperKey.of(new byte[16]);
  private static final int HEADER = 20;

  @TempDir private Path folder;

  private final List<Event> events = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("events.journal");
    ends.add(HEADER);
    try (EventJournal journal = EventJournal.open(file, KEY, e -> {})) {
      for (int i = 0; i < 3; i++) {
        events.add(new Event("shopper" + i, "product" + i, i));
        journal.append(events.get(i));
        ends.add((int) Files.size(file));
      }
    }
    whole = Files.readAllBytes(file);
  }

  private List<Event> replay(byte[] content) throws IOException {
    Files.write(file, content);
    List<Event> replayed = new ArrayList<>();
    EventJournal.open(file, KEY, replayed::add).close();
    return replayed;
  }

  private int complete(int length) {
    return (int) ends.stream().filter(end -> end <= length).count() - 1;
  }

  @Test
  void open_tornAtEveryLength_keepsCompleteRecordsAndCutsTheRest() throws IOException {
    for (int length = HEADER; length <= whole.length; length++) {
      int complete = complete(length);
      assertEquals(events.subList(0, complete), replay(Arrays.copyOf(whole, length)));
      assertEquals(ends.get(complete).longValue(), Files.size(file), "cut at " + length);
      try (EventJournal journal = EventJournal.open(file, KEY, e -> {})) {
        journal.append(events.get(2));
      }
      List<Event> expected = new ArrayList<>(events.subList(0, complete));
      expected.add(events.get(2));
      assertEquals(expected, replay(Files.readAllBytes(file)));
    }
  }

  @Test
  void open_tornHeader_beginsAnew() throws IOException {
    for (int length = 0; length < HEADER; length++) {
      assertEquals(List.of(), replay(Arrays.copyOf(whole, length)));
      assertEquals(HEADER, Files.size(file));
    }
  }

  @Test
  void open_tailOfZerosAfterAPowerCut_keepsCompleteRecords() throws IOException {
    for (int zeros : new int[] {1, 7, 8, 9, 40, 4_096}) {
      assertEquals(events, replay(Arrays.copyOf(whole, whole.length + zeros)));
      assertEquals(whole.length, Files.size(file), zeros + " zeros");
    }
  }

  @Test
  void open_lastRecordDamaged_isCutOff() throws IOException {
    byte[] damaged = whole.clone();
    damaged[whole.length - 1] ^= 1;
    assertEquals(events.subList(0, 2), replay(damaged));
    assertEquals(ends.get(2).longValue(), Files.size(file));
  }

  @Test
  void open_damageInTheMiddle_isRefusedAndNothingChanged() throws IOException {
    for (int at = HEADER + 4; at < ends.get(2); at++) {
      if (ends.contains(at) || ends.contains(at - 1) || ends.contains(at - 2)) {
        continue; // a length that points behind the end looks like a torn record
      }
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      boolean lengthByte = ends.contains(at - 3);
      assertDamaged(damaged, lengthByte);
    }
  }

  private void assertDamaged(byte[] damaged, boolean mayLookTorn) throws IOException {
    try {
      List<Event> replayed = replay(damaged);
      assertTrue(mayLookTorn, "replayed " + replayed);
      assertEquals(events.subList(0, replayed.size()), replayed);
    } catch (GuideException e) {
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      assertTrue(e.getMessage().contains("restore a backup or move"), e.getMessage());
      assertArrayEquals(damaged, Files.readAllBytes(file));
    }
  }

  @Test
  void open_impossibleLength_isRefusedWithItsPosition() throws IOException {
    for (int highByte : new int[] {0x80, 0x7f, 0x01}) {
      byte[] damaged = whole.clone();
      damaged[ends.get(1)] = (byte) highByte;
      GuideException thrown = assertThrows(GuideException.class, () -> replay(damaged));
      assertTrue(
          thrown.getMessage().contains("damaged at byte " + ends.get(1)), thrown.getMessage());
    }
  }

  @Test
  void open_notAJournal_isRefusedAndLeftAlone() throws IOException {
    byte[] letter = "Dear Sir or Madam".getBytes(StandardCharsets.UTF_8);
    GuideException thrown = assertThrows(GuideException.class, () -> replay(letter));
    assertTrue(thrown.getMessage().contains(file + " is not an event journal"));
    assertArrayEquals(letter, Files.readAllBytes(file));
  }
}
