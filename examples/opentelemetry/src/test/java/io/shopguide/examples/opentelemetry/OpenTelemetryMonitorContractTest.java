package io.shopguide.examples.opentelemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.tck.GuideMonitorContract;
import io.shopguide.monitoring.tck.MonitorEvent;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;

class OpenTelemetryMonitorContractTest extends GuideMonitorContract {
  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private OpenTelemetrySdk telemetry;

  @Override
  protected GuideMonitor monitor() {
    telemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().build())
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    return new OpenTelemetryMonitor(telemetry);
  }

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Override
  protected OptionalLong count(MonitorEvent event) {
    String instrument =
        switch (event) {
          case STAGE_FINISHED -> "stage.duration";
          case QUERY_PARSED -> "queries";
          case CANDIDATES_FOUND -> "candidates";
          case RESULTS_RETURNED -> "results";
          case ZERO_RESULTS -> "zero_results";
          case DEGRADED -> "degradations";
          case REQUEST_REFUSED -> "requests.refused";
          case FEEDBACK_RECORDED -> "feedback";
          case GENERATION_SWITCHED -> "generation.switches";
          case DRIFT_TESTED -> "drift.tests";
        };
    return OptionalLong.of(
        reader.collectAllMetrics().stream()
            .filter(metric -> metric.getName().equals("shopguide." + instrument))
            .mapToLong(OpenTelemetryMonitorContractTest::count)
            .sum());
  }

  private static long count(MetricData metric) {
    return metric.getLongSumData().getPoints().stream().mapToLong(p -> p.getValue()).sum()
        + metric.getHistogramData().getPoints().stream().mapToLong(p -> p.getCount()).sum();
  }
}
