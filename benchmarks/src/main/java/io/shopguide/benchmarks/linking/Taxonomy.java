package io.shopguide.benchmarks.linking;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads Shopify's taxonomy of products. A category that is called "Swings &amp; Perches" has two
 * names.
 */
final class Taxonomy {
  private static final Pattern AND = Pattern.compile(" & |, | and |/|、|和|与");

  private Taxonomy() {}

  /** The names of each category. */
  static Map<Concept, List<String>> read(Path file) throws IOException {
    Map<Concept, List<String>> names = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        Reader reader = new InputStreamReader(unpacked, StandardCharsets.UTF_8)) {
      JsonObject root = JsonParser.parseReader(reader).getAsJsonObject();
      for (JsonElement vertical : root.getAsJsonArray("verticals")) {
        for (JsonElement element : vertical.getAsJsonObject().getAsJsonArray("categories")) {
          JsonObject category = element.getAsJsonObject();
          names.put(
              new Concept(ConceptKind.CATEGORY, category.get("id").getAsString()),
              parts(category.get("name").getAsString()));
        }
      }
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IllegalArgumentException(
          file + " is no taxonomy: category " + names.size() + " is not as expected", e);
    }
    return names;
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    Arrays.stream(AND.split(name)).map(String::strip).filter(p -> !p.isEmpty()).forEach(parts::add);
    return parts;
  }
}
