package io.shopguide.benchmarks.faults;

import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.guide.WatchOptions;
import io.shopguide.monitoring.GuideMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * A small shop and questions about its products whose answers cost little, so that what monitoring
 * adds weighs much. Not thread-safe; one per run.
 */
final class CheapQuestions implements AutoCloseable {
  /** Number of questions of a watch's window. */
  static final int WINDOW = 1_000;

  static final List<String> TEXTS =
      List.of(
          "red acero headphones",
          "laptop under $800",
          "kestrel running shoes",
          "white kettle",
          "bluma backpack under $60",
          "lamp",
          "green jacket, not fenwick",
          "camera between $200 and $500",
          "红色的耳机",
          "lumora lamp under $30",
          "blue backpack",
          "dorvik laptop",
          "500美元以下的相机",
          "black jacket as a gift",
          "holsten kettle",
          "running shoes in white");

  private static final int REFERENCE = 500;

  private final TemporaryFolder folder = new TemporaryFolder("shopguide-ask");
  private final Path shop = folder.path().resolve("shop");
  private final TextEncoder encoder = new FaultClock(false, 1).encoder();
  private int opened;

  /** Who listens to a guide. */
  enum Listener {
    /** Nobody. */
    OFF(false, false),
    /** A provider that counts every event. */
    COUNTING(true, false),
    /** The guide's watch. */
    WATCH(false, true),
    /** Both. */
    WATCH_AND_COUNTING(true, true);

    private final boolean counting;
    private final boolean watching;

    Listener(boolean counting, boolean watching) {
      this.counting = counting;
      this.watching = watching;
    }
  }

  /**
   * Builds the shop.
   *
   * @throws IOException if it cannot be written
   */
  CheapQuestions() throws IOException {
    FaultShop.build(Fault.NONE, 0, shop, encoder);
  }

  /**
   * Opens a guide of a copy of the shop, as a folder opens once, and asks it until a watch has its
   * reference.
   *
   * @param closing closes the windows of a watch
   * @throws IOException if the shop cannot be copied
   */
  ShoppingGuide open(Listener listener, Executor closing) throws IOException {
    Path copy = folder.path().resolve("copy" + opened++);
    copy(copy);
    WatchOptions watch =
        WatchOptions.defaults().withRequests(REFERENCE, WINDOW).withExecutor(closing);
    ShoppingGuide guide =
        ShoppingGuide.open(
            copy,
            OpenOptions.defaults()
                .withEncoder(encoder)
                .withMonitor(listener.counting ? new CountingMonitor() : GuideMonitor.none())
                .withWatch(listener.watching ? watch : WatchOptions.off()));
    for (int i = 0; i <= REFERENCE / TEXTS.size(); i++) {
      ask(guide, TEXTS);
    }
    return guide;
  }

  private void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(shop)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(shop.relativize(file)));
      }
    }
  }

  /**
   * Asks questions, each in a session of its own.
   *
   * @return number of products
   */
  static int ask(ShoppingGuide guide, List<String> questions) {
    int products = 0;
    for (String question : questions) {
      products +=
          guide.ask(question, guide.newSession(Shopper.anonymous())).recommendations().size();
    }
    return products;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
