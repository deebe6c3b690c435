package io.shopguide.benchmarks.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendEvaluationTest {
  private static final int ITEMS = 40;
  private static final int USERS = 60;
  private static final int GROUPS = 4;

  @TempDir Path folder;

  /** Users u0... choose seven of the ten items of their group; all else follows the group. */
  @BeforeEach
  void writeData() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    List<String> train = new ArrayList<>();
    List<String> test = new ArrayList<>();
    for (int user = 0; user < USERS; user++) {
      int group = user % GROUPS;
      List<Integer> items = new ArrayList<>();
      IntStream.range(0, ITEMS / GROUPS).forEach(i -> items.add(i * GROUPS + group));
      Collections.shuffle(items, new Random(random.nextLong()));
      train.add("u" + user + "\t" + joined(items.subList(0, 7), "\t"));
      test.add("u" + user + "\t" + joined(items.subList(7, 10), "\t"));
    }
    write("train.txt.gz", train);
    write("test.txt.gz", test);
    write("product.txt.gz", IntStream.range(0, ITEMS).mapToObj(i -> "P" + i).toList());
    write("related_product.txt.gz", List.of("P0", "P1", "X", "Y"));
    write("brand.txt.gz", List.of("b0", "b1", "b2", "b3"));
    write("category.txt.gz", List.of("c"));
    List<String> groups =
        IntStream.range(0, ITEMS).mapToObj(i -> Integer.toString(i % GROUPS)).toList();
    write("brand_p_b.txt.gz", groups);
    write("category_p_c.txt.gz", groups.stream().map(g -> "0").toList());
    for (String relation : List.of("also_bought", "also_viewed", "bought_together")) {
      write(relation + "_p_p.txt.gz", groups);
    }
  }

  @Test
  void run_hybrid_writesRankingsOfUnseenItemsForEveryUser() throws IOException {
    Path out = folder.resolve("run.tsv");
    JsonObject figures =
        run(
            "data=" + folder,
            "train=" + file("train"),
            "test=" + file("test"),
            "out=" + out,
            "k=5");
    assertEquals(USERS, figures.get("test_users").getAsInt());
    assertEquals(100, figures.get("test_recall").getAsDouble());
    List<String> train = PurchaseFile.lines(Path.of(file("train")));
    List<String> lines = Files.readAllLines(out);
    assertEquals(5 * USERS, lines.size());
    for (int l = 0; l < lines.size(); l++) {
      String[] fields = lines.get(l).split("\t", -1);
      String[] user = train.get(l / 5).split("\t", -1);
      assertEquals(user[0], fields[0]);
      assertFalse(Arrays.asList(user).subList(1, user.length).contains(fields[1]));
      assertEquals(l % 5 + 1, Integer.parseInt(fields[2]));
    }
    Set<String> found = new HashSet<>();
    lines.subList(0, 3).forEach(line -> found.add(line.split("\t", -1)[1]));
    String[] wanted = PurchaseFile.lines(Path.of(file("test"))).get(0).split("\t", -1);
    assertEquals(Set.of(wanted[1], wanted[2], wanted[3]), found);
  }

  @Test
  void run_guides_recommendWhatWasHeldOut() throws IOException {
    JsonObject figures =
        new GuideRecommendEvaluation()
            .run(
                Arguments.parse(
                    List.of(
                        "data=" + folder,
                        "train=" + file("train"),
                        "methods=walks,ease",
                        "k=5",
                        "threads=2")),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    for (String method : List.of("walks", "ease")) {
      // Of the five unseen products of a group two were held out and three never bought.
      assertTrue(figures.get(method + "_recall").getAsDouble() > 95, figures.toString());
      assertEquals(
          method.toUpperCase(Locale.ROOT),
          figures.getAsJsonObject(method + "_card").get("method").getAsString());
    }
    assertTrue(figures.has("ease_minus_walks_p_randomization"));
  }

  @Test
  void run_anyNumberOfThreads_sameFile() throws IOException {
    Path one = folder.resolve("one.tsv");
    Path two = folder.resolve("two.tsv");
    run("data=" + folder, "train=" + file("train"), "out=" + one, "threads=1", "join=true");
    run("data=" + folder, "train=" + file("train"), "out=" + two, "threads=3", "join=true");
    assertEquals(-1, Files.mismatch(one, two));
  }

  @Test
  void run_eventsWithTimes_needNoGraph() throws IOException {
    List<String> events = new ArrayList<>();
    for (String line : PurchaseFile.lines(Path.of(file("train")))) {
      String[] fields = line.split("\t", -1);
      for (int f = 1; f < fields.length; f++) {
        events.add(fields[0] + "\titem-" + fields[f] + "\t5.0\t" + (1_300_000_000 + f));
      }
    }
    write("events.tsv.gz", events);
    Path out = folder.resolve("run.tsv");
    JsonObject figures = run("train=" + path("events.tsv.gz"), "out=" + out);
    assertEquals("cf", figures.get("parts").getAsString());
    assertEquals(7 * USERS, figures.get("events").getAsInt());
    assertTrue(figures.get("model").getAsString().contains("recency"));
    assertTrue(Files.readAllLines(out).get(0).startsWith("u0\titem-"), figures.toString());
    assertTrue(figures.get("validation_recall").getAsDouble() > 90, figures.toString());
  }

  @Test
  void run_ablation_comparesAllOnTheSameUsers() throws IOException {
    JsonObject figures =
        run(
            "data=" + folder,
            "train=" + file("train"),
            "out=" + folder.resolve("x"),
            "ablation=true");
    for (String system : List.of("cf", "graph", "graph_join", "hybrid", "hybrid_join")) {
      assertTrue(figures.has(system + "_ndcg_low"), system);
      assertTrue(figures.has(system + "_diversity"), system);
    }
    assertTrue(figures.has("hybrid_minus_cf_p_t"));
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void run_badInput_namesThePlace() throws IOException {
    write("bad.txt.gz", List.of("u0\t1\t2", "u1\t3\t40"));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                run("data=" + folder, "train=" + path("bad.txt.gz"), "out=" + folder.resolve("x")));
    assertTrue(e.getMessage().endsWith("bad.txt.gz:2 item '40' is none of the 40"), e.getMessage());
    write("brand_p_b.txt.gz", IntStream.range(0, ITEMS).mapToObj(i -> "7").toList());
    e =
        assertThrows(
            IOException.class,
            () -> run("data=" + folder, "train=" + file("train"), "out=" + folder.resolve("x")));
    assertTrue(e.getMessage().contains("brand_p_b.txt.gz:1"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> run("train=" + file("train"), "out=" + folder.resolve("x"), "parts=graph"));
    assertThrows(
        IllegalArgumentException.class,
        () -> run("train=" + file("train"), "out=" + folder.resolve("x"), "parts=magic"));
  }

  private String file(String name) {
    return path(name + ".txt.gz");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static JsonObject run(String... args) throws IOException {
    return new RecommendEvaluation()
        .run(
            Arguments.parse(List.of(args)),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  private void write(String name, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String joined(List<Integer> items, String separator) {
    return String.join(separator, items.stream().map(Object::toString).toList());
  }
}
