package io.shopguide.examples.opentelemetry;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.shopguide.examples.quickstart.SampleShop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Opens the quickstart's shop with an {@link OpenTelemetryMonitor}, lets shoppers visit it, and
 * sends traces and metrics to a collector: the one that is named, or one of its own, which then
 * prints what it received.
 */
public final class OpenTelemetryExample {
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int VISITS = 50;
  private static final int SHOWN = 3;

  private OpenTelemetryExample() {}

  /**
   * Runs the example.
   *
   * @param args address of a collector for OTLP over HTTP, such as {@code http://localhost:4318};
   *     without it the example has one
   * @throws IOException if a temporary folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length > 0) {
      visit(URI.create(args[0]));
      out.println("Traces and metrics of " + VISITS + " visits went to " + args[0]);
      return;
    }
    try (LoopbackCollector collector = new LoopbackCollector()) {
      visit(collector.address());
      print(collector, out);
    }
  }

  private static void visit(URI collector) throws IOException {
    try (OpenTelemetrySdk telemetry = Export.to(collector, INTERVAL);
        SampleShop shop = SampleShop.open(new OpenTelemetryMonitor(telemetry))) {
      Random random = new Random(1);
      for (int i = 0; i < VISITS; i++) {
        shop.visit(random);
      }
    }
  }

  private static void print(LoopbackCollector collector, PrintStream out) {
    List<Span> spans = collector.spans();
    out.printf("%,d spans; the last requests:%n", spans.size());
    List<Span> requests = spans.stream().filter(s -> s.getParentSpanId().isEmpty()).toList();
    for (Span request : requests.subList(Math.max(0, requests.size() - SHOWN), requests.size())) {
      out.print(TraceText.tree(request, spans));
    }
    out.print(TraceText.histogram(collector.metrics().get("shopguide.stage.duration")));
  }
}
