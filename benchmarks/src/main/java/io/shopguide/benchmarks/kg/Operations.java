package io.shopguide.benchmarks.kg;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * The questions as things to measure, in batches. Every operation has a loop of its own, so that
 * each is compiled for itself. Not thread-safe; one per thread.
 */
final class Operations {
  private static final int BATCH = 2_000;
  private static final int BATCH_RELATED = 200;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final KgStore store;
  private final List<String> products;
  private final List<String> features;

  /**
   * Makes them for a store.
   *
   * @param store a store for which the questions are prepared
   * @param questions the questions
   */
  Operations(KgStore store, Questions questions) {
    this.store = store;
    products = questions.products();
    features = questions.features();
  }

  /** All of them. */
  List<Operation> all() {
    return List.of(
        new Operation("a_ns", BATCH, this::features),
        new Operation("b_ns", BATCH, this::productCounts),
        new Operation("c_ns", BATCH_RELATED, this::related),
        new Operation("a_string_ns", BATCH, this::featuresByString),
        new Operation("b_string_ns", BATCH, this::productCountsByString),
        new Operation("c_string_ns", BATCH_RELATED, this::relatedByString));
  }

  private long features(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += store.features(i);
    }
    return sum;
  }

  private long productCounts(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += store.productCount(i);
    }
    return sum;
  }

  private long related(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += store.related(i);
    }
    return sum;
  }

  private long featuresByString(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += read(store.features(products.get(i)));
    }
    return sum;
  }

  private long productCountsByString(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += store.productCount(features.get(i));
    }
    return sum;
  }

  private long relatedByString(int first, int end) {
    long sum = 0;
    for (int i = first; i < end; i++) {
      sum += read(store.related(products.get(i)));
    }
    return sum;
  }

  private long read(int answers) {
    long sum = 0;
    for (int i = 0; i < answers; i++) {
      String iri = store.iri(i);
      sum += iri.length() + iri.charAt(iri.length() - 1);
    }
    return sum;
  }

  /** Asks a range of the questions. */
  private interface Batch {
    long ask(int first, int end);
  }

  /**
   * Something to measure. Not thread-safe; one per thread.
   *
   * @param figure name of its figure
   * @param size questions in a batch, a divisor of the number of questions
   * @param batch asks them
   */
  record Operation(String figure, int size, Batch batch) {

    /**
     * Runs the batch of a round and tells its mean in nanoseconds of this thread's CPU time.
     *
     * @throws IllegalStateException if nothing was answered
     */
    double nanos(int round) {
      int first = round * size % Questions.COUNT;
      long start = THREADS.getCurrentThreadCpuTime();
      long answered = batch.ask(first, first + size);
      long nanos = THREADS.getCurrentThreadCpuTime() - start;
      if (answered == 0) {
        throw new IllegalStateException("Nothing was answered for " + figure);
      }
      return (double) nanos / size;
    }
  }
}
