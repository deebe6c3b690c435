package io.shopguide.examples.modelcards;

import io.shopguide.examples.quickstart.SampleShop;
import io.shopguide.guide.Shopper;
import io.shopguide.guide.ShoppingGuide;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Writes the cards of a guide's models: of the guide whose folder is named, or of the quickstart's
 * shop, built with weights learned from its purchases. For that one it also asks some questions and
 * writes what they came to.
 */
public final class ModelCardsExample {
  private static final long MOST_BYTES = 10_000_000;

  private ModelCardsExample() {}

  /**
   * Runs the example.
   *
   * @param args the folder to write to, which is made; then, optionally, the folder of a guide
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length == 0) {
      out.println("Give the folder to write to, and optionally the folder of a guide");
      System.exit(2);
    }
    run(Path.of(args[0]), args.length > 1 ? Path.of(args[1]) : null, out);
  }

  private static void run(Path folder, Path guide, PrintStream out) throws IOException {
    Files.createDirectories(folder);
    Path described = guide;
    if (guide == null) {
      described = folder.resolve("shop");
      MetricsFile metrics =
          new MetricsFile(folder.resolve("metrics.jsonl"), MOST_BYTES, Clock.systemUTC());
      SampleShop.builder(described).learnBlend(true).monitor(metrics).build();
      ask(described, metrics);
      metrics.append();
    }
    for (ModelCardFile card : GuideCards.of(described)) {
      out.println("wrote " + card.write(folder));
    }
  }

  private static void ask(Path shop, MetricsFile metrics) {
    try (ShoppingGuide guide = ShoppingGuide.open(shop, metrics)) {
      for (String question : List.of("waterproof jacket under $200", "女款跑步鞋，不要黑色")) {
        guide.ask(question, guide.newSession(Shopper.anonymous()));
      }
    }
  }
}
