package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** Registers meters whose names begin with {@code shopguide.}. Immutable and thread-safe. */
record Meters(MeterRegistry registry) {
  private static final String PREFIX = "shopguide.";

  Counter counter(String name, String description, Tags tags) {
    return Counter.builder(PREFIX + name).description(description).tags(tags).register(registry);
  }

  DistributionSummary summary(String name, String description, Tags tags, double... buckets) {
    return DistributionSummary.builder(PREFIX + name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(buckets)
        .register(registry);
  }

  Timer timer(String name, String description, Tags tags, Duration... buckets) {
    return Timer.builder(PREFIX + name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(buckets)
        .register(registry);
  }

  void gauge(String name, String description, Tags tags, Supplier<Number> number) {
    Gauge.builder(PREFIX + name, number).description(description).tags(tags).register(registry);
  }

  /** Adds a number to a distribution as far as Micrometer can take it. */
  static void record(DistributionSummary summary, double value) {
    if (Double.isFinite(value)) {
      summary.record(Math.max(0, value));
    }
  }
}
