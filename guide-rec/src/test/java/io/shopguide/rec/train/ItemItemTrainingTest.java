package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.ItemItemMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemItemTrainingTest {
  private static final int PRODUCTS = 4 * RowBlock.ROWS + 5;
  private static final ShopperHash KEY =
      ShopperHash.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  private static final TrainingOptions OPTIONS =
      TrainingOptions.DEFAULT.withNeighbours(20).withMaxHistory(30);
  private static final TrainingControl CONTROL = TrainingControl.create().threads(2);
  private static final EventSource UNWANTED =
      sink -> {
        throw new AssertionError("The events are there already");
      };

  @TempDir private Path folder;

  /** An event as a source has it. */
  record Event(String shopper, int product, long time, float weight) {}

  private static List<Event> events() {
    Random random = new Random(11);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      double x = random.nextDouble();
      events.add(
          new Event(
              "shopper-" + random.nextInt(2_000),
              (int) (x * x * x * PRODUCTS),
              random.nextInt(5_000),
              random.nextInt(3) == 0 ? 1 : 0.25f));
    }
    return events;
  }

  private static EventSource source(List<Event> events) {
    return sink -> {
      for (Event event : events) {
        sink.accept(event.shopper, event.product, event.time, event.weight);
      }
    };
  }

  private ItemItemTraining training(TrainingOptions options) {
    return training(options, CONTROL);
  }

  private ItemItemTraining training(TrainingOptions options, TrainingControl control) {
    return new ItemItemTraining(folder.resolve("work"), ItemItemFormula.NEAR, options, control);
  }

  private byte[] train(List<Event> events, TrainingOptions options) throws IOException {
    return train(events, options, CONTROL);
  }

  private byte[] train(List<Event> events, TrainingOptions options, TrainingControl control)
      throws IOException {
    Path out = folder.resolve("out");
    training(options, control).train(source(events), KEY, PRODUCTS, out);
    ItemItemMatrix.open(out).verify();
    return Files.readAllBytes(out);
  }

  @Test
  void train_anyOrderThreadsAndMemory_givesTheSameBytes() throws IOException {
    List<Event> events = events();
    byte[] expected = train(events, OPTIONS);
    Collections.shuffle(events, new Random(3));
    assertArrayEquals(expected, train(events, OPTIONS, CONTROL.threads(1)));
    assertArrayEquals(expected, train(events, OPTIONS.withMemory(1 << 20), CONTROL.threads(3)));
  }

  @Test
  void train_fullWeights_isWhatIsLearnedInMemory() throws IOException {
    int[][] histories = {{3, 1, 2}, {1, 2, 5}, {2, 1}, {5, 3, 4}, {4, 3}, {1, 2, 3, 4, 5, 0}};
    List<Event> events = new ArrayList<>();
    for (int shopper = 0; shopper < histories.length; shopper++) {
      for (int i = 0; i < histories[shopper].length; i++) {
        events.add(new Event("u" + shopper, histories[shopper][i], 100 + i, 1));
      }
    }
    TrainingOptions options = OPTIONS.withMinimumShoppers(2);
    Path out = folder.resolve("small");
    TrainingReport report = training(options).train(source(events), KEY, 6, out);
    ItemItemMatrix inMemory =
        new ItemItemLearner(ItemItemFormula.NEAR, options).learn(histories, 6, CONTROL);
    ItemItemMatrix trained = ItemItemMatrix.open(out);
    assertEquals(inMemory.entries(), trained.entries());
    for (int row = 0; row < 6; row++) {
      for (int i = 0; i < inMemory.degree(row); i++) {
        float weight = inMemory.weightAt(row, i);
        float greatest = inMemory.weightAt(row, 0);
        assertEquals(weight, trained.weight(row, inMemory.neighbour(row, i)), 0.004 * greatest);
      }
    }
    assertEquals(19, report.events());
    assertEquals(6, report.shoppers());
    assertEquals(19, report.interactions());
    assertEquals(trained.entries(), report.entries());
    assertEquals(6, report.learnedRows());
  }

  @Test
  void train_repeatedEvents_countOnceWithTheGreatestWeightAndLatestTime() throws IOException {
    List<Event> events = new ArrayList<>();
    for (String shopper : List.of("a", "b", "c")) {
      events.add(new Event(shopper, 0, 1, 1));
      events.add(new Event(shopper, 1, 2, 0.5f));
      events.add(new Event(shopper, 2, 3, 1));
    }
    byte[] once = train(events, OPTIONS);
    events.add(new Event("a", 1, 1, 0.25f));
    events.add(new Event("a", 1, 2, 0.1f));
    assertArrayEquals(once, train(events, OPTIONS));
    events.add(new Event("a", 0, 9, 0.1f));
    ItemItemMatrix moved = ItemItemMatrix.open(write(train(events, OPTIONS)));
    ItemItemMatrix before = ItemItemMatrix.open(write(once));
    assertTrue(moved.weight(0, 2) > before.weight(0, 2), "0 now stands next to 2 for one shopper");
    assertTrue(moved.weight(0, 1) < before.weight(0, 1), "and apart from 1");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "matrix", ".bin"), bytes);
  }

  @Test
  void train_longHistories_keepTheLastProducts() throws IOException {
    List<Event> events = new ArrayList<>();
    for (String shopper : List.of("a", "b", "c")) {
      for (int product = 0; product < 5; product++) {
        events.add(new Event(shopper, product, 10 - product, 1));
      }
    }
    ItemItemMatrix last = ItemItemMatrix.open(write(train(events, OPTIONS.withMaxHistory(2))));
    assertEquals(2, last.entries());
    assertTrue(last.weight(0, 1) > 0 && last.weight(1, 0) > 0);
  }

  @Test
  void train_pairsOfFewShoppers_areDropped() throws IOException {
    List<Event> events = new ArrayList<>();
    for (int shopper = 0; shopper < 4; shopper++) {
      events.add(new Event("u" + shopper, 0, 1, 1));
      events.add(new Event("u" + shopper, 1, 2, 1));
    }
    events.add(new Event("u0", 2, 3, 1));
    events.add(new Event("u1", 2, 3, 1));
    ItemItemMatrix trained = ItemItemMatrix.open(write(train(events, OPTIONS)));
    assertEquals(2, trained.entries());
    assertEquals(0, trained.weight(0, 2));
    ItemItemMatrix all = ItemItemMatrix.open(write(train(events, OPTIONS.withMinimumShoppers(1))));
    assertEquals(6, all.entries());
  }

  @Test
  void train_cancelledWhileLearning_goesOnAndGivesTheSameBytes() throws IOException {
    byte[] expected = train(events(), OPTIONS);
    Path out = folder.resolve("resumed");
    Path work = folder.resolve("work");
    AtomicBoolean stop = new AtomicBoolean();
    ItemItemTraining stopped =
        training(
            OPTIONS.withMemory(1 << 20),
            CONTROL
                .threads(1)
                .onProgress(p -> stop.set(p.step().equals("learning rows") && rowFiles(work) > 0))
                .cancelledWhen(() -> stop.get() || rowFiles(work) >= 2));
    assertThrows(
        CancellationException.class, () -> stopped.train(source(events()), KEY, PRODUCTS, out));
    assertFalse(Files.exists(out));
    Path torn = work.resolve("rows-000000");
    byte[] whole = Files.readAllBytes(torn);
    Files.write(torn, Arrays.copyOf(whole, whole.length / 2));
    TrainingReport report = training(OPTIONS).train(UNWANTED, KEY, PRODUCTS, out);
    assertArrayEquals(expected, Files.readAllBytes(out));
    assertTrue(report.learnedRows() < PRODUCTS, "one block at least was kept");
    assertTrue(report.learnedRows() >= RowBlock.ROWS, "the torn block was learned again");
    assertEquals(List.of("LOCK"), names(work));
  }

  private static long rowFiles(Path work) {
    return names(work).stream().filter(n -> n.matches("rows-\\d+")).count();
  }

  private static List<String> names(Path work) {
    try (Stream<Path> files = Files.list(work)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void train_cancelledWhileReading_leavesNoEventsAndBeginsAgain() throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    List<Event> events = events();
    EventSource stopping =
        sink -> {
          source(events.subList(0, 10_000)).sendTo(sink);
          stop.set(true);
          source(events.subList(10_000, 20_000)).sendTo(sink);
        };
    Path out = folder.resolve("again");
    ItemItemTraining stopped = training(OPTIONS, CONTROL.cancelledWhen(stop::get));
    assertThrows(CancellationException.class, () -> stopped.train(stopping, KEY, PRODUCTS, out));
    assertEquals(List.of("LOCK"), names(folder.resolve("work")));
    training(OPTIONS).train(source(events), KEY, PRODUCTS, out);
    assertArrayEquals(train(events, OPTIONS), Files.readAllBytes(out));
  }

  @Test
  void train_filesInBetween_neverHoldAnId() throws IOException {
    Path work = folder.resolve("work");
    byte[] id = "shopper-77".getBytes(StandardCharsets.UTF_8);
    long[] bytes = new long[1];
    ItemItemTraining watched =
        training(
            OPTIONS,
            CONTROL.onProgress(
                p -> {
                  for (String name : names(work)) {
                    bytes[0] += assertLacks(work.resolve(name), id);
                  }
                }));
    watched.train(source(events()), KEY, PRODUCTS, folder.resolve("out"));
    assertTrue(bytes[0] > 600_000, "the events were on the disk: " + bytes[0]);
  }

  private static long assertLacks(Path file, byte[] id) {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertFalse(text.contains(new String(id, StandardCharsets.ISO_8859_1)), file.toString());
      return bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void train_badEvents_areRefusedWithTheirNumber() {
    assertRefused(new Event("a", PRODUCTS, 0, 1), "Event 2: product " + PRODUCTS);
    assertRefused(new Event("a", -1, 0, 1), "Event 2: product -1");
    for (float weight : new float[] {0, -1, 1.1f, Float.NaN}) {
      assertRefused(new Event("a", 0, 0, weight), "Event 2: weight " + weight);
    }
    Path out = folder.resolve("out");
    assertThrows(
        IllegalArgumentException.class,
        () -> training(OPTIONS).train(UNWANTED, KEY, (1 << 24) + 1, out));
  }

  private void assertRefused(Event bad, String message) {
    List<Event> events = List.of(new Event("a", 0, 0, 1), bad);
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> train(events, OPTIONS));
    assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
  }

  @Test
  void train_folderInUseOrOfOtherHistories_isRefused() throws IOException {
    Path out = folder.resolve("out");
    EventSource nested =
        sink -> {
          IllegalStateException thrown =
              assertThrows(
                  IllegalStateException.class,
                  () -> training(OPTIONS).train(UNWANTED, KEY, PRODUCTS, out));
          assertTrue(thrown.getMessage().startsWith("Another training"), thrown.getMessage());
          source(events()).sendTo(sink);
        };
    AtomicBoolean stop = new AtomicBoolean();
    ItemItemTraining stopped =
        training(
            OPTIONS,
            CONTROL
                .onProgress(p -> stop.set(p.step().startsWith("sorting") && p.done() == p.total()))
                .cancelledWhen(stop::get));
    assertThrows(CancellationException.class, () -> stopped.train(nested, KEY, PRODUCTS, out));
    IllegalStateException other =
        assertThrows(
            IllegalStateException.class,
            () -> training(OPTIONS.withMaxHistory(7)).train(UNWANTED, KEY, PRODUCTS, out));
    assertTrue(other.getMessage().contains("delete it to begin again"), other.getMessage());
    Path histories = folder.resolve("work").resolve("histories.bin");
    byte[] whole = Files.readAllBytes(histories);
    for (int at : new int[] {0, 8, 20, 70, whole.length - 1}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(histories, damaged);
      UncheckedIOException thrown =
          assertThrows(
              UncheckedIOException.class,
              () -> training(OPTIONS).train(UNWANTED, KEY, PRODUCTS, out));
      assertTrue(thrown.getMessage().contains("histories.bin"), thrown.getMessage());
    }
    Files.write(histories, whole);
    training(OPTIONS).train(UNWANTED, KEY, PRODUCTS, out);
    assertArrayEquals(Files.readAllBytes(out), train(events(), OPTIONS));
  }

  @Test
  void train_sourceFails_saysWhy() {
    EventSource broken =
        sink -> {
          throw new IOException("the data base is gone");
        };
    UncheckedIOException thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> training(OPTIONS).train(broken, KEY, 3, folder.resolve("out")));
    assertTrue(thrown.getMessage().contains("the data base is gone"), thrown.getMessage());
  }
}
