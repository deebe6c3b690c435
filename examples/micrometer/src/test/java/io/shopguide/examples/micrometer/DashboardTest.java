package io.shopguide.examples.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts ask for what the adapter exposes, and for all of it. */
class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("\\bshopguide_\\w+");
  private static final Pattern MATCHED_LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!=|!~|=)\\s*\"");
  private static final Pattern GROUPED = Pattern.compile("(?:by|ignoring|on) \\(([^)]*)\\)");

  /** Labels that Prometheus adds. */
  private static final Set<String> ADDED = Set.of("job", "instance");

  @Test
  void metrics_ofDashboardAndAlerts_areExposed() throws Exception {
    Exposition page = everything();
    Set<String> used = metrics(String.join("\n", Dashboard.queries()));
    used.addAll(metrics(Files.readString(Dashboard.ALERTS)));
    used.removeAll(page.names());
    assertEquals(Set.of(), used, "used but not exposed");
    Set<String> tested = metrics(Files.readString(Dashboard.ALERTS_TEST));
    tested.removeAll(page.names());
    assertEquals(Set.of(), tested, "in the test of the alerts but not exposed");
  }

  @Test
  void metrics_exposed_areOnTheDashboard() throws Exception {
    Set<String> shown = metrics(String.join("\n", Dashboard.queries()));
    Set<String> missing =
        everything().types().keySet().stream()
            .map(DashboardTest::withoutMaximum)
            .filter(family -> shown.stream().noneMatch(name -> name.startsWith(family)))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), missing, "exposed but not on the dashboard");
  }

  @Test
  void labels_ofDashboardAndAlerts_areExposed() throws Exception {
    Set<String> exposed = new TreeSet<>(ADDED);
    everything().samples().forEach(sample -> exposed.addAll(sample.labels().keySet()));
    List<String> texts = List.of(String.join("\n", Dashboard.queries()), alertExpressions());
    for (String text : texts) {
      Set<String> used = labels(text);
      assertTrue(used.contains("stage") && used.contains("outcome"), used::toString);
      used.removeAll(exposed);
      assertEquals(Set.of(), used);
    }
  }

  private static Exposition everything() throws Exception {
    try (Scraped scraped = new Scraped()) {
      scraped.fireAll();
      return scraped.scrape();
    }
  }

  /** Micrometer exposes the maximum of a distribution as a family beside it. */
  private static String withoutMaximum(String family) {
    return family.replaceFirst("_max$", "");
  }

  private static Set<String> metrics(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> labels(String text) {
    Set<String> labels = new TreeSet<>();
    Matcher matched = MATCHED_LABEL.matcher(text);
    while (matched.find()) {
      labels.add(matched.group(1));
    }
    Matcher grouped = GROUPED.matcher(text);
    while (grouped.find()) {
      labels.addAll(List.of(grouped.group(1).split(", ", -1)));
    }
    return labels;
  }

  private static String alertExpressions() throws Exception {
    String alerts = Files.readString(Dashboard.ALERTS);
    Matcher expressions =
        Pattern.compile("expr:(.*?)(?:for|labels):", Pattern.DOTALL).matcher(alerts);
    StringBuilder all = new StringBuilder();
    while (expressions.find()) {
      all.append(expressions.group(1));
    }
    return all.toString();
  }
}
