package io.shopguide.examples.opentelemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What a collector received, as lines for people. */
final class TraceText {
  private TraceText() {}

  /** A span with all below it, each with its time, its attributes and its events. */
  static String tree(Span root, List<Span> all) {
    StringBuilder text = new StringBuilder("trace " + hex(root.getTraceId()) + "\n");
    append(root, all, "  ", text);
    return text.toString();
  }

  private static void append(Span span, List<Span> all, String indent, StringBuilder text) {
    double millis = (span.getEndTimeUnixNano() - span.getStartTimeUnixNano()) / 1e6;
    text.append("%s%s %.2f ms%s%n".formatted(indent, span.getName(), millis, attributes(span)));
    span.getEventsList()
        .forEach(e -> text.append(indent).append("  * ").append(e.getName()).append('\n'));
    all.stream()
        .filter(s -> s.getParentSpanId().equals(span.getSpanId()))
        .sorted(Comparator.comparingLong(Span::getStartTimeUnixNano))
        .forEach(child -> append(child, all, indent + "  ", text));
  }

  private static String attributes(Span span) {
    return span.getAttributesList().stream()
        .filter(a -> !a.getKey().equals(OpenTelemetryMonitor.STAGE.getKey()))
        .map(a -> ", " + a.getKey().replaceFirst("^shopguide\\.", "") + "=" + value(a.getValue()))
        .collect(Collectors.joining());
  }

  /** A histogram's points: how often, how long on average, and a trace to look at. */
  static String histogram(Metric metric) {
    StringBuilder text = new StringBuilder(metric.getName() + "\n");
    for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
      String labels =
          point.getAttributesList().stream()
              .map(TraceText::pair)
              .sorted()
              .collect(Collectors.joining(", "));
      text.append(
          "  %-60s %5d times, mean %8.3f ms%s%n"
              .formatted(
                  labels, point.getCount(), point.getSum() / point.getCount() * 1e3, slow(point)));
    }
    return text.toString();
  }

  private static String slow(HistogramDataPoint point) {
    return point.getExemplarsList().stream()
        .max(Comparator.comparingDouble(Exemplar::getAsDouble))
        .map(e -> ", %.3f ms in trace %s".formatted(e.getAsDouble() * 1e3, hex(e.getTraceId())))
        .orElse("");
  }

  private static String pair(KeyValue attribute) {
    return attribute.getKey() + "=" + value(attribute.getValue());
  }

  private static String value(AnyValue value) {
    return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
  }

  static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
