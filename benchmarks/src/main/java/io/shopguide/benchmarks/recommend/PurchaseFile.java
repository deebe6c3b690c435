package io.shopguide.benchmarks.recommend;

import io.shopguide.rec.train.Incidence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Purchases as files have them, gzipped or not: lines {@code user item item...}, or lines {@code
 * user item rating timestamp} of which every rating counts as a purchase. Fields are separated by
 * white space. Not thread-safe as long as ids are added.
 *
 * @param users the users' ids in order of appearance, by place
 * @param items the items' ids by place
 * @param events place of user and item and the time of each event, in order of the file
 * @param timed whether the file has times
 */
record PurchaseFile(
    Map<String, Integer> users, Map<String, Integer> items, List<Event> events, boolean timed) {
  private static final int EVENT_FIELDS = 4;

  /** One purchase; time 0 where the file has none. */
  record Event(int user, int item, long time) {
    Event withoutTime() {
      return new Event(user, item, 0);
    }
  }

  /**
   * Reads lines {@code user item item...} with items numbered from 0.
   *
   * @throws IOException if it cannot be read or an item is no number below {@code items}; the
   *     message names file and line
   */
  static PurchaseFile numbered(Path file, int items) throws IOException {
    PurchaseFile purchases =
        new PurchaseFile(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), false);
    for (int item = 0; item < items; item++) {
      purchases.items.put(Integer.toString(item), item);
    }
    List<String> lines = lines(file);
    for (int line = 0; line < lines.size(); line++) {
      String[] fields = lines.get(line).strip().split("\\s+", -1);
      for (int f = 1; f < fields.length; f++) {
        Integer item = purchases.items.get(fields[f]);
        if (item == null) {
          throw new IOException(
              file + ":" + (line + 1) + " item '" + fields[f] + "' is none of the " + items);
        }
        purchases.add(fields[0], item, 0);
      }
    }
    return purchases;
  }

  /**
   * Reads either format with ids of any kind: events if every line has four fields, the last of
   * them a number.
   *
   * @throws IOException if it cannot be read or is empty
   */
  static PurchaseFile anyIds(Path file) throws IOException {
    List<String[]> lines =
        lines(file).stream()
            .filter(line -> !line.isBlank())
            .map(line -> line.strip().split("\\s+", -1))
            .toList();
    if (lines.isEmpty()) {
      throw new IOException(file + " has no lines; give purchases");
    }
    boolean timed =
        lines.stream()
            .allMatch(f -> f.length == EVENT_FIELDS && f[3].matches("\\d{1,18}(\\.\\d+)?"));
    PurchaseFile purchases =
        new PurchaseFile(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), timed);
    for (String[] fields : lines) {
      for (int f = 1; f < (timed ? 2 : fields.length); f++) {
        Integer item = purchases.items.computeIfAbsent(fields[f], id -> purchases.items.size());
        purchases.add(fields[0], item, timed ? (long) Double.parseDouble(fields[3]) : 0);
      }
    }
    return purchases;
  }

  private void add(String user, int item, long time) {
    events.add(new Event(users.computeIfAbsent(user, id -> users.size()), item, time));
  }

  /** Users by items. */
  Incidence matrix() {
    int[] sizes = new int[users.size()];
    events.forEach(event -> sizes[event.user]++);
    int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (Event event : events) {
      rows[event.user][--sizes[event.user]] = event.item;
    }
    return Incidence.of(items.size(), rows);
  }

  /** Lines of a text file, unpacked if its name ends so. */
  static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
