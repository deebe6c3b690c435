package io.shopguide.examples.quickstart;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.Mapping;
import io.shopguide.kg.build.PriceUnit;
import io.shopguide.kg.build.ProductRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A catalogue of the user's. What its fields mean is read from their names, unless an argument says
 * so.
 *
 * @param file the file
 * @param fields role to field name, for example {@code title} to {@code product_name}
 * @param currency of the prices
 */
record UserFeed(Path file, Map<String, String> fields, String currency) {
  private static final Map<String, List<String>> USUAL_NAMES = new LinkedHashMap<>();

  static {
    USUAL_NAMES.put("id", List.of("id", "sku", "product_id", "asin", "code", "uniq_id"));
    USUAL_NAMES.put("title", List.of("title", "name", "product_name", "product_title"));
    USUAL_NAMES.put("brand", List.of("brand", "supplier", "manufacturer", "vendor", "maker"));
    USUAL_NAMES.put("category", List.of("category", "product_type", "articletype", "type"));
    USUAL_NAMES.put("price", List.of("price", "price_cents", "sale_price", "amount"));
    USUAL_NAMES.put("description", List.of("description", "short_description", "summary"));
    USUAL_NAMES.put("color", List.of("color", "colour", "basecolour", "base_color"));
  }

  static UserFeed parse(List<String> args) throws IOException {
    Map<String, String> given = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String key = equals < 0 ? arg : arg.substring(0, equals);
      boolean known = USUAL_NAMES.containsKey(key) || key.equals("feed") || key.equals("currency");
      if (equals < 1 || !known) {
        throw new IllegalArgumentException(
            "'"
                + arg
                + "' is not understood; use feed=FILE and, if needed, id=FIELD title=FIELD"
                + " brand=FIELD category=FIELD price=FIELD description=FIELD color=FIELD"
                + " currency=CODE");
      }
      given.put(key, arg.substring(equals + 1));
    }
    if (!given.containsKey("feed")) {
      throw new IllegalArgumentException("feed=FILE is missing");
    }
    Path file = Path.of(given.get("feed"));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("feed=" + file + " is not a file");
    }
    Map<String, String> fields = recognized(file, fieldNames(file), given);
    return new UserFeed(file, fields, given.getOrDefault("currency", "USD"));
  }

  private static Map<String, String> recognized(
      Path file, List<String> names, Map<String, String> given) {
    Map<String, String> fields = new LinkedHashMap<>();
    USUAL_NAMES.forEach(
        (role, usual) ->
            usual.stream()
                .flatMap(u -> names.stream().filter(n -> n.toLowerCase(Locale.ROOT).equals(u)))
                .findFirst()
                .ifPresent(name -> fields.put(role, name)));
    USUAL_NAMES.keySet().stream()
        .filter(given::containsKey)
        .forEach(role -> fields.put(role, given.get(role)));
    for (String role : List.of("id", "title")) {
      if (!fields.containsKey(role)) {
        throw new IllegalArgumentException(
            file
                + " has no field that looks like the "
                + role
                + "; it has "
                + names
                + ". Add "
                + role
                + "=FIELD");
      }
    }
    return fields;
  }

  Feed<ProductRecord> products() {
    Mapping mapping = Mapping.id(fields.get("id")).title(fields.get("title"));
    if (fields.containsKey("brand")) {
      mapping = mapping.brand(fields.get("brand"));
    }
    if (fields.containsKey("description")) {
      mapping = mapping.description(fields.get("description"));
    }
    if (fields.containsKey("color")) {
      mapping = mapping.color(fields.get("color"));
    }
    if (fields.containsKey("price")) {
      String price = fields.get("price");
      PriceUnit unit = price.contains("cent") ? PriceUnit.CENTS : PriceUnit.MAJOR;
      mapping = mapping.price(price, unit, currency);
    }
    mapping =
        fields.containsKey("category")
            ? mapping.category(fields.get("category"))
            : mapping.deriveCategory();
    mapping = mapping.otherFields();
    String name = plainName(file);
    if (name.endsWith(".csv")) {
      return Feed.csv(file, mapping);
    }
    return name.endsWith(".tsv") ? Feed.tsv(file, mapping) : Feed.jsonLines(file, mapping);
  }

  private static List<String> fieldNames(Path file) throws IOException {
    String line = firstLine(file);
    String name = plainName(file);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      List<String> names = new ArrayList<>();
      Pattern.compile(name.endsWith(".csv") ? "," : "\t")
          .splitAsStream(line)
          .map(field -> field.strip().replaceAll("^\"|\"$", ""))
          .forEach(names::add);
      return names;
    }
    try {
      JsonObject first = JsonParser.parseString(line).getAsJsonObject();
      return List.copyOf(first.keySet());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IllegalArgumentException(
          file + ":1 is not a JSON object; name the file .csv or .tsv if it is one", e);
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      if (line == null || line.isBlank()) {
        throw new IllegalArgumentException(file + " is empty or begins with an empty line");
      }
      return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
  }

  private static String plainName(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
  }
}
