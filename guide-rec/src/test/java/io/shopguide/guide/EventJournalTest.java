package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.EventJournal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventJournalTest {
  private static final ShopperKey KEY = ShopperKey.of(new byte[16]);
  private static final Event FIRST = new Event("u1", "p1", 1_700_000_000_000L);
  private static final Event SECOND = new Event("张三 \uD83D\uDE00", "p/2 é", -1);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("events.journal");
  }

  private List<Event> replayed() {
    List<Event> events = new ArrayList<>();
    EventJournal.open(file(), KEY, events::add).close();
    return events;
  }

  private void append(Event... events) {
    try (EventJournal journal = EventJournal.open(file(), KEY, e -> {})) {
      for (Event event : events) {
        journal.append(event);
      }
    }
  }

  @Test
  void open_absentOrEmpty_replaysNothing() throws IOException {
    assertEquals(List.of(), replayed());
    assertEquals(List.of(), replayed());
    Files.write(file(), new byte[0]);
    assertEquals(List.of(), replayed());
    assertEquals(20, Files.size(file()));
  }

  @Test
  void append_reopenedTwice_replaysAllInOrder() {
    append(FIRST);
    append(SECOND, FIRST);
    assertEquals(List.of(FIRST, SECOND, FIRST), replayed());
    assertEquals(List.of(FIRST, SECOND, FIRST), replayed());
  }

  @Test
  void append_whileOpen_isOnDiskAtOnce() {
    try (EventJournal journal = EventJournal.open(file(), KEY, e -> {})) {
      journal.append(FIRST);
      assertEquals(List.of(FIRST), replayed());
    }
  }

  @Test
  void append_loneSurrogatesAndEmptyIds_areKept() {
    Event odd = new Event("\uD83D", "", Long.MAX_VALUE);
    append(odd);
    assertEquals(List.of(odd), replayed());
  }

  @Test
  void append_idTooLong_isRefusedAndTheJournalUsable() {
    try (EventJournal journal = EventJournal.open(file(), KEY, e -> {})) {
      for (int length : new int[] {5_000, 100_000}) {
        Event tooLong = new Event("u".repeat(length), "p", 0);
        assertThrows(IllegalArgumentException.class, () -> journal.append(tooLong));
      }
      journal.append(SECOND);
    }
    assertEquals(List.of(SECOND), replayed());
  }

  @Test
  void append_fromTwoThreads_keepsBothInTheirOrder() throws Exception {
    int each = 100;
    try (EventJournal journal = EventJournal.open(file(), KEY, e -> {});
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> running = new ArrayList<>();
      for (String shopper : List.of("a", "b")) {
        running.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    journal.append(new Event(shopper, "p".repeat(i), i));
                  }
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    }
    List<Event> events = replayed();
    assertEquals(2 * each, events.size());
    for (String shopper : List.of("a", "b")) {
      List<Long> times =
          events.stream().filter(e -> e.shopper().equals(shopper)).map(Event::epochMillis).toList();
      for (int i = 0; i < each; i++) {
        assertEquals(i, times.get(i));
      }
    }
  }

  @Test
  void append_interruptedThread_recordsAndStaysUsable() {
    try (EventJournal journal = EventJournal.open(file(), KEY, e -> {})) {
      Thread.currentThread().interrupt();
      journal.append(FIRST);
      assertTrue(Thread.interrupted(), "the interrupt is the caller's");
      journal.append(SECOND);
    } finally {
      Thread.interrupted();
    }
    assertEquals(List.of(FIRST, SECOND), replayed());
  }

  @Test
  void append_closed_saysThatTheEventIsLost() {
    EventJournal journal = EventJournal.open(file(), KEY, e -> {});
    journal.close();
    GuideException thrown = assertThrows(GuideException.class, () -> journal.append(FIRST));
    assertTrue(thrown.getMessage().contains(file().toString()), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("not recorded"), thrown.getMessage());
  }

  @Test
  void open_aFolder_isRefusedWithItsName() throws IOException {
    Files.createDirectory(file());
    GuideException thrown = assertThrows(GuideException.class, this::replayed);
    assertTrue(thrown.getMessage().contains(file().toString()), thrown.getMessage());
  }
}
