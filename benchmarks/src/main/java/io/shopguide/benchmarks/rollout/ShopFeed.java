package io.shopguide.benchmarks.rollout;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.search.SearchEvaluation;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.ProductRecord;
import io.shopguide.rec.evaluation.Judgements;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The judged products of the Icecat catalogue and some others, as feeds of better and of worse
 * generations. Immutable and thread-safe.
 *
 * @param lines one JSON object a product
 * @param seed of what a worse generation mixes up
 */
record ShopFeed(List<String> lines, long seed) {
  private static final Gson GSON = new Gson();

  ShopFeed {
    lines = List.copyOf(lines);
  }

  /** Reads all judged products, and of the others as many as make up the number. */
  static ShopFeed read(Path catalog, Judgements judgements, int products, long seed)
      throws IOException {
    Set<String> judged =
        judgements.ratings().values().stream()
            .flatMap(ratings -> ratings.keySet().stream())
            .collect(Collectors.toSet());
    List<String> kept = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(catalog);
        InputStream in = catalog.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String id = GSON.fromJson(line, JsonObject.class).get("id").getAsString();
        (judged.contains(id) ? kept : others).add(line);
      }
    }
    Collections.shuffle(others, new Random(seed));
    kept.addAll(others.subList(0, Math.clamp(products - kept.size(), 0, others.size())));
    Collections.shuffle(kept, new Random(seed + 1));
    return new ShopFeed(kept, seed);
  }

  /** The products in their order. */
  Feed<ProductRecord> plain() {
    return feed(lines);
  }

  /**
   * The products with what is said of some of them mixed up: each has the content of another one.
   *
   * @param share share of the products that are mixed up, 0 to 1
   */
  Feed<ProductRecord> mixedUp(double share) {
    List<Integer> chosen = new ArrayList<>();
    for (int product = 0; product < lines.size(); product++) {
      chosen.add(product);
    }
    Collections.shuffle(chosen, new Random(seed + 2));
    chosen = chosen.subList(0, (int) (share * lines.size()));
    List<String> mixed = new ArrayList<>(lines);
    for (int c = 0; c < chosen.size(); c++) {
      String id = object(chosen.get(c)).get("id").getAsString();
      JsonObject other = object(chosen.get((c + 1) % chosen.size()));
      other.addProperty("id", id);
      mixed.set(chosen.get(c), GSON.toJson(other));
    }
    return feed(mixed);
  }

  private JsonObject object(int product) {
    return GSON.fromJson(lines.get(product), JsonObject.class);
  }

  private static Feed<ProductRecord> feed(List<String> lines) {
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return Feed.jsonLines(
        "products", () -> new ByteArrayInputStream(text), SearchEvaluation.icecat());
  }
}
