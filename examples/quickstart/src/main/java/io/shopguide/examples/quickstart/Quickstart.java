package io.shopguide.examples.quickstart;

import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.guide.BuildReport;
import io.shopguide.guide.GuideBuilder;
import io.shopguide.guide.GuideException;
import io.shopguide.guide.OpenOptions;
import io.shopguide.guide.ShoppingGuide;
import io.shopguide.guide.WatchOptions;
import io.shopguide.kg.build.ErrorPolicy;
import io.shopguide.kg.build.FeedException;
import io.shopguide.monitoring.drift.DriftReport;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Builds a guide, shows what it can do and, in an interactive terminal, chats.
 *
 * <p>Without arguments it uses the embedded catalogue. {@code feed=FILE} uses a catalogue of yours:
 * JSON lines, CSV or TSV, also gzipped.
 */
public final class Quickstart {
  private static final String ENCODER = "all-minilm-l6-v2-q";

  /**
   * Lucene says at its start how its vector code runs; the reader of the showcase need not know.
   */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private Quickstart() {}

  /**
   * Runs the quickstart.
   *
   * @param args {@code feed=FILE}, and {@code id=}, {@code title=}, {@code brand=}, {@code
   *     category=}, {@code price=}, {@code description=} and {@code currency=} where the names of
   *     its fields are not recognized
   * @throws IOException if a temporary folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    LUCENE.setLevel(Level.SEVERE);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("shopguide-quickstart");
    boolean usable = true;
    try {
      run(Arrays.stream(args).filter(arg -> !arg.isBlank()).toList(), folder, out);
    } catch (FeedException | GuideException | IllegalArgumentException e) {
      out.println(e.getMessage());
      usable = false;
    } finally {
      delete(folder);
    }
    if (!usable) {
      System.exit(2);
    }
  }

  static void run(List<String> args, Path folder, PrintStream out) throws IOException {
    ShopFeed feed = args.isEmpty() ? ShopFeed.embedded() : ShopFeed.of(args);
    out.println();
    out.println("Building a guide from " + feed.description());
    out.println("  " + build(feed, folder, out).toString().replace("\n", "\n  "));
    long opening = System.nanoTime();
    List<DriftReport> retraining = new ArrayList<>();
    OpenOptions options = OpenOptions.defaults().withWatch(watch(retraining));
    try (ShoppingGuide guide = ShoppingGuide.open(folder, options)) {
      out.printf(
          "  opened in %d ms; the parser knows %,d forms; encoder: %s%n",
          (System.nanoTime() - opening) / 1_000_000,
          guide.info().lexiconForms(),
          guide.info().encoder().isEmpty() ? "none, words only" : guide.info().encoder());
      Transcript transcript = new Transcript(out);
      if (feed.isEmbedded()) {
        Showcase showcase = new Showcase(guide, transcript);
        showcase.run();
        showcase.drift(9, retraining);
      }
      Optional<Console> terminal = terminal();
      terminal.ifPresent(console -> new Chat(guide, console, transcript).run());
      if (terminal.isEmpty()) {
        out.println();
        out.println("Run it in a terminal to chat with the guide.");
      }
    }
  }

  /**
   * Small numbers, so that a showcase is enough, and reports at once instead of beside requests.
   *
   * @param retraining gets what a real application would start to retrain for
   */
  private static WatchOptions watch(List<DriftReport> retraining) {
    return WatchOptions.defaults()
        .withRequests(500, 100)
        .withExecutor(Runnable::run)
        .onDrift(retraining::add);
  }

  /** The terminal, if there is one: the launcher's jdk.console setting makes newer JDKs say so. */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> terminal() {
    return Optional.ofNullable(System.console());
  }

  private static BuildReport build(ShopFeed feed, Path folder, PrintStream out) {
    GuideBuilder builder =
        GuideBuilder.create(folder)
            .products(feed.products())
            .onProgress(new ProgressLines(out))
            .onBadLine(ErrorPolicy.SKIP_AND_REPORT);
    if (feed.isEmbedded()) {
      builder.exchangeRate("CNY", SampleShop.DOLLARS_PER_YUAN);
    }
    feed.events().ifPresent(builder::events);
    Optional<TextEncoder> encoder = encoder();
    try {
      encoder.ifPresent(builder::encoder);
      return builder.build();
    } finally {
      encoder.ifPresent(TextEncoder::close);
    }
  }

  /** The encoder of the class path, if its artifact and an engine are there. */
  private static Optional<TextEncoder> encoder() {
    try {
      return Optional.of(Encoders.resource(ENCODER));
    } catch (EncoderException e) {
      return Optional.empty();
    }
  }

  /** Deletes a folder with all it holds. */
  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
