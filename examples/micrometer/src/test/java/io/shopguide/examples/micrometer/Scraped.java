package io.shopguide.examples.micrometer;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.shopguide.monitoring.MonitorSpan;
import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A monitor whose meters are served on a free port. */
final class Scraped implements AutoCloseable {
  private final MicrometerMonitor monitor;
  private final MetricsPage page;

  Scraped() throws IOException {
    PrometheusMeterRegistry registry =
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT).throwExceptionOnRegistrationFailure();
    registry.config().commonTags("shop", "test \"quoted\"");
    monitor = new MicrometerMonitor(registry);
    page = new MetricsPage(registry, 0);
  }

  MicrometerMonitor monitor() {
    return monitor;
  }

  URI address() {
    return page.address();
  }

  /** Fires every event once, and each stage with each outcome. */
  void fireAll() {
    for (Stage stage : Stage.values()) {
      for (Outcome outcome : Outcome.values()) {
        MonitorSpan span = monitor.stageStarted(stage, MonitorSpan.none());
        monitor.stageFinished(stage, 3_000_000, outcome);
        span.end(outcome);
      }
    }
    monitor.queryParsed("en", "find", 3, 1, 0.8);
    monitor.candidatesFound("text", 20);
    monitor.resultsReturned(10, 0.7);
    monitor.zeroResults("en", "find");
    monitor.degraded(Stage.ENCODE, "encoder failed");
    monitor.requestRefused(Stage.ASK, "closing");
    monitor.feedbackRecorded("bought");
    monitor.generationSwitched(1, 2);
    monitor.driftTested("price", 0.3, 0.2, true);
  }

  HttpResponse<String> get() throws IOException, InterruptedException {
    return Http.get(page.address());
  }

  Exposition scrape() throws IOException, InterruptedException {
    return Exposition.parse(get().body());
  }

  @Override
  public void close() {
    page.close();
  }

  /** Requests on the loopback interface. */
  static final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
      return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
