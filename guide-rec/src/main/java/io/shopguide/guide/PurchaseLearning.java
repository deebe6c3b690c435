package io.shopguide.guide;

import io.shopguide.rec.train.TrainingControl;
import java.util.Objects;

/**
 * How a build learns from purchases what goes with what. Immutable and thread-safe.
 *
 * @param method the way to learn
 * @param memory greatest heap for learning in bytes, positive; a dense matrix takes {@code 2
 *     products^2} of it
 * @param threads number of threads, positive; the weights do not depend on it
 * @param seed of the purchases held out to choose by
 */
public record PurchaseLearning(Method method, long memory, int threads, long seed) {
  /** A way to learn. */
  public enum Method {
    /**
     * Where a dense matrix of the products fits into the memory and 2,400 shoppers have five
     * purchases, whichever of the following ranks purchases held out best, EASE with and without
     * the products' relations; otherwise random walks.
     */
    CHOSEN,
    /** Least squares in closed form, supported by the products' relations where that is better. */
    EASE,
    /** Random walks from product to shopper to product (RP3beta). */
    WALKS
  }

  private static final long DEFAULT_MEMORY = 512L << 20;

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public PurchaseLearning {
    Objects.requireNonNull(method, "method");
    if (memory < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "memory and threads must be positive, not " + memory + " and " + threads);
    }
  }

  /**
   * Chosen, 512 MiB, which is EASE up to 16,000 products, all processors, seed 1.
   *
   * @return the options used when none are given
   */
  public static PurchaseLearning defaults() {
    return new PurchaseLearning(
        Method.CHOSEN, DEFAULT_MEMORY, TrainingControl.create().threads(), 1);
  }

  /**
   * The same options with a way to learn.
   *
   * @param way the way
   * @return other options
   */
  public PurchaseLearning withMethod(Method way) {
    return new PurchaseLearning(way, memory, threads, seed);
  }

  /**
   * The same options with another limit of memory.
   *
   * @param bytes greatest heap for learning, positive
   * @return other options
   */
  public PurchaseLearning withMemory(long bytes) {
    return new PurchaseLearning(method, bytes, threads, seed);
  }

  /**
   * The same options with another number of threads.
   *
   * @param count positive
   * @return other options
   */
  public PurchaseLearning withThreads(int count) {
    return new PurchaseLearning(method, memory, count, seed);
  }

  /**
   * The same options with another seed.
   *
   * @param value any number
   * @return other options
   */
  public PurchaseLearning withSeed(long value) {
    return new PurchaseLearning(method, memory, threads, value);
  }
}
