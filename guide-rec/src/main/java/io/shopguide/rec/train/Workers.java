package io.shopguide.rec.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that share loops whose passes do not depend on each other. The calling thread works, too,
 * and is the only one that asks whether to stop. Not thread-safe; one per training.
 */
final class Workers implements AutoCloseable {
  /** Some passes of a loop. */
  interface Range {
    /** Does the passes from one number, up to but not including another. */
    void run(int from, int to);
  }

  private final int threads;
  private final TrainingSteps steps;
  private final ExecutorService helpers;

  Workers(TrainingControl control) {
    this.threads = control.threads();
    this.steps = new TrainingSteps(control);
    this.helpers =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads - 1,
                task -> {
                  Thread thread = new Thread(task, "shopguide-training");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** Says how far a step is, on the thread that trains; its end is always reported. */
  void report(String step, long done, long total) {
    steps.report(step, done, total);
  }

  /** Throws if the training was cancelled or its thread interrupted. */
  void requireNotCancelled() {
    steps.check();
  }

  /** Does all passes of a loop, {@code chunk} of them at a time. */
  void loop(int count, int chunk, Range range) {
    requireNotCancelled();
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    Runnable share =
        () -> {
          for (int from; !stopped.get() && (from = next.getAndAdd(chunk)) < count; ) {
            range.run(from, Math.min(count, from + chunk));
          }
        };
    List<Future<?>> shares = new ArrayList<>();
    for (int helper = 1; helper < threads; helper++) {
      shares.add(helpers.submit(share));
    }
    try {
      for (int from; (from = next.getAndAdd(chunk)) < count; ) {
        requireNotCancelled();
        range.run(from, Math.min(count, from + chunk));
      }
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    } finally {
      shares.forEach(Workers::await);
    }
  }

  private static void await(Future<?> share) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          share.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true; // the helper writes to shared arrays, so it must come to its end
        } catch (ExecutionException e) {
          throw new IllegalStateException("A thread of the training failed", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdownNow();
    }
  }
}
