package io.shopguide.examples.opentelemetry;

import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A collector on the loopback interface that keeps what it receives by OTLP over HTTP: all spans,
 * and of each metric the latest points. For demonstrations and tests. Thread-safe.
 */
final class LoopbackCollector implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
  private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

  LoopbackCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", exchange -> answer(exchange, this::traces));
    server.createContext("/v1/metrics", exchange -> answer(exchange, this::metrics));
    server.start();
  }

  /** Keeps the content of a request and returns the response. */
  @FunctionalInterface
  private interface Receiver {
    Message receive(InputStream request) throws IOException;
  }

  URI address() {
    InetSocketAddress bound = server.getAddress();
    return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
  }

  /** All spans received so far, in the order they came. */
  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** The metrics received last, by name. */
  Map<String, Metric> metrics() {
    return Map.copyOf(metrics);
  }

  private Message traces(InputStream request) throws IOException {
    ExportTraceServiceRequest.parseFrom(request).getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .forEach(scope -> spans.addAll(scope.getSpansList()));
    return ExportTraceServiceResponse.getDefaultInstance();
  }

  private Message metrics(InputStream request) throws IOException {
    ExportMetricsServiceRequest.parseFrom(request).getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .forEach(metric -> metrics.put(metric.getName(), metric));
    return ExportMetricsServiceResponse.getDefaultInstance();
  }

  private static void answer(HttpExchange exchange, Receiver receiver) throws IOException {
    try (exchange) {
      byte[] response = receiver.receive(exchange.getRequestBody()).toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, response.length == 0 ? -1 : response.length);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(response);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
