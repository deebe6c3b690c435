package io.shopguide.examples.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.examples.micrometer.Exposition.Sample;
import io.shopguide.examples.quickstart.SampleShop;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is scraped over HTTP, read by a strict parser. */
class MetricsPageTest {
  private static final int VISITS = 40;

  @Test
  void scrape_shopThatIsVisited_countsItsRequests() throws Exception {
    try (Scraped scraped = new Scraped();
        SampleShop shop = SampleShop.open(scraped.monitor())) {
      try (ExecutorService shoppers = Executors.newFixedThreadPool(2)) {
        for (int i = 0; i < VISITS; i++) {
          Random random = new Random(i);
          shoppers.execute(() -> shop.visit(random));
        }
      }
      Exposition page = scraped.scrape();
      assertEquals(
          VISITS,
          page.sum("shopguide_stage_seconds_count", Map.of("stage", "recommend", "outcome", "ok")));
      double asked =
          page.sum("shopguide_stage_seconds_count", Map.of("stage", "ask", "outcome", "ok"));
      assertTrue(asked >= VISITS, "asked " + asked);
      assertEquals(asked, page.sum("shopguide_queries_total", Map.of()));
      assertTrue(page.sum("shopguide_queries_total", Map.of("language", "zh")) > 0);
      assertTrue(page.sum("shopguide_zero_results_total", Map.of()) > 0);
      assertTrue(page.sum("shopguide_results_count", Map.of()) > 0);
      assertTrue(page.sum("shopguide_candidates_count", Map.of("source", "text")) > 0);
      assertEquals(1, page.sum("shopguide_stage_seconds_count", Map.of("stage", "open")));
      assertEquals(1, page.sum("shopguide_stage_seconds_count", Map.of("stage", "build")));
      assertEquals(0, page.sum("shopguide_requests_active", Map.of()));
      assertHistogramsAddUp(page);
    }
  }

  /** Buckets grow with their bound, and the one without a bound holds all. */
  private static void assertHistogramsAddUp(Exposition page) {
    Map<String, Double> last = new HashMap<>();
    for (Sample sample : page.samples()) {
      if (sample.name().endsWith("_bucket")) {
        Map<String, String> labels = new HashMap<>(sample.labels());
        String bound = labels.remove("le");
        String series = sample.family() + labels;
        double below = last.getOrDefault(series, 0.0);
        assertTrue(sample.value() >= below, () -> series + " falls at " + bound);
        last.put(series, sample.value());
        if (bound.equals("+Inf")) {
          assertEquals(page.sum(sample.family() + "_count", labels), sample.value(), series);
        }
      }
    }
    assertTrue(last.size() > 10, "histograms: " + last.keySet());
  }

  @Test
  void scrape_eachEvent_givesItsNumbers() throws Exception {
    try (Scraped scraped = new Scraped()) {
      MonitorSpan running = scraped.monitor().stageStarted(Stage.ASK, MonitorSpan.none());
      scraped.fireAll();
      Exposition page = scraped.scrape();
      assertEquals(1, page.sum("shopguide_requests_active", Map.of("stage", "ask")));
      assertEquals(
          0.003 * Outcome.values().length,
          page.sum("shopguide_stage_seconds_sum", Map.of("stage", "ask")),
          1e-9);
      assertEquals(3, page.sum("shopguide_query_findings_sum", Map.of("intent", "find")));
      assertEquals(1, page.sum("shopguide_query_unresolved_words_total", Map.of()));
      assertEquals(20, page.sum("shopguide_candidates_sum", Map.of("source", "text")));
      assertEquals(0.7, page.sum("shopguide_results_top_score_sum", Map.of()), 1e-9);
      assertEquals(2, page.sum("shopguide_generation", Map.of()));
      assertEquals(0.3, page.sum("shopguide_drift_statistic", Map.of("feature", "price")));
      assertEquals(0.2, page.sum("shopguide_drift_limit", Map.of("feature", "price")));
      assertEquals(1, page.sum("shopguide_drift_alarm", Map.of("feature", "price")));
      assertEquals(
          1, page.sum("shopguide_requests_refused_total", Map.of("shop", "test \"quoted\"")));
      running.end(Outcome.OK);
      assertEquals(0, scraped.scrape().sum("shopguide_requests_active", Map.of("stage", "ask")));
    }
  }

  @Test
  void get_page_saysItsFormat() throws Exception {
    try (Scraped scraped = new Scraped()) {
      assertEquals(
          "text/plain; version=0.0.4; charset=utf-8",
          scraped.get().headers().firstValue("Content-Type").orElseThrow());
    }
  }
}
