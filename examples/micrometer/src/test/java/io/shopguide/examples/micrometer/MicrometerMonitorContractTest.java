package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.tck.GuideMonitorContract;
import io.shopguide.monitoring.tck.MonitorEvent;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

class MicrometerMonitorContractTest extends GuideMonitorContract {
  private MeterRegistry registry;

  @Override
  protected GuideMonitor monitor() {
    registry = new SimpleMeterRegistry();
    return new MicrometerMonitor(registry);
  }

  @Override
  protected OptionalLong count(MonitorEvent event) {
    String meter =
        switch (event) {
          case STAGE_FINISHED -> "stage";
          case QUERY_PARSED -> "queries";
          case CANDIDATES_FOUND -> "candidates";
          case RESULTS_RETURNED -> "results";
          case ZERO_RESULTS -> "zero.results";
          case DEGRADED -> "degradations";
          case REQUEST_REFUSED -> "requests.refused";
          case FEEDBACK_RECORDED -> "feedback";
          case GENERATION_SWITCHED -> "generation.switches";
          case DRIFT_TESTED -> "drift.tests";
        };
    return OptionalLong.of(
        registry.getMeters().stream()
            .filter(m -> m.getId().getName().equals("shopguide." + meter))
            .mapToLong(MicrometerMonitorContractTest::count)
            .sum());
  }

  private static long count(Meter meter) {
    return StreamSupport.stream(meter.measure().spliterator(), false)
        .filter(m -> m.getStatistic().getTagValueRepresentation().equals("count"))
        .mapToLong(m -> (long) m.getValue())
        .sum();
  }
}
