package io.shopguide.benchmarks.capacity;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.shopguide.benchmarks.search.SearchEvaluation;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import java.io.BufferedReader;
import java.io.BufferedWriter;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * A catalogue as JSON lines, of which random parts can be taken. Immutable and thread-safe.
 *
 * @param file the file, possibly gzipped
 * @param fields role to field name; empty for the fields of Icecat
 * @param products number of its lines
 */
record Catalogue(Path file, Map<String, String> fields, int products) {
  private static final Set<String> ROLES =
      Set.of("id", "title", "brand", "category", "price", "description", "color");
  private static final int WORDS = 4;

  /** Copies the fields. */
  Catalogue {
    fields = Map.copyOf(fields);
  }

  /** Counts the products of a file; {@code fields} is like {@code title:name,brand:vendor}. */
  static Catalogue of(Path file, Optional<String> fields) throws IOException {
    Map<String, String> names = fields.isPresent() ? parse(fields.get()) : Map.of();
    int products = 0;
    try (BufferedReader reader = open(file)) {
      while (reader.readLine() != null) {
        products++;
      }
    }
    return new Catalogue(file, names, products);
  }

  private static Map<String, String> parse(String fields) {
    Map<String, String> names = new LinkedHashMap<>(Map.of("id", "id", "title", "title"));
    for (String pair : fields.split(",", -1)) {
      int colon = pair.indexOf(':');
      if (colon < 1 || !ROLES.contains(pair.substring(0, colon))) {
        throw new IllegalArgumentException(
            "'" + pair + "' in fields= is not ROLE:FIELD with a role of " + ROLES);
      }
      names.put(pair.substring(0, colon), pair.substring(colon + 1));
    }
    return names;
  }

  Mapping mapping() {
    if (fields.isEmpty()) {
      return SearchEvaluation.icecat();
    }
    Mapping mapping = Mapping.id(fields.get("id")).title(fields.get("title"));
    for (Map.Entry<String, String> field : fields.entrySet()) {
      mapping =
          switch (field.getKey()) {
            case "brand" -> mapping.brand(field.getValue());
            case "category" -> mapping.category(field.getValue());
            case "price" -> mapping.price(field.getValue(), PriceUnit.MAJOR, "USD");
            case "description" -> mapping.description(field.getValue());
            case "color" -> mapping.color(field.getValue());
            default -> mapping;
          };
    }
    return (fields.containsKey("category") ? mapping : mapping.deriveCategory()).otherFields();
  }

  /**
   * Writes a random part of the products, the same at each call and within every larger part.
   *
   * @param products how many
   * @param seed decides which
   */
  void writePart(Path part, int products, long seed) throws IOException {
    double[] draws = new SplittableRandom(seed).doubles(this.products).toArray();
    double[] ascending = draws.clone();
    Arrays.sort(ascending);
    double limit = ascending[products - 1];
    try (BufferedReader reader = open(file);
        BufferedWriter writer = Files.newBufferedWriter(part)) {
      for (double draw : draws) {
        String line = reader.readLine();
        if (draw <= limit) {
          writer.write(line);
          writer.newLine();
        }
      }
    }
  }

  /** The first words of the titles of so many products, spread over the file. */
  List<String> titles(int most) throws IOException {
    String title = fields.getOrDefault("title", "title");
    int step = Math.max(1, products / most);
    List<String> titles = new ArrayList<>();
    try (BufferedReader reader = open(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (number++ % step == 0) {
          JsonObject product = object(line, number);
          if (product.has(title) && product.get(title).isJsonPrimitive()) {
            titles.add(firstWords(product.get(title).getAsString()));
          }
        }
      }
    }
    if (titles.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": no product has the field '" + title + "'; give fields=title:FIELD");
    }
    return titles;
  }

  private JsonObject object(String line, int number) {
    try {
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(file + ":" + number + ": no JSON object", e);
    }
  }

  private static String firstWords(String title) {
    String[] words = title.toLowerCase(Locale.ROOT).split(" ", WORDS + 1);
    return String.join(" ", List.of(words).subList(0, Math.min(WORDS, words.length)));
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }
}
