package io.shopguide.examples.micrometer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files for Grafana and Prometheus that come with the example. */
final class Dashboard {
  static final Path ALERTS = Path.of("prometheus", "alerts.yml");
  static final Path ALERTS_TEST = Path.of("prometheus", "alerts-test.yml");
  static final Path CONFIGURATION = Path.of("prometheus", "prometheus.yml");
  private static final Path GRAFANA = Path.of("grafana", "shopguide.json");

  private Dashboard() {}

  /** The queries of all panels of the dashboard. */
  static List<String> queries() throws IOException {
    JsonObject dashboard = JsonParser.parseString(Files.readString(GRAFANA)).getAsJsonObject();
    List<String> queries = new ArrayList<>();
    for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
      JsonArray targets = panel.getAsJsonObject().getAsJsonArray("targets");
      if (targets != null) {
        targets.forEach(t -> queries.add(t.getAsJsonObject().get("expr").getAsString()));
      }
    }
    return queries;
  }
}
