package io.shopguide.guide;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Asks a candidate what the live generation was asked, on one thread of its own with a bounded
 * queue, and compares the answers. One question a shopper. What does not fit into the queue is
 * skipped, so that nobody waits.
 *
 * <p>Thread-safe.
 */
final class Shadow implements AutoCloseable {
  private static final int QUEUE = 64;

  private final Generation candidate;
  private final Consumer<Comparison> onCompared;
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor thread;
  private long compared; // this and below guarded by this
  private long skipped;
  private long failed;
  private long liveEmpty;
  private long candidateEmpty;
  private long slower;
  private double common;
  private long withProducts;

  /** Whether the live answer was empty, and the candidate failed or found nothing. */
  record Comparison(boolean liveEmpty, boolean failed, boolean empty) {}

  /**
   * Makes a shadow.
   *
   * @param onCompared hears of comparisons on the shadow's thread
   */
  Shadow(Generation candidate, Consumer<Comparison> onCompared) {
    this.candidate = candidate;
    this.onCompared = onCompared;
    this.thread =
        new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("shopguide-shadow").factory(),
            (task, executor) -> skip());
  }

  /** Whether a shopper's question is to be asked, which is so once. */
  boolean takes(long visitor) {
    return asked.add(visitor);
  }

  /**
   * Asks a question later.
   *
   * @param session a copy of the session before the live answer
   */
  void ask(Session session, BiFunction<Answering, Session, Answer> question, Answer live) {
    thread.execute(
        () -> {
          if (candidate.enter()) {
            Comparison comparison;
            try {
              comparison = compare(session, question, live);
            } finally {
              candidate.leave();
            }
            onCompared.accept(comparison);
          }
        });
  }

  private Comparison compare(
      Session session, BiFunction<Answering, Session, Answer> question, Answer live) {
    boolean liveFound = !live.recommendations().isEmpty();
    try {
      Answer answer = session.turn(() -> question.apply(candidate.silent(), session));
      boolean found = !answer.recommendations().isEmpty();
      count(liveFound, found, answer.duration().compareTo(live.duration()) > 0, live, answer);
      return new Comparison(!liveFound, false, !found);
    } catch (RuntimeException e) {
      countFailure();
      return new Comparison(!liveFound, true, true);
    }
  }

  private synchronized void count(
      boolean liveFound, boolean found, boolean isSlower, Answer live, Answer answer) {
    compared++;
    liveEmpty += liveFound ? 0 : 1;
    candidateEmpty += found ? 0 : 1;
    slower += isSlower ? 1 : 0;
    Set<String> expected = new HashSet<>(Trial.products(live));
    if (!expected.isEmpty()) {
      withProducts++;
      List<String> products = Trial.products(answer);
      common += (double) products.stream().filter(expected::contains).count() / expected.size();
    }
  }

  private synchronized void countFailure() {
    compared++;
    failed++;
  }

  private synchronized void skip() {
    skipped++;
  }

  synchronized RolloutStatus.Shadow status() {
    return new RolloutStatus.Shadow(
        compared,
        skipped,
        failed,
        liveEmpty,
        candidateEmpty,
        slower,
        withProducts == 0 ? Double.NaN : common / withProducts);
  }

  /** Asks nothing more; a question under way is still answered. */
  @Override
  public void close() {
    thread.getQueue().clear();
    thread.shutdown();
  }
}
