package io.shopguide.benchmarks.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityEvaluationTest {
  private static final String[] KINDS = {"kettle", "lamp", "desk", "jacket", "phone", "tent"};
  private static final String[] BRANDS = {"Acme", "Zeta", "Orbis", "Lumen"};

  @TempDir private Path folder;

  @Test
  void run_smallCatalogueForAMoment_answersWithItsErrors() throws IOException {
    Path queries = folder.resolve("queries.txt");
    Files.writeString(queries, "acme lamp\n\nred tent under $100\nlumen desk\n");
    JsonObject figures =
        run(
            "queries=" + queries,
            "catalog=" + catalogue(CapacityEvaluation.FEWEST_PRODUCTS),
            "fields=title:name,brand:vendor,price:cost",
            "seconds=0.1",
            "slo_ms=200",
            "think_s=20",
            "threads=2");
    assertEquals(400, figures.get("products").getAsInt());
    assertEquals(3, figures.get("queries").getAsInt());
    assertEquals(LoadRun.SHARES.length, figures.getAsJsonArray("rates").size());
    for (JsonElement rate : figures.getAsJsonArray("rates")) {
      assertTrue(rate.getAsJsonObject().get("p99_predicted").getAsDouble() > 0, rate::toString);
    }
    List<Integer> sizes = new ArrayList<>();
    figures
        .getAsJsonArray("sizes")
        .forEach(size -> sizes.add(size.getAsJsonObject().get("products").getAsInt()));
    assertEquals(List.of(10, 20, 30, 40, 100, 200, 400), sizes);
    JsonObject larger = figures.getAsJsonObject("larger");
    assertEquals(4_000, larger.get("products").getAsInt());
    for (String quantity : List.of("heap_mb", "files_mb", "question_ms")) {
      JsonObject then = larger.getAsJsonObject(quantity);
      double expected = then.get("predicted").getAsDouble();
      assertTrue(then.get("low").getAsDouble() <= expected, quantity);
      assertTrue(then.get("high").getAsDouble() >= expected, quantity);
      JsonObject checked = figures.getAsJsonObject("whole_from_a_tenth").getAsJsonObject(quantity);
      assertTrue(checked.get("measured").getAsDouble() > 0, quantity);
    }
    double files = larger.getAsJsonObject("files_mb").get("predicted").getAsDouble();
    assertTrue(files > 0.2 && files < 20, "files of 4,000 products: " + files);
    JsonObject now = figures.getAsJsonObject("now");
    assertTrue(
        now.get("shoppers").getAsLong() >= 20 * now.get("per_s").getAsDouble() - 1, now::toString);
    assertTrue(now.get("per_s_cautious").getAsDouble() <= now.get("per_s").getAsDouble());
    assertTrue(figures.get("worst_p99_ratio").getAsDouble() >= 1);
    String summary = new CapacityEvaluation().summary(figures);
    assertTrue(summary.contains("400 products") && summary.contains("4,000 products"), summary);
  }

  @Test
  void run_unusableArguments_saysWhatHelps() throws IOException {
    Path few = catalogue(50);
    assertTrue(message("catalog=" + few, "fields=title:name").contains("50 products"));
    assertTrue(message("catalog=" + few, "fields=heading:name").contains("'heading:name'"));
    assertTrue(message("catalog=" + few, "seconds=no").contains("seconds=no"));
    assertTrue(message("catalog=" + few, "slo_ms=-1").contains("slo_ms=-1"));
    Path many = catalogue(CapacityEvaluation.FEWEST_PRODUCTS);
    assertTrue(message("catalog=" + many).contains("fields=title:FIELD"));
    Path empty = Files.createFile(folder.resolve("queries.txt"));
    assertTrue(message("catalog=" + many, "queries=" + empty).contains("queries.txt"));
  }

  @Test
  void titles_ofACatalogue_areSpreadOverIt() throws IOException {
    Catalogue catalogue = Catalogue.of(catalogue(500), Optional.of("title:name"));
    List<String> titles = catalogue.titles(100);
    assertEquals(100, titles.size());
    assertTrue(titles.getLast().matches("[a-z]+ [a-z]+ 495"), titles.getLast());
  }

  @Test
  void writePart_smallerAndLarger_areNestedAndTheSameAgain() throws IOException {
    Catalogue catalogue = Catalogue.of(catalogue(500), Optional.of("title:name"));
    List<String> small = part(catalogue, 40, 3);
    List<String> large = part(catalogue, 200, 3);
    assertEquals(40, small.size());
    assertEquals(200, large.size());
    assertTrue(large.containsAll(small));
    assertEquals(small, part(catalogue, 40, 3));
    assertNotEquals(small, part(catalogue, 40, 4));
  }

  private List<String> part(Catalogue catalogue, int products, long seed) throws IOException {
    Path part = folder.resolve("part.jsonl");
    catalogue.writePart(part, products, seed);
    return Files.readAllLines(part);
  }

  private String message(String... arguments) {
    return assertThrows(IllegalArgumentException.class, () -> run(arguments)).getMessage();
  }

  private static JsonObject run(String... arguments) throws IOException {
    PrintStream progress =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new CapacityEvaluation().run(Arguments.parse(List.of(arguments)), progress);
  }

  private Path catalogue(int products) throws IOException {
    Random random = new Random(1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < products; i++) {
      String kind = KINDS[random.nextInt(KINDS.length)];
      String brand = BRANDS[random.nextInt(BRANDS.length)];
      lines.add(
          "{\"id\":\"p%d\",\"name\":\"%s %s %d\",\"vendor\":\"%s\",\"cost\":%d}"
              .formatted(i, brand, kind, i, brand, 5 + random.nextInt(500)));
    }
    return Files.write(folder.resolve("products" + products + ".jsonl"), lines);
  }
}
