package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideFolderTest {
  @TempDir private Path root;
  private GuideFolder folder;

  @BeforeEach
  void open() {
    folder = new GuideFolder(root);
  }

  private void publish(long generation, String content) throws IOException {
    Path prepared = folder.prepare(generation);
    Files.createDirectory(prepared.resolve("sub"));
    Files.writeString(prepared.resolve("sub/file"), content);
    folder.publish(prepared, generation, former -> true);
  }

  private List<String> generations() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("generations"))) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void publish_firstGeneration_isLive() throws IOException {
    assertEquals(1, folder.nextGeneration());
    publish(1, "one");
    assertEquals(root.resolve("generations").resolve("000001"), folder.live());
    assertEquals("one", Files.readString(folder.live().resolve("sub/file")));
    assertEquals(2, folder.nextGeneration());
    assertFalse(Files.exists(root.resolve("CURRENT.unfinished")));
  }

  @Test
  void publish_threeTimes_keepsTheLiveOneAndTheOneBefore() throws IOException {
    for (int generation = 1; generation <= 3; generation++) {
      publish(generation, "g" + generation);
    }
    assertEquals(List.of("000002", "000003"), generations());
    assertEquals("g3", Files.readString(folder.live().resolve("sub/file")));
  }

  @Test
  void prepare_remainsOfADeadBuild_areRemoved() throws IOException {
    Path dead = folder.prepare(1);
    Files.writeString(dead.resolve("half"), "x");
    Path prepared = folder.prepare(1);
    assertEquals(dead, prepared);
    assertFalse(Files.exists(prepared.resolve("half")));
    folder.prepare(5);
    assertEquals(List.of("000005.unfinished"), generations());
    assertEquals(1, folder.nextGeneration(), "an unfinished generation does not count");
  }

  @Test
  void nextGeneration_publishedButNotYetCurrent_isAfterIt() throws IOException {
    publish(1, "one");
    Files.move(folder.prepare(2), root.resolve("generations").resolve("000002"));
    assertEquals(root.resolve("generations").resolve("000001"), folder.live());
    assertEquals(3, folder.nextGeneration());
  }

  @Test
  void lock_heldAlready_isRefusedUntilReleased() {
    GuideFolder.Lock held = folder.lock("open");
    GuideException thrown =
        assertThrows(GuideException.class, () -> new GuideFolder(root).lock("open"));
    assertTrue(thrown.getMessage().contains(root + " is already open"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("close the other"), thrown.getMessage());
    folder.lock("build").close();
    held.close();
    folder.lock("open").close();
  }

  @Test
  void lock_folderAbsent_namesTheFile() {
    Path absent = root.resolve("absent");
    GuideException thrown =
        assertThrows(GuideException.class, () -> new GuideFolder(absent).lock("build"));
    assertTrue(thrown.getMessage().contains(absent.resolve("build.lock").toString()));
    assertTrue(thrown.getMessage().contains("writable"), thrown.getMessage());
  }
}
