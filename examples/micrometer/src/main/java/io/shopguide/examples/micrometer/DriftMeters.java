package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;

/** The meters of one feature that is compared with its reference. Thread-safe. */
final class DriftMeters {
  private final Counter tests;
  private volatile double statistic;
  private volatile double limit;
  private volatile int alarm;

  DriftMeters(Meters meters, Tags tags) {
    tests = meters.counter("drift.tests", "Comparisons with the reference", tags);
    meters.gauge("drift.statistic", "Latest value of the statistic", tags, () -> statistic);
    meters.gauge("drift.limit", "Value from which on it counts as drift", tags, () -> limit);
    meters.gauge("drift.alarm", "1 while the latest comparison says drift", tags, () -> alarm);
  }

  void tested(double newStatistic, double newLimit, boolean drifted) {
    statistic = newStatistic;
    limit = newLimit;
    alarm = drifted ? 1 : 0;
    tests.increment();
  }
}
