package io.shopguide.examples.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import org.junit.jupiter.api.Test;

class LabelValuesTest {
  private final LabelValues values = new LabelValues();

  @Test
  void of_moreThanTheBound_keepsTheFirstAndCallsTheRestOther() {
    for (int i = 0; i < LabelValues.MOST; i++) {
      assertEquals("value " + i, values.of("value " + i));
    }
    assertEquals(LabelValues.OTHER, values.of("one more"));
    assertEquals("value 7", values.of("value 7"));
  }

  @Test
  void of_emptyOrOverlong_isAValueOfItsOwn() {
    assertEquals(LabelValues.NONE, values.of(""));
    assertEquals(LabelValues.OTHER, values.of("x".repeat(300)));
  }

  @Test
  void meters_thousandsOfLabels_stayWithinTheProductOfTheBounds() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    MicrometerMonitor monitor = new MicrometerMonitor(registry);
    for (int i = 0; i < 5_000; i++) {
      monitor.degraded(Stage.ENCODE, "reason " + i);
      monitor.candidatesFound("source " + i, 1);
      monitor.stageFinished(Stage.ASK, i, Outcome.OK);
    }
    assertEquals(
        LabelValues.MOST + 1L,
        registry.find("shopguide.degradations").counters().size(),
        "degradations");
    assertEquals(
        5_000 - LabelValues.MOST,
        registry.get("shopguide.candidates").tag("source", LabelValues.OTHER).summary().count());
  }
}
