package io.shopguide.benchmarks.search;

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
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The fields of an Icecat product that the baseline indexes. */
record CatalogueProduct(String id, String title, String brand, String description) {

  static List<CatalogueProduct> readAll(Path file) throws IOException {
    Gson gson = new Gson();
    List<CatalogueProduct> products = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonObject json = gson.fromJson(line, JsonObject.class);
        products.add(
            new CatalogueProduct(
                text(json, "id"),
                text(json, "title"),
                text(json, "supplier"),
                text(json, "short_description")));
      }
    }
    return products;
  }

  private static String text(JsonObject json, String field) {
    return json.has(field) ? json.get(field).getAsString() : "";
  }
}
