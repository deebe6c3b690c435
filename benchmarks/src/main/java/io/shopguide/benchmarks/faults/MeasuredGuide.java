package io.shopguide.benchmarks.faults;

import com.sun.management.ThreadMXBean;
import io.shopguide.benchmarks.faults.CheapQuestions.Listener;
import io.shopguide.guide.ShoppingGuide;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * A guide and what its rounds of questions took. Windows of a watch close on the thread that asks,
 * so that nothing it does is missed; as they close in few rounds, every question is charged with
 * its share of a window instead.
 *
 * <p>Not thread-safe; one thread asks and reads.
 */
final class MeasuredGuide implements AutoCloseable {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MICRO = 1e3;

  private final String name;
  private final ShoppingGuide guide;
  private final double[] cpuNanos;
  private final double[] wallNanos;
  private long asked;
  private long bytes;
  private int windows;
  private long windowNanos;

  /**
   * Opens the guide.
   *
   * @param name its name for people
   * @param rounds greatest number of rounds
   * @throws IOException if the shop cannot be copied
   */
  MeasuredGuide(String name, CheapQuestions shop, Listener listener, int rounds)
      throws IOException {
    this.name = name;
    this.cpuNanos = new double[rounds];
    this.wallNanos = new double[rounds];
    this.guide = shop.open(listener, this::closeWindow);
  }

  private void closeWindow(Runnable closing) {
    long start = THREADS.getCurrentThreadCpuTime();
    closing.run();
    windowNanos += THREADS.getCurrentThreadCpuTime() - start;
    windows++;
  }

  /** Asks the questions of a round; figures are means of a question. */
  void ask(int round, List<String> questions) {
    long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
    long windowsBefore = windowNanos;
    long wall = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    CheapQuestions.ask(guide, questions);
    double cpuTaken = THREADS.getCurrentThreadCpuTime() - cpu - (windowNanos - windowsBefore);
    double wallTaken = System.nanoTime() - wall;
    bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    asked += questions.size();
    cpuNanos[round] = cpuTaken / questions.size();
    wallNanos[round] = wallTaken / questions.size();
  }

  /** Forgets what was measured while the JVM warmed up. */
  void forget() {
    asked = 0;
    bytes = 0;
    windows = 0;
    windowNanos = 0;
  }

  String name() {
    return name;
  }

  /** CPU time of a question of a round in nanoseconds, with its share of a window. */
  double cpu(int round) {
    return cpuNanos[round] + windowMicros() * NANOS_PER_MICRO / CheapQuestions.WINDOW;
  }

  double medianCpuMicros() {
    return MedianInterval.of(cpuNanos).median() / NANOS_PER_MICRO
        + windowMicros() / CheapQuestions.WINDOW;
  }

  /** Windows that close count only in their round. */
  double medianWallMicros() {
    return MedianInterval.of(wallNanos).median() / NANOS_PER_MICRO;
  }

  /** Bytes allocated for a question, windows included. */
  double bytes() {
    return (double) bytes / asked;
  }

  /** Number of windows that closed. */
  int windows() {
    return windows;
  }

  /** CPU time of closing a window. */
  double windowMicros() {
    return windows == 0 ? 0 : windowNanos / NANOS_PER_MICRO / windows;
  }

  @Override
  public void close() {
    guide.close();
  }
}
