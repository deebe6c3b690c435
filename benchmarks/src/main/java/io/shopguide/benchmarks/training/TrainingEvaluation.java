package io.shopguide.benchmarks.training;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.benchmarks.Evaluation;
import io.shopguide.benchmarks.TemporaryFolder;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.ItemItemFormula;
import io.shopguide.rec.train.ItemItemTraining;
import io.shopguide.rec.train.ShopperHash;
import io.shopguide.rec.train.TrainingControl;
import io.shopguide.rec.train.TrainingOptions;
import io.shopguide.rec.train.TrainingReport;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * Trains item-item weights for a made-up shop and tells time, memory and bytes, and whether random
 * rows are what the formula says. Run with a folder, it goes on where a killed run was.
 *
 * <p>Run line: {@code eval training products=1000000 events=20000000 seed=42}.
 */
public final class TrainingEvaluation implements Evaluation {
  private static final int SAMPLE = 200;
  private static final int KEY_BYTES = 16;

  /** Makes the evaluation. */
  public TrainingEvaluation() {}

  @Override
  public String usage() {
    return "products=1000000 events=20000000 [seed=42] [threads=2] [neighbours=200]"
        + " [shoppers=3] [memory=536870912] [folder=FOLDER]";
  }

  @Override
  public JsonObject run(Arguments arguments, PrintStream progress) throws IOException {
    int products = arguments.count("products", 1000000);
    long seed = arguments.number("seed", 42);
    SyntheticEvents events =
        new SyntheticEvents(products, arguments.number("events", 20000000), seed);
    TrainingOptions options =
        TrainingOptions.DEFAULT
            .withNeighbours(arguments.count("neighbours", 200))
            .withMinimumShoppers(arguments.count("shoppers", 3))
            .withMemory(arguments.number("memory", 536870912));
    int threads = arguments.count("threads", 2);
    Path given = arguments.text("folder").map(Path::of).orElse(null);
    arguments.done();
    if (given != null) {
      Files.createDirectories(given);
      return run(events, options, threads, given, progress);
    }
    try (TemporaryFolder folder = new TemporaryFolder("training")) {
      return run(events, options, threads, folder.path(), progress);
    }
  }

  private static JsonObject run(
      SyntheticEvents events,
      TrainingOptions options,
      int threads,
      Path folder,
      PrintStream progress)
      throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SplittableRandom(events.seed()).nextBytes(key);
    Path out = folder.resolve("item-item.bin");
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    StepPrinter printer = new StepPrinter(progress);
    TrainingReport report =
        new ItemItemTraining(
                folder.resolve("work"),
                ItemItemFormula.NEAR,
                options,
                TrainingControl.create().threads(threads).onProgress(printer::print))
            .train(events, ShopperHash.of(key), events.products(), out);
    long peak = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    JsonObject figures = new JsonObject();
    figures.addProperty("products", events.products());
    figures.addProperty("events", report.events());
    figures.addProperty("shoppers", report.shoppers());
    figures.addProperty("interactions", report.interactions());
    figures.addProperty("entries", report.entries());
    figures.addProperty("learnedRows", report.learnedRows());
    figures.addProperty("readingSeconds", report.reading().toMillis() / 1000.0);
    figures.addProperty("learningSeconds", report.learning().toMillis() / 1000.0);
    figures.addProperty("peakHeapBytes", peak);
    figures.addProperty("fileBytes", Files.size(out));
    figures.addProperty("fileCrc32c", checksum(out));

    long start = System.nanoTime();
    ItemItemMatrix trained = ItemItemMatrix.open(out);
    figures.addProperty("openMillis", (System.nanoTime() - start) / 1e6);
    trained.verify();
    progress.println("comparing " + SAMPLE + " rows with brute force");
    int sample = Math.min(SAMPLE, events.products());
    SampleCheck check = new SampleCheck(events, ItemItemFormula.NEAR, options);
    int different = check.compare(trained, sample, events.seed());
    figures.addProperty("comparedRows", sample);
    figures.addProperty("comparedEntries", check.comparedEntries());
    figures.addProperty("differentRows", different);
    return figures;
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static String checksum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
