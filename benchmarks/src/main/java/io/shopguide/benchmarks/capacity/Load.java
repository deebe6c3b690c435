package io.shopguide.benchmarks.capacity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;

/**
 * Load on a system: closed, where each thread asks as soon as it has its answer, or open, where
 * requests come when they come. Thread-safe if the request is.
 */
final class Load {
  private static final long SPIN_NANOS = 100_000;
  private static final int FEWEST = 5;
  private static final double NANOS = 1e9;

  private final IntConsumer request;

  /** Load of this request, which is given the number of the request. */
  Load(IntConsumer request) {
    this.request = request;
  }

  /** What closed load gave: requests a second of all threads together, and their times. */
  record Closed(int threads, double perSecond, Times times) {}

  /** What open load gave: requests a second that came, and times from when they came. */
  record Open(double perSecond, Times times) {}

  /** Lets threads ask without a pause, each at least once. */
  Closed closed(int threads, Duration time) {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    double[] millis =
        onThreads(
            threads,
            () -> {
              DoubleStream.Builder times = DoubleStream.builder();
              long before = System.nanoTime();
              do {
                request.accept(next.getAndIncrement());
                long after = System.nanoTime();
                times.add((after - before) / 1e6);
                before = after;
              } while (before < end);
              return times.build().toArray();
            });
    double seconds = (System.nanoTime() - start) / NANOS;
    return new Closed(threads, millis.length / seconds, new Times(millis));
  }

  /**
   * Lets requests come at random (a Poisson process), served in the order they come by a number of
   * threads. A time begins when the request comes, not when a thread is free for it: so a stall
   * counts for all who came meanwhile. There are as many requests as come in the time on average.
   */
  Open open(double perSecond, int threads, Duration time, long seed) {
    int requests = Math.max(FEWEST, (int) (perSecond * time.toNanos() / NANOS));
    long[] arrivals = arrivals(perSecond, requests, new Random(seed));
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    double[] millis =
        onThreads(
            threads,
            () -> {
              DoubleStream.Builder times = DoubleStream.builder();
              for (int i = next.getAndIncrement(); i < arrivals.length; ) {
                long arrival = start + arrivals[i];
                waitUntil(arrival);
                request.accept(i);
                times.add((System.nanoTime() - arrival) / 1e6);
                i = next.getAndIncrement();
              }
              return times.build().toArray();
            });
    return new Open(requests / (arrivals[requests - 1] / NANOS), new Times(millis));
  }

  private static long[] arrivals(double perSecond, int requests, Random random) {
    long[] arrivals = new long[requests];
    double at = 0;
    for (int i = 0; i < requests; i++) {
      at -= Math.log(1 - random.nextDouble()) / perSecond * NANOS;
      arrivals[i] = (long) at;
    }
    return arrivals;
  }

  /** Sleeps, but wakes early and spins, since a sleep may last longer than a request takes. */
  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private static double[] onThreads(int threads, Callable<double[]> work) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<double[]>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(executor.submit(work));
      }
      DoubleStream all = DoubleStream.empty();
      for (Future<double[]> part : parts) {
        all = DoubleStream.concat(all, DoubleStream.of(part.get()));
      }
      return all.toArray();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A request failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted under load", e);
    }
  }
}
