package io.shopguide.monitoring.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.shopguide.monitoring.GuideMonitor;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {
  private static final ReferenceHistogram LENGTH =
      ReferenceHistogram.numeric("length", gaussian(5000, 0, 1), 10);
  private static final ReferenceHistogram INTENT =
      ReferenceHistogram.categorical("intent", Map.of("find", 800L, "fact", 200L), 5);

  @Test
  void closeWindow_driftThenCoolDown_alarmsOnceUntilItIsOver() {
    List<DriftReport> alarms = new ArrayList<>();
    List<DriftReport> all = new ArrayList<>();
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(LENGTH, DriftStatistic.PSI)
            .coolDown(2)
            .onDrift(alarms::add)
            .onReport(all::add)
            .build();
    FeatureRecorder recorder = monitor.recorder("length");
    List<Decision> decisions = new ArrayList<>();
    for (double mean : new double[] {0, 1, 1, 1, 1, 0, 0}) {
      recordAll(recorder, gaussian(1000, mean, (long) (mean * 10) + decisions.size() + 2));
      decisions.add(monitor.closeWindow().features().getFirst().decision());
    }
    assertEquals(
        List.of(
            Decision.STABLE,
            Decision.DRIFTED,
            Decision.COOLING_DOWN,
            Decision.COOLING_DOWN,
            Decision.DRIFTED,
            Decision.STABLE,
            Decision.STABLE),
        decisions);
    assertEquals(List.of(2L, 5L), alarms.stream().map(DriftReport::window).toList());
    assertEquals(7, all.size());
  }

  @Test
  void closeWindow_newCategory_namesTheSegmentThatMoved() {
    DriftMonitor monitor = DriftMonitor.builder().feature(INTENT, DriftStatistic.PSI).build();
    FeatureRecorder recorder = monitor.sharedRecorder("intent");
    for (int i = 0; i < 1000; i++) {
      recorder.record(i % 10 == 0 ? "complaint" : i % 5 == 1 ? "fact" : "find");
    }
    FeatureDrift drift = monitor.closeWindow().features().getFirst();
    assertEquals(Decision.DRIFTED, drift.decision());
    BinShift moved = drift.mostMoved().orElseThrow();
    assertEquals(new BinShift("any other", 0, 0.1), moved);
    DriftTest test = drift.test().orElseThrow();
    assertEquals(1000, test.n());
    assertEquals(1000, test.m());
    assertTrue(test.value() >= test.limit() && test.pValue() < 1e-5, test.toString());
  }

  @Test
  void closeWindow_tooFewValues_keepsThemForTheNext() {
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(LENGTH, DriftStatistic.PSI)
            .feature(INTENT, DriftStatistic.PSI)
            .minimumValues(100)
            .build();
    recordAll(monitor.recorder("length"), gaussian(60, 0, 5));
    FeatureDrift first = monitor.closeWindow().features().getFirst();
    assertEquals(Decision.TOO_FEW_VALUES, first.decision());
    assertEquals(60, first.windowValues());
    assertEquals(Optional.empty(), first.mostMoved());
    recordAll(monitor.recorder("length"), gaussian(60, 0, 6));
    DriftReport second = monitor.closeWindow();
    assertEquals(120, second.features().getFirst().test().orElseThrow().m());
    assertEquals(Decision.TOO_FEW_VALUES, second.features().get(1).decision());
    assertEquals(0, monitor.closeWindow().features().getFirst().windowValues());
  }

  @Test
  void tick_byTheClock_closesAWindowWhenItIsDue() {
    AtomicLong now = new AtomicLong(-5);
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(LENGTH, DriftStatistic.PSI)
            .window(Duration.ofNanos(100), now::get)
            .build();
    assertEquals(Optional.empty(), monitor.tick());
    now.set(94);
    assertEquals(Optional.empty(), monitor.tick());
    now.set(95);
    assertEquals(1, monitor.tick().orElseThrow().window());
    assertEquals(Optional.empty(), monitor.tick());
    now.set(195);
    assertEquals(2, monitor.tick().orElseThrow().window());
  }

  @Test
  void closeWindow_listenerThrows_tellsTheOthersAndReturns() {
    AtomicBoolean told = new AtomicBoolean();
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(LENGTH, DriftStatistic.PSI)
            .onReport(
                report -> {
                  throw new IllegalStateException("listener");
                })
            .onReport(report -> told.set(true))
            .build();
    assertEquals(1, monitor.closeWindow().window());
    assertTrue(told.get());
  }

  @Test
  void closeWindow_monitor_isToldOfEachTest() {
    List<String> events = new ArrayList<>();
    GuideMonitor receiver =
        new GuideMonitor() {
          @Override
          public void driftTested(String feature, double value, double limit, boolean drifted) {
            events.add(feature + " " + (value >= limit) + " " + drifted);
          }
        };
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(LENGTH, DriftStatistic.KOLMOGOROV_SMIRNOV)
            .feature(INTENT, DriftStatistic.PSI)
            .monitor(receiver)
            .build();
    for (int window = 0; window < 2; window++) {
      recordAll(monitor.recorder("length"), gaussian(1000, 1, window));
      monitor.closeWindow();
    }
    assertEquals(List.of("length true true", "length true false"), events);
  }

  @Test
  void closeWindow_whileManyThreadsRecord_losesAndInventsNothing() throws InterruptedException {
    DriftMonitor monitor =
        DriftMonitor.builder().feature(INTENT, DriftStatistic.PSI).minimumValues(1).build();
    int threads = 4;
    int each = 50_000;
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      FeatureRecorder recorder =
          t % 2 == 0 ? monitor.sharedRecorder("intent") : monitor.recorder("intent");
      Thread.ofPlatform()
          .start(
              () -> {
                for (int i = 0; i < each; i++) {
                  recorder.record("find");
                }
                done.countDown();
              });
    }
    long seen = 0;
    while (done.getCount() > 0) {
      seen += monitor.closeWindow().features().getFirst().windowValues();
    }
    done.await();
    seen += monitor.closeWindow().features().getFirst().windowValues();
    assertEquals((long) threads * each, seen);
  }

  @Test
  void record_anyValue_allocatesNothing() {
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(LENGTH, DriftStatistic.PSI)
            .feature(INTENT, DriftStatistic.PSI)
            .build();
    FeatureRecorder own = monitor.recorder("length");
    FeatureRecorder shared = monitor.sharedRecorder("intent");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) {
        own.record(i * 1e-4);
        own.recordBin(1);
        shared.record("find");
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(least < 20_000, "bytes for 60,000 values: " + least);
  }

  @Test
  void builder_unusable_isRefused() {
    DriftMonitor.Builder builder = DriftMonitor.builder().feature(INTENT, DriftStatistic.PSI);
    assertThrows(IllegalArgumentException.class, () -> builder.feature(INTENT, DriftStatistic.PSI));
    assertThrows(
        IllegalArgumentException.class,
        () -> DriftMonitor.builder().feature(INTENT, DriftStatistic.WASSERSTEIN));
    assertThrows(IllegalArgumentException.class, () -> builder.level(1, Correction.HOLM));
    assertThrows(IllegalArgumentException.class, () -> builder.minimumValues(0));
    assertThrows(IllegalArgumentException.class, () -> builder.coolDown(-1));
    assertThrows(
        IllegalArgumentException.class, () -> builder.window(Duration.ZERO, System::nanoTime));
    assertThrows(IllegalStateException.class, () -> DriftMonitor.builder().build());
    DriftMonitor monitor = builder.build();
    assertThrows(IllegalArgumentException.class, () -> monitor.recorder("no such"));
    assertSame(monitor.sharedRecorder("intent"), monitor.sharedRecorder("intent"));
    assertThrows(IndexOutOfBoundsException.class, () -> monitor.recorder("intent").recordBin(9));
  }

  @Test
  void embeddingProjection_shiftedVectors_driftInMostDirections() {
    EmbeddingProjection projection = new EmbeddingProjection("query vector", 32, 8, 42);
    SplittableRandom random = new SplittableRandom(9);
    List<ReferenceHistogram> references = projection.references(vectors(random, 3000, 0), 10);
    DriftMonitor.Builder builder = DriftMonitor.builder();
    references.forEach(reference -> builder.feature(reference, DriftStatistic.PSI));
    DriftMonitor monitor = builder.build();
    FeatureRecorder[] recorders = new FeatureRecorder[projection.count()];
    for (int d = 0; d < recorders.length; d++) {
      recorders[d] = monitor.recorder(projection.feature(d));
    }
    vectors(random, 1000, 0).forEach(vector -> projection.record(vector, recorders));
    assertEquals(List.of(), monitor.closeWindow().drifted());
    vectors(random, 1000, 0.6f).forEach(vector -> projection.record(vector, recorders));
    assertTrue(monitor.closeWindow().drifted().size() >= 3);
    EmbeddingProjection again = new EmbeddingProjection("query vector", 32, 8, 42);
    float[] vector = vectors(random, 1, 0).getFirst();
    assertEquals(projection.component(vector, 3), again.component(vector, 3));
    assertThrows(IllegalArgumentException.class, () -> again.component(new float[31], 0));
  }

  @Test
  void html_report_isOnePageThatEscapesLabels() {
    ReferenceHistogram hostile =
        ReferenceHistogram.categorical("a<b>&\"'", Map.of("<script>alert(1)</script>", 900L), 5);
    DriftMonitor monitor =
        DriftMonitor.builder()
            .feature(hostile, DriftStatistic.PSI)
            .feature(LENGTH, DriftStatistic.WASSERSTEIN)
            .feature(INTENT, DriftStatistic.PSI)
            .build();
    for (int i = 0; i < 600; i++) {
      monitor.sharedRecorder("a<b>&\"'").record(i % 2 == 0 ? "other" : "<script>alert(1)</script>");
    }
    recordAll(monitor.recorder("length"), gaussian(1000, 0, 7));
    DriftReport report = monitor.closeWindow();
    String page = DriftPage.html(report);
    assertFalse(page.contains("<script"), page);
    assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
    assertTrue(page.contains("a&lt;b&gt;&amp;&quot;&#39;"), page);
    assertTrue(page.contains("1 of 3 features raised an alarm."), page);
    assertTrue(page.contains("too few values"), page);
    assertEquals(2, page.split("<svg ", -1).length - 1);
    assertFalse(page.contains("http"), page);
    int bars = hostile.bins() + LENGTH.bins();
    assertEquals(bars, page.split("<rect class=\"r\"", -1).length - 1);
    assertEquals(1, page.split("class=\"drifted\"", -1).length - 1);
  }

  private static List<float[]> vectors(SplittableRandom random, int count, float shift) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[32];
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (float) random.nextGaussian() + shift * (d % 2 == 0 ? 1 : -1);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static double[] gaussian(int count, double mean, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = mean + random.nextGaussian();
    }
    return values;
  }

  private static void recordAll(FeatureRecorder recorder, double[] values) {
    for (double value : values) {
      recorder.record(value);
    }
  }
}
