package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Tags;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests of a stage are being worked on; the span of each of them. Thread-safe. */
final class ActiveRequests implements MonitorSpan {
  private final AtomicInteger number = new AtomicInteger();

  ActiveRequests(Meters meters, Tags tags) {
    meters.gauge("requests.active", "Requests being worked on", tags, number::get);
  }

  MonitorSpan begun() {
    number.incrementAndGet();
    return this;
  }

  @Override
  public void end(Outcome outcome) {
    number.decrementAndGet();
  }
}
