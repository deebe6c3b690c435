package io.shopguide.examples.micrometer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4, strictly: a family has a type before its samples, its
 * samples are together, have names of its type, and none stands twice.
 */
record Exposition(Map<String, String> types, List<Sample> samples) {
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"(,|$)");
  private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary");

  /** One line with a value. */
  record Sample(String family, String name, Map<String, String> labels, double value) {}

  static Exposition parse(String text) {
    Map<String, String> types = new LinkedHashMap<>();
    List<Sample> samples = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String family = "";
    for (String line : text.split("\n", -1)) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches()) {
        if (comment.group(1).equals("TYPE")) {
          family = comment.group(2);
          require(TYPES.contains(comment.group(3)), "an unknown type", line);
          require(types.put(family, comment.group(3)) == null, "a second type", line);
        }
      } else if (!line.isEmpty()) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "no sample", line);
        String name = sample.group(1);
        require(belongs(name, family, types.get(family)), "not of " + family, line);
        Map<String, String> labels = labels(sample.group(2), line);
        require(seen.add(name + labels), "a second time", line);
        samples.add(new Sample(family, name, labels, value(sample.group(3))));
      }
    }
    require(text.endsWith("\n"), "no end of line", text);
    return new Exposition(types, samples);
  }

  private static boolean belongs(String name, String family, String type) {
    if (type == null || !name.startsWith(family)) {
      return false;
    }
    String suffix = name.substring(family.length());
    return switch (type) {
      case "histogram" -> Set.of("_bucket", "_sum", "_count").contains(suffix);
      case "summary" -> Set.of("", "_sum", "_count").contains(suffix);
      default -> suffix.isEmpty();
    };
  }

  private static Map<String, String> labels(String text, String line) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      int end = 0;
      while (end < text.length()) {
        require(label.find(end) && label.start() == end, "no label", line);
        String value = label.group(2).translateEscapes();
        require(labels.put(label.group(1), value) == null, "a label twice", line);
        end = label.end();
      }
    }
    return labels;
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void require(boolean condition, String what, String line) {
    if (!condition) {
      throw new IllegalArgumentException(what + ": " + line);
    }
  }

  /** The names of all samples. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.forEach(sample -> names.add(sample.name()));
    return names;
  }

  /** The sum of the samples of a name that have these labels. */
  double sum(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(s -> s.name().equals(name) && s.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Sample::value)
        .sum();
  }
}
