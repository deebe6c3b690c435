package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time has a store open, and in it only once. */
class GraphStoreLockTest {
  private static final String OPENED = "opened";
  private static final String REFUSED = "refused";

  @TempDir Path folder;

  /** Opens a store in a process of its own. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (GraphStore store = GraphStore.open(Path.of(args[0]))) {
        System.out.println(OPENED + " " + store.lastChange());
      } catch (IllegalStateException e) {
        System.out.println(REFUSED);
      }
    }
  }

  private static String openElsewhere(Path folder) throws Exception {
    Process process = StoreChild.start(Child.class, folder.toString());
    try (BufferedReader out = process.inputReader()) {
      return out.readLine();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void open_whileAnotherProcessHasIt_isRefused() throws Exception {
    Path shop = folder.resolve("shop");
    try (GraphStore store = GraphStore.open(shop)) {
      assertEquals(0, store.lastChange());
      assertEquals(REFUSED, openElsewhere(shop));
    }
    assertEquals(OPENED + " 0", openElsewhere(shop));
  }

  @Test
  void open_afterARefusedAttemptHere_isStillRefusedElsewhere() throws Exception {
    Path shop = folder.resolve("shop");
    Path other = Files.createSymbolicLink(folder.resolve("link"), shop);
    try (GraphStore store = GraphStore.open(shop)) {
      assertThrows(IllegalStateException.class, () -> GraphStore.open(shop));
      assertThrows(IllegalStateException.class, () -> GraphStore.open(other));
      assertThrows(
          IllegalStateException.class, () -> GraphStore.restore(shop, folder.resolve("target")));
      assertEquals(REFUSED, openElsewhere(shop));
      assertEquals(0, store.lastChange());
    }
    GraphStore.open(other).close();
  }
}
