package io.shopguide.examples.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;

/** An SDK that sends traces and metrics to a collector by OTLP over HTTP. */
final class Export {
  private static final Resource SERVICE =
      Resource.getDefault()
          .merge(
              Resource.create(
                  Attributes.of(AttributeKey.stringKey("service.name"), "shopguide-example")));

  private Export() {}

  /** Makes the SDK, which sends metrics at an interval; closing it sends what is left. */
  static OpenTelemetrySdk to(URI collector, Duration interval) {
    OtlpHttpSpanExporter spans =
        OtlpHttpSpanExporter.builder().setEndpoint(collector.resolve("/v1/traces") + "").build();
    OtlpHttpMetricExporter metrics =
        OtlpHttpMetricExporter.builder().setEndpoint(collector.resolve("/v1/metrics") + "").build();
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .setResource(SERVICE)
                .addSpanProcessor(BatchSpanProcessor.builder(spans).build())
                .build())
        .setMeterProvider(
            SdkMeterProvider.builder()
                .setResource(SERVICE)
                .registerMetricReader(
                    PeriodicMetricReader.builder(metrics).setInterval(interval).build())
                .build())
        .build();
  }
}
