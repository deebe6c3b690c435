package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import io.shopguide.rec.ItemItemMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening folders that are no guide or a damaged one. */
class OpenGuideTest {
  @TempDir private Path temporary;

  private Path folder() {
    return temporary.resolve("shop");
  }

  private Path generation() {
    return folder().resolve("generations/000001");
  }

  private GuideException refused() {
    return assertThrows(GuideException.class, () -> ShoppingGuide.open(folder()).close());
  }

  private static void assertSays(GuideException thrown, Path place, String remedy) {
    assertTrue(thrown.getMessage().contains(place.toString()), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(remedy), thrown.getMessage());
  }

  private void assertOpens() {
    try (ShoppingGuide guide = ShoppingGuide.open(folder())) {
      assertEquals(30, guide.info().products());
    }
  }

  @Test
  void open_absentFolderOrAFile_sayBuildFirst() throws IOException {
    assertSays(refused(), folder(), "build a guide there first");
    assertFalse(Files.exists(folder()), "opening makes no folder");
    Files.writeString(folder(), "a file");
    assertSays(refused(), folder(), "build a guide there first");
  }

  @Test
  void open_emptyFolder_saysBuildFirst() throws IOException {
    Files.createDirectory(folder());
    assertSays(refused(), folder(), "build a guide there first");
    try (Stream<Path> all = Files.list(folder())) {
      assertEquals(0, all.count(), "opening leaves nothing behind");
    }
  }

  @Test
  void open_unfinishedGenerationOnly_saysBuildAgain() throws IOException {
    SmallShop.copyTo(folder());
    Files.delete(folder().resolve("CURRENT"));
    Files.move(generation(), folder().resolve("generations/000001.unfinished"));
    assertSays(refused(), folder(), "build the guide again");
    assertTrue(Files.exists(folder().resolve("generations/000001.unfinished")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "000002",
        "1",
        "../000001",
        "000001.unfinished",
        "\0\0\0\0\0\0\0",
        "generations",
        "/"
      })
  void open_currentNamesNothing_isRefusedWithItsName(String name) throws IOException {
    SmallShop.copyTo(folder());
    Files.writeString(folder().resolve("CURRENT"), name);
    assertSays(refused(), folder().resolve("CURRENT"), "restore a backup or build again");
  }

  @Test
  void open_currentIsNoText_isRefusedWithItsName() throws IOException {
    SmallShop.copyTo(folder());
    Files.write(folder().resolve("CURRENT"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertSays(refused(), folder().resolve("CURRENT"), "restore a backup");
  }

  @Test
  void open_anyFileMissingCutOrChanged_namesItAndKeepsTheRest() throws IOException {
    SmallShop.copyTo(folder());
    List<Path> files;
    try (Stream<Path> all = Files.walk(generation())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertTrue(files.size() > 10, "graph, matrix, manifest and an index of several files");
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);
      assertSays(refused(), file, "build the guide again");
      for (byte[] damaged : damages(whole)) {
        Files.write(file, damaged);
        assertSays(refused(), file, "build the guide again");
      }
      Files.write(file, whole);
    }
    assertOpens();
  }

  private static List<byte[]> damages(byte[] whole) {
    if (whole.length == 0) {
      return List.of(new byte[] {1});
    }
    byte[] changed = whole.clone();
    changed[0] ^= 0x40;
    return List.of(Arrays.copyOf(whole, whole.length / 2), changed);
  }

  @Test
  void open_newerFormat_asksForANewerRelease() throws IOException {
    SmallShop.copyTo(folder());
    Path manifest = generation().resolve(Manifest.NAME);
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"format\": 3", "\"format\": 99"));
    assertSays(refused(), manifest, "a newer one");
    assertTrue(refused().getMessage().contains("format 99"));
  }

  /** Damage that the checksums do not show, as if written by a faulty build. */
  private void replace(String name, byte[] content) throws IOException {
    Manifest manifest = Manifest.readAndVerify(generation());
    Files.write(generation().resolve(name), content);
    new Manifest(
            manifest.format(),
            manifest.generation(),
            manifest.created(),
            manifest.encoder(),
            manifest.currency(),
            manifest.shopperKey(),
            manifest.forgotten(),
            manifest.exchangeRates(),
            Manifest.describe(generation()))
        .write(generation());
  }

  @Test
  void open_faultyFileWithAValidChecksum_isRefusedWithTheFolder() throws IOException {
    SmallShop.copyTo(folder());
    for (String name : List.of("graph.kg", "item-item.bin")) {
      byte[] whole = Files.readAllBytes(generation().resolve(name));
      replace(name, Arrays.copyOf(whole, whole.length - 1));
      assertSays(refused(), folder(), "build the guide again");
      replace(name, new byte[0]);
      assertSays(refused(), folder(), "build the guide again");
      replace(name, whole);
    }
    assertOpens();
  }

  @Test
  void open_filesOfTwoBuilds_isRefused() throws IOException {
    SmallShop.copyTo(folder());
    Path other = temporary.resolve("other");
    new ItemItemMatrix(new int[32], new int[0], new float[0]).save(other);
    replace("item-item.bin", Files.readAllBytes(other));
    assertSays(refused(), generation(), "mixes files of different builds");
  }

  @Test
  void open_damagedJournal_isRefusedWithItsName() throws IOException {
    SmallShop.copyTo(folder());
    Path journal = folder().resolve("events.journal");
    Files.writeString(journal, "not a journal");
    assertSays(refused(), journal, "move it away or restore a backup");
    assertEquals("not a journal", Files.readString(journal));
    Files.delete(journal);
    assertOpens();
  }

  @Test
  void open_twice_isRefusedUntilTheFirstIsClosed() {
    SmallShop.copyTo(folder());
    try (ShoppingGuide first = ShoppingGuide.open(folder())) {
      assertSays(refused(), folder(), "close the other first");
      assertEquals(
          8,
          first.ask("headphones", first.newSession(Shopper.anonymous())).recommendations().size());
    }
    assertOpens();
  }

  @Test
  void open_failure_isReportedToTheMonitorAndReleasesTheLock() throws IOException {
    SmallShop.copyTo(folder());
    byte[] graph = Files.readAllBytes(generation().resolve("graph.kg"));
    Files.write(generation().resolve("graph.kg"), new byte[10]);
    List<String> reported = new ArrayList<>();
    GuideMonitor monitor =
        new GuideMonitor() {
          @Override
          public void stageFinished(Stage stage, long durationNanos, Outcome outcome) {
            reported.add(stage + " " + outcome);
          }
        };
    assertThrows(GuideException.class, () -> ShoppingGuide.open(folder(), monitor));
    assertEquals(List.of("OPEN FAILED"), reported);
    Files.write(generation().resolve("graph.kg"), graph);
    ShoppingGuide.open(folder(), monitor).close();
    assertEquals(List.of("OPEN FAILED", "OPEN OK"), reported);
  }
}
