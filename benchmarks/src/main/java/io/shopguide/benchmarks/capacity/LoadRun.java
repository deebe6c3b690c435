package io.shopguide.benchmarks.capacity;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A system under closed and open load, and the model of it.
 *
 * @param closed closed load, with one thread first
 * @param scalability fitted to it
 * @param points open load at rising rates
 * @param model fitted to the first {@link #FITTED} points
 */
record LoadRun(
    List<Load.Closed> closed,
    Scalability scalability,
    List<QueueModel.Point> points,
    QueueModel model) {
  /** Rates as shares of the throughput of closed load; the model sees the first of them. */
  static final double[] SHARES = {0.2, 0.35, 0.5, 0.6, 0.7, 0.8};

  private static final int MOST_WARM_UPS = 10;
  private static final double WARMER = 1.1;
  private static final Duration LEAST_WARM_UP = Duration.ofSeconds(1);

  /** How many of the rates the model is fitted to. */
  static final int FITTED = 4;

  /** Copies the lists. */
  LoadRun {
    closed = List.copyOf(closed);
    points = List.copyOf(points);
  }

  /** Loads a system for a time at each step, once it is warm. */
  static LoadRun of(
      Load load, List<Integer> threads, Duration time, long seed, PrintStream progress) {
    int most = threads.getLast();
    warmUp(load, most, time.compareTo(LEAST_WARM_UP) > 0 ? time : LEAST_WARM_UP);
    List<Load.Closed> closed = new ArrayList<>();
    for (int n : threads) {
      Load.Closed run = load.closed(n, time);
      progress.printf(
          "%d threads: %.0f a second, mean %.3f ms%n", n, run.perSecond(), run.times().mean());
      closed.add(run);
    }
    Scalability scalability = Scalability.fit(closed);
    QueueModel theory = new QueueModel(most, closed.getFirst().times(), 1, scalability, 1);
    List<QueueModel.Point> points = new ArrayList<>();
    for (double share : SHARES) {
      double rate = closed.getLast().perSecond() * share;
      Load.Open run = load.open(rate, most, time, seed);
      QueueModel.Point point =
          new QueueModel.Point(
              run.perSecond(), run.times().quantile(0.5), run.times().quantile(0.99));
      progress.printf(
          "%.0f questions a second: p50 %.3f ms, p99 %.3f ms%n",
          point.perSecond(), point.p50(), point.p99());
      points.add(point);
    }
    QueueModel model = theory.fitted(points.subList(0, FITTED));
    return new LoadRun(closed, scalability, points, model);
  }

  /** Loads a system until it gets hardly faster: compilers need a while, more on a busy machine. */
  private static void warmUp(Load load, int threads, Duration time) {
    double before = 0;
    double now = load.closed(threads, time).perSecond();
    for (int round = 1; round < MOST_WARM_UPS && now > WARMER * before; round++) {
      before = now;
      now = load.closed(threads, time).perSecond();
    }
  }

  /** The rate up to which the model was compared with what was measured. */
  double comparedUpTo() {
    return points.getLast().perSecond();
  }

  /**
   * The largest ratio, either way, of predicted and measured p99 at rates the model has not seen.
   */
  double worstRatio() {
    double worst = 1;
    for (QueueModel.Point point : points.subList(FITTED, points.size())) {
      double ratio = model.at(point.perSecond()).quantile(0.99) / point.p99();
      worst = Math.max(worst, Math.max(ratio, 1 / ratio));
    }
    return worst;
  }
}
