package io.shopguide.examples.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.opentelemetry.context.Scope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.shopguide.examples.quickstart.SampleShop;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector receives by OTLP over HTTP. */
class CollectorTest {
  private static final Set<String> REQUESTS =
      Set.of("shopguide ask", "shopguide recommend", "shopguide similar");
  private static final int VISITS = 20;

  /** Metrics go out when the SDK is closed, so that their exemplars are of the whole run. */
  private static final Duration AT_THE_END = Duration.ofHours(1);

  private LoopbackCollector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = new LoopbackCollector();
  }

  @AfterEach
  void stopCollector() {
    collector.close();
  }

  /** Lets something happen and returns when all of it is at the collector. */
  private void send(Consumer<OpenTelemetrySdk> work) {
    try (OpenTelemetrySdk telemetry = Export.to(collector.address(), AT_THE_END)) {
      work.accept(telemetry);
    }
  }

  @Test
  void spans_visitsOnTwoThreads_nestInTheirRequest() {
    send(
        telemetry -> {
          try (SampleShop shop = SampleShop.open(new OpenTelemetryMonitor(telemetry));
              ExecutorService shoppers = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < VISITS; i++) {
              Random random = new Random(i);
              shoppers.execute(() -> shop.visit(random));
            }
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    Map<ByteString, Span> spans = byId();
    int inner = 0;
    for (Span span : spans.values()) {
      if (REQUESTS.contains(span.getName())) {
        assertTrue(span.getParentSpanId().isEmpty(), span.getName());
      } else if (!Set.of("shopguide open", "shopguide build").contains(span.getName())) {
        Span parent = spans.get(span.getParentSpanId());
        assertNotNull(parent, () -> span.getName() + " has no parent");
        assertEquals(parent.getTraceId(), span.getTraceId());
        assertTrue(parent.getStartTimeUnixNano() <= span.getStartTimeUnixNano(), span.getName());
        assertTrue(span.getEndTimeUnixNano() <= parent.getEndTimeUnixNano(), span.getName());
        inner++;
      }
    }
    assertTrue(inner > 5 * VISITS, "inner spans: " + inner);
    List<Span> asked = named("shopguide ask");
    assertTrue(asked.size() >= VISITS);
    assertEquals(
        asked.size(), asked.stream().map(Span::getTraceId).distinct().count(), "traces of asks");
    Span parsed = named("shopguide parse").getFirst();
    assertTrue(Set.of("en", "zh").contains(attribute(parsed, "shopguide.query.language")));
    assertEveryMeasurementHasItsTrace(spans);
  }

  /** Exemplars name a trace and a span that were sent, of the stage that they measured. */
  private void assertEveryMeasurementHasItsTrace(Map<ByteString, Span> spans) {
    Metric duration = collector.metrics().get("shopguide.stage.duration");
    assertEquals("s", duration.getUnit());
    Set<String> stages = new HashSet<>();
    for (HistogramDataPoint point : duration.getHistogram().getDataPointsList()) {
      String stage = value(point.getAttributesList(), "shopguide.stage");
      assertFalse(point.getExemplarsList().isEmpty(), stage);
      point
          .getExemplarsList()
          .forEach(
              exemplar -> {
                Span span = spans.get(exemplar.getSpanId());
                assertNotNull(span, () -> "an exemplar of " + stage + " names no span");
                assertEquals(span.getTraceId(), exemplar.getTraceId());
                assertEquals("shopguide " + stage, span.getName());
              });
      assertEquals(named("shopguide " + stage).size(), point.getCount(), stage);
      stages.add(stage);
    }
    assertTrue(stages.containsAll(Set.of("ask", "parse", "candidates", "score")), stages::toString);
  }

  @Test
  void spans_stageOnAnotherThread_isChildOfTheOneItWasGiven() {
    send(
        telemetry -> {
          GuideMonitor monitor = new OpenTelemetryMonitor(telemetry);
          MonitorSpan ask = monitor.stageStarted(Stage.ASK, MonitorSpan.none());
          MonitorSpan similar = monitor.stageStarted(Stage.SIMILAR, MonitorSpan.none());
          Thread other =
              Thread.ofPlatform()
                  .start(
                      () -> {
                        monitor.stageStarted(Stage.ENCODE, ask).end(Outcome.OK);
                        ask.end(Outcome.OK);
                      });
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          similar.end(Outcome.OK);
          monitor.stageStarted(Stage.RECOMMEND, MonitorSpan.none()).end(Outcome.OK);
        });
    Span ask = named("shopguide ask").getFirst();
    assertEquals(ask.getSpanId(), named("shopguide encode").getFirst().getParentSpanId());
    Span similar = named("shopguide similar").getFirst();
    assertTrue(similar.getParentSpanId().isEmpty(), "begun with no parent");
    assertNotEquals(ask.getTraceId(), similar.getTraceId());
    assertTrue(named("shopguide recommend").getFirst().getParentSpanId().isEmpty());
  }

  @Test
  void spans_insideASpanOfTheApplication_areItsChildren() {
    send(
        telemetry -> {
          GuideMonitor monitor = GuideMonitor.guarded(new OpenTelemetryMonitor(telemetry));
          io.opentelemetry.api.trace.Span page =
              telemetry.getTracer("shop").spanBuilder("GET /search").startSpan();
          try (Scope current = page.makeCurrent();
              StageScope ask = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
            assertNotNull(current);
            ask.degraded("encoder failed");
            ask.succeeded();
          } finally {
            page.end();
          }
        });
    Span ask = named("shopguide ask").getFirst();
    assertEquals(named("GET /search").getFirst().getSpanId(), ask.getParentSpanId());
    assertEquals("degraded", attribute(ask, "shopguide.outcome"));
    assertEquals("degraded", ask.getEvents(0).getName());
    assertEquals("encoder failed", value(ask.getEvents(0).getAttributesList(), "shopguide.reason"));
  }

  @Test
  void spans_stageThatThrows_hasTheStatusError() {
    send(
        telemetry -> {
          GuideMonitor monitor = GuideMonitor.guarded(new OpenTelemetryMonitor(telemetry));
          try (StageScope similar = StageScope.enter(monitor, Stage.SIMILAR, StageScope.NONE);
              StageScope score = StageScope.enter(monitor, Stage.SCORE, similar)) {
            score.succeeded();
          }
        });
    Span similar = named("shopguide similar").getFirst();
    assertEquals(StatusCode.STATUS_CODE_ERROR, similar.getStatus().getCode());
    assertEquals("failed", attribute(similar, "shopguide.outcome"));
    Span score = named("shopguide score").getFirst();
    assertEquals(StatusCode.STATUS_CODE_UNSET, score.getStatus().getCode());
    String tree = TraceText.tree(similar, collector.spans());
    assertTrue(
        tree.matches(
            "trace [0-9a-f]{32}\\R  shopguide similar .*failed\\R    shopguide score .*ok\\R"),
        tree);
    String histogram = TraceText.histogram(collector.metrics().get("shopguide.stage.duration"));
    assertTrue(histogram.contains("shopguide.stage=similar"), histogram);
    assertTrue(histogram.contains("in trace " + TraceText.hex(similar.getTraceId())), histogram);
  }

  private Map<ByteString, Span> byId() {
    return collector.spans().stream()
        .collect(Collectors.toMap(Span::getSpanId, Function.identity(), (a, b) -> a, HashMap::new));
  }

  private List<Span> named(String name) {
    List<Span> named = collector.spans().stream().filter(s -> s.getName().equals(name)).toList();
    assertFalse(named.isEmpty(), () -> "no span " + name);
    return named;
  }

  private static String attribute(Span span, String key) {
    return value(span.getAttributesList(), key);
  }

  private static String value(List<KeyValue> attributes, String key) {
    return attributes.stream()
        .filter(a -> a.getKey().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " is none of " + attributes))
        .getValue()
        .getStringValue();
  }
}
