package io.shopguide.benchmarks.drift;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Real texts of three domains. Words are known in a domain if they occur in the first, third, fifth
 * text and so on; only the others are drawn, so that even a domain's own texts have unknown words.
 */
final class TextFiles {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Where texts come from. */
  enum Domain {
    ICECAT,
    FASHION,
    QUERYNER
  }

  private final Map<Domain, List<String>> texts = new EnumMap<>(Domain.class);
  private final Map<Domain, Set<String>> words = new EnumMap<>(Domain.class);
  private final double[] logPrices;

  private TextFiles(
      List<String> icecat, List<String> fashion, List<String> queries, double[] logPrices) {
    this.logPrices = logPrices;
    add(Domain.ICECAT, icecat);
    add(Domain.FASHION, fashion);
    add(Domain.QUERYNER, queries);
  }

  static TextFiles read(Path data) throws IOException {
    List<JsonObject> products = products(data.resolve("icecat").resolve("products.jsonl.gz"));
    return new TextFiles(
        products.stream().map(p -> p.get("title").getAsString()).toList(),
        products(data.resolve("fashion").resolve("products.jsonl.gz")).stream()
            .map(p -> p.get("name").getAsString())
            .toList(),
        queries(data.resolve("queryner").resolve("train.conll")),
        products.stream()
            .filter(p -> p.has("price") && p.get("price").getAsDouble() > 0)
            .mapToDouble(p -> Math.log(p.get("price").getAsDouble()))
            .toArray());
  }

  private void add(Domain domain, List<String> all) {
    List<String> drawn = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % 2 == 0) {
        known.addAll(words(all.get(i)));
      } else {
        drawn.add(all.get(i));
      }
    }
    texts.put(domain, drawn);
    words.put(domain, known);
  }

  /** Lengths of texts in characters. */
  double[] characters(Domain domain) {
    return texts.get(domain).stream().mapToDouble(String::length).toArray();
  }

  double[] logPrices() {
    return logPrices.clone();
  }

  /** Numbers of words in texts of one domain that are unknown in another. */
  Source unknown(Domain of, Domain in) {
    Set<String> known = words.get(in);
    return Source.of(
        texts.get(of).stream()
            .mapToDouble(text -> words(text).stream().filter(w -> !known.contains(w)).count())
            .toArray());
  }

  private static List<String> words(String text) {
    return List.of(SPACES.split(text.strip().toLowerCase(Locale.ROOT)));
  }

  private static List<JsonObject> products(Path file) throws IOException {
    Gson gson = new Gson();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> gson.fromJson(line, JsonObject.class)).toList();
    }
  }

  private static List<String> queries(Path file) throws IOException {
    List<String> queries = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        query.append(query.isEmpty() ? "" : " ").append(line, 0, line.indexOf('\t'));
      } else if (!query.isEmpty()) {
        queries.add(query.toString());
        query.setLength(0);
      }
    }
    return queries;
  }
}
