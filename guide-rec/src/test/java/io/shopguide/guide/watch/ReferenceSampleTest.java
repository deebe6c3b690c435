package io.shopguide.guide.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.diagnosis.StageTracer;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceSampleTest {
  private final ReferenceSample sample = new ReferenceSample(1_000);

  private List<String> frozen() {
    return sample
        .freeze(new StageTracer(1, System::nanoTime, Clock.systemUTC()).profile())
        .map(DriftReference::histograms)
        .orElse(List.of())
        .stream()
        .map(ReferenceHistogram::feature)
        .toList();
  }

  @Test
  void freeze_productsWithoutABrand_countAsMissing() {
    for (int i = 0; i < 200; i++) {
      sample.record(WatchedFeature.SHOWN_BRAND, i % 4 == 0 ? null : "sony");
    }
    assertEquals(List.of(WatchedFeature.SHOWN_BRAND.label()), frozen());
  }

  @Test
  void freeze_noProductHasABrand_leavesTheFeatureOut() {
    for (int i = 0; i < 200; i++) {
      sample.record(WatchedFeature.SHOWN_BRAND, (String) null);
    }
    assertTrue(frozen().isEmpty());
  }
}
