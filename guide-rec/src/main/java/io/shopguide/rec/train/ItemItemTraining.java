package io.shopguide.rec.train;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.ItemItemWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Learns item-item weights from more events than the memory holds, for up to 16 million products
 * and 500 million products of shoppers.
 *
 * <p>The events are spread over files by shopper and sorted into histories, in a file that is then
 * mapped; the rows are learned in blocks of 1024, each with a file of its own. A training that was
 * killed or cancelled while it learned goes on where it was when it is run again with the same
 * folder, formula and options, and gives the same bytes; one that was still reading begins again.
 * The result depends neither on the order of the events nor on the number of threads. Files of the
 * training hold no shopper's id, only keyed hashes while events are read, and nothing of the
 * shoppers but the order of their products afterwards; all are deleted at the end.
 *
 * <p>Time: reading is linear, learning the sum over shoppers of their squared number of products.
 * Disk: 20 bytes an event, then 4 a product of a shopper, 8 a weight, and 4 a weight for the
 * result.
 *
 * <p>Not thread-safe; one per training.
 */
public final class ItemItemTraining {
  private static final String HISTORIES = "histories.bin";
  private static final String LOCK = "LOCK";
  private static final List<String> OWN = List.of(HISTORIES, "rows-", EventBuckets.PREFIX);

  private final Path folder;
  private final ItemItemFormula formula;
  private final TrainingOptions options;
  private final TrainingControl control;

  /**
   * Prepares a training.
   *
   * @param folder for files in between; made if absent, for this training alone
   * @param formula how histories become weights
   * @param options how many neighbours and so on
   * @param control how to run
   */
  public ItemItemTraining(
      Path folder, ItemItemFormula formula, TrainingOptions options, TrainingControl control) {
    this.folder = folder;
    this.formula = formula;
    this.options = options;
    this.control = control;
  }

  /**
   * Trains.
   *
   * @param events where the events come from; not asked if a former run has read them
   * @param key turns ids of shoppers into numbers
   * @param products number of products, at most 16,777,216
   * @param out the item-item file to create or replace, see {@link ItemItemMatrix#open}
   * @return what was read and made
   * @throws CancellationException if it was cancelled
   * @throws IllegalArgumentException if an event is out of range or there are too many products
   * @throws IllegalStateException if another training uses the folder, it holds histories of one
   *     with other products or lengths, or the memory is too small
   * @throws UncheckedIOException if events cannot be read or files not be written
   */
  @SuppressWarnings("try") // a lock is only held
  public TrainingReport train(EventSource events, ShopperHash key, int products, Path out) {
    if (products < 0 || products > Histories.MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          products + " products; give at most " + Histories.MAX_PRODUCTS);
    }
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        return trainLocked(events, key, products, out);
      }
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw (CancellationException)
            new CancellationException("The training was interrupted").initCause(e);
      }
      throw new UncheckedIOException("Cannot train in " + folder + ": " + e.getMessage(), e);
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this process: no lock.
    }
    if (lock == null) {
      throw new IllegalStateException(
          "Another training uses " + folder + "; wait for its end or give another folder");
    }
    return lock;
  }

  private TrainingReport trainLocked(EventSource events, ShopperHash key, int products, Path out)
      throws IOException {
    TrainingSteps steps = new TrainingSteps(control);
    long start = System.nanoTime();
    Path file = folder.resolve(HISTORIES);
    if (Files.notExists(file)) {
      readEvents(events, key, products, file, steps);
    }
    deleteFiles(List.of(EventBuckets.PREFIX)); // a kill may have left them
    HistoryFile.Content content = HistoryFile.map(file);
    if (content.products() != products || content.maxHistory() != options.maxHistory()) {
      throw new IllegalStateException(
          "%s holds histories of up to %d of %d products, not %d of %d; delete it to begin again"
              .formatted(
                  folder,
                  content.maxHistory(),
                  content.products(),
                  options.maxHistory(),
                  products));
    }
    long read = System.nanoTime();
    BlockFiles blocks = new BlockFiles(folder, identity(content), products);
    Histories histories = content.histories();
    int learned =
        new RowLearner(histories, products, formula, options, control.threads(), steps)
            .learn(blocks);
    writeMatrix(blocks, products, out, steps);
    deleteFiles(OWN);
    return new TrainingReport(
        content.events(),
        histories.shoppers(),
        histories.size(),
        ItemItemMatrix.open(out).entries(),
        learned,
        Duration.ofNanos(read - start),
        Duration.ofNanos(System.nanoTime() - read));
  }

  private void readEvents(
      EventSource events, ShopperHash key, int products, Path file, TrainingSteps steps)
      throws IOException {
    try (EventBuckets buckets = new EventBuckets(folder, key, products, steps);
        HistoryFile histories = new HistoryFile(file)) {
      events.sendTo(buckets);
      buckets.finish();
      for (int bucket = 0; bucket < EventBuckets.BUCKETS; bucket++) {
        requireMemory(buckets.events(bucket));
        BucketHistories sorted = new BucketHistories(buckets.read(bucket), options.maxHistory());
        for (int shopper = 0; shopper < sorted.shoppers(); shopper++) {
          histories.add(sorted.history(shopper));
        }
        steps.report("sorting events", bucket + 1L, EventBuckets.BUCKETS);
      }
      histories.finish(products, options.maxHistory(), buckets.events());
    }
  }

  private void requireMemory(long events) {
    long needed = events * BucketHistories.BYTES_EACH;
    if (needed > options.memory() || events > Integer.MAX_VALUE / EventBuckets.RECORD_BYTES) {
      throw new IllegalStateException(
          "One of %d parts of the events has %d of them; give the training %d bytes of memory"
              .formatted(EventBuckets.BUCKETS, events, needed));
    }
  }

  private static void writeMatrix(RowBlocks blocks, int products, Path out, TrainingSteps steps)
      throws IOException {
    try (ItemItemWriter writer = new ItemItemWriter(out, products)) {
      int count = RowBlock.blocks(products);
      for (int block = 0; block < count; block++) {
        blocks.get(block).writeTo(writer);
        steps.report("writing rows", block + 1L, count);
      }
      writer.finish();
    }
  }

  /** Tells blocks of this training from those of one with other histories or settings. */
  private long identity(HistoryFile.Content content) {
    String text =
        "%s %d %d %d %d"
            .formatted(
                formula,
                options.neighbours(),
                options.minimumShoppers(),
                content.products(),
                content.checksum());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  private void deleteFiles(List<String> prefixes) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(f -> prefixes.stream().anyMatch(f.getFileName().toString()::startsWith))
              .toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
