package io.shopguide.examples.micrometer;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.shopguide.examples.quickstart.SampleShop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Opens the quickstart's shop with a {@link MicrometerMonitor}, lets shoppers visit it, and serves
 * what Prometheus scrapes.
 */
public final class MicrometerExample {
  private static final int PORT = 9464;
  private static final long PAUSE_MILLIS = 200;

  private MicrometerExample() {}

  /**
   * Runs the example.
   *
   * @param args seconds to run for; without it runs until it is stopped
   * @throws IOException if a temporary folder cannot be written or port {@value #PORT} is taken
   * @throws InterruptedException if it is interrupted between two visits
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long seconds = args.length == 0 ? Long.MAX_VALUE : Long.parseLong(args[0]);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().commonTags("shop", "sample");
    try (SampleShop shop = SampleShop.open(new MicrometerMonitor(registry));
        MetricsPage page = new MetricsPage(registry, PORT)) {
      out.println("Prometheus can scrape " + page.address());
      Random random = new Random(1);
      long start = System.nanoTime();
      while ((System.nanoTime() - start) / 1_000_000_000 < seconds) {
        shop.visit(random);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
