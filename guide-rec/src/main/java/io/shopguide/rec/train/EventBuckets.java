package io.shopguide.rec.train;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Spreads events over files by the first bits of the shopper's hash, so that each file fits into
 * the memory and holds all events of its shoppers. A record is the hash, the time, and the product
 * with the weight, 20 bytes. The files go when this is closed. Not thread-safe; one per training.
 */
final class EventBuckets implements EventSink, Closeable {
  static final int BUCKETS = 256;
  static final int RECORD_BYTES = Long.BYTES + Long.BYTES + Integer.BYTES;
  static final String PREFIX = "events-";
  private static final int BUFFER_RECORDS = 1 << 10;
  private static final int CHECK_EVENTS = 1 << 12;
  private static final String STEP = "reading events";

  private final Path folder;
  private final ShopperHash key;
  private final int products;
  private final TrainingSteps steps;
  private final FileChannel[] channels = new FileChannel[BUCKETS];
  private final ByteBuffer[] buffers = new ByteBuffer[BUCKETS];
  private long events;

  EventBuckets(Path folder, ShopperHash key, int products, TrainingSteps steps) throws IOException {
    this.folder = folder;
    this.key = key;
    this.products = products;
    this.steps = steps;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      channels[bucket] =
          FileChannel.open(
              file(bucket),
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      buffers[bucket] = ByteBuffer.allocate(BUFFER_RECORDS * RECORD_BYTES);
    }
  }

  private Path file(int bucket) {
    return folder.resolve(PREFIX + bucket);
  }

  @Override
  public void accept(CharSequence shopper, int product, long time, float weight)
      throws IOException {
    add(key.hash(shopper), product, time, weight);
  }

  @Override
  public void accept(long shopper, int product, long time, float weight) throws IOException {
    add(key.hash(shopper), product, time, weight);
  }

  private void add(long hash, int product, long time, float weight) throws IOException {
    events++;
    if (product < 0 || product >= products) {
      throw new IllegalArgumentException(
          "Event " + events + ": product " + product + " is none of the " + products);
    }
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "Event " + events + ": weight " + weight + " is not above 0 and at most 1");
    }
    int code = Math.max(1, Math.round(weight * Histories.FULL_WEIGHT));
    int bucket = (int) (hash >>> (Long.SIZE - Byte.SIZE));
    ByteBuffer buffer = buffers[bucket];
    if (!buffer.hasRemaining()) {
      write(bucket);
    }
    buffer.putLong(hash).putLong(time).putInt(Histories.event(product, code));
    if (events % CHECK_EVENTS == 0) {
      steps.report(STEP, events, -1);
    }
  }

  private void write(int bucket) throws IOException {
    ByteBuffer buffer = buffers[bucket].flip();
    while (buffer.hasRemaining()) {
      channels[bucket].write(buffer);
    }
    buffer.clear();
  }

  /** Ends adding. */
  void finish() throws IOException {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      write(bucket);
    }
    steps.report(STEP, events, events);
  }

  /** Number of events so far. */
  long events() {
    return events;
  }

  /** Number of events of a bucket. */
  long events(int bucket) throws IOException {
    return channels[bucket].size() / RECORD_BYTES;
  }

  /** Reads the records of a bucket, at most as many as an array can be long. */
  ByteBuffer read(int bucket) throws IOException {
    FileChannel channel = channels[bucket];
    ByteBuffer records = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (records.hasRemaining()) {
      if (channel.read(records, records.position()) < 0) {
        throw new IOException(file(bucket) + " was cut while it was read; begin again");
      }
    }
    return records.flip();
  }

  @Override
  public void close() throws IOException {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      channels[bucket].close();
      Files.deleteIfExists(file(bucket));
    }
  }
}
