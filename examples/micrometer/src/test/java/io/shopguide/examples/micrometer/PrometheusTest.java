package io.shopguide.examples.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page, the dashboard and the alerts in a real Prometheus. Its programs are looked for in
 * {@code -Dshopguide.prometheus=FOLDER} and on the path; without them the tests are skipped.
 */
class PrometheusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path prometheus;
  private Path promtool;

  @BeforeEach
  void findPrograms() {
    Optional<Path> server = program("prometheus");
    Optional<Path> tool = program("promtool");
    assumeTrue(
        server.isPresent() && tool.isPresent(),
        "neither on the path nor in -Dshopguide.prometheus: prometheus, promtool");
    prometheus = server.orElseThrow();
    promtool = tool.orElseThrow();
  }

  @Test
  void check_configurationAndAlerts_areValidAndFireAsTheyShould() throws Exception {
    assertAccepts("", "check", "config", Dashboard.CONFIGURATION.toString());
    assertAccepts("", "test", "rules", Dashboard.ALERTS_TEST.toString());
  }

  @Test
  void check_page_hasConventionalNames() throws Exception {
    try (Scraped scraped = new Scraped()) {
      scraped.fireAll();
      assertEquals("", assertAccepts(scraped.get().body(), "check", "metrics"), "complaints");
    }
  }

  @Test
  void query_everyPanel_hasAnAnswer() throws Exception {
    try (Scraped scraped = new Scraped()) {
      int port = freePort();
      Process server = start(scraped.address(), port);
      try {
        waitForScrapes(scraped, port, 4);
        for (String query : Dashboard.queries()) {
          String bound = query.replace("$__rate_interval", "1m").replace("$shop", ".*");
          JsonArray result = query(port, bound);
          assertFalse(result.isEmpty(), query);
        }
      } finally {
        server.destroy();
        assertTrue(server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "does not stop");
      }
    }
  }

  private Process start(URI page, int port) throws IOException {
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(
        configuration,
        """
        global: {scrape_interval: 500ms, evaluation_interval: 1s}
        rule_files: ["%s"]
        scrape_configs:
          - job_name: shopguide
            static_configs: [{targets: ["%s"]}]
        """
            .formatted(Dashboard.ALERTS.toAbsolutePath(), page.getAuthority()));
    return new ProcessBuilder(
            prometheus.toString(),
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + folder.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("prometheus.log").toFile())
        .start();
  }

  /** Lets events happen until Prometheus has scraped the page several times. */
  private void waitForScrapes(Scraped scraped, int port, int scrapes) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      scraped.fireAll();
      Thread.sleep(100);
      JsonArray counted = answered(port, "count_over_time(up{job=\"shopguide\"}[1m])");
      if (!counted.isEmpty() && value(counted) >= scrapes) {
        return;
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("prometheus.log")));
  }

  private static JsonArray answered(int port, String query) throws Exception {
    try {
      return query(port, query);
    } catch (IOException e) {
      return new JsonArray(); // It is not there yet.
    }
  }

  private static double value(JsonArray result) {
    return result.get(0).getAsJsonObject().getAsJsonArray("value").get(1).getAsDouble();
  }

  private static JsonArray query(int port, String query) throws Exception {
    HttpResponse<String> response =
        Scraped.Http.get(
            URI.create(
                "http://127.0.0.1:%d/api/v1/query?query=%s"
                    .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8))));
    if (response.statusCode() == 503) {
      throw new IOException("not ready");
    }
    assertEquals(200, response.statusCode(), () -> query + ": " + response.body());
    JsonObject answer = JsonParser.parseString(response.body()).getAsJsonObject();
    return answer.getAsJsonObject("data").getAsJsonArray("result");
  }

  /** Runs promtool, which must end well, and returns what it complained of. */
  private String assertAccepts(String input, String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = promtool.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Path output = folder.resolve("promtool.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    int exit = process.waitFor();
    String said = Files.readString(output);
    assertEquals(0, exit, said);
    return said;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Optional<Path> program(String name) {
    String folders =
        System.getProperty("shopguide.prometheus", "") + File.pathSeparator + System.getenv("PATH");
    return Arrays.stream(folders.split(File.pathSeparator, -1))
        .filter(f -> !f.isEmpty())
        .map(f -> Path.of(f, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
