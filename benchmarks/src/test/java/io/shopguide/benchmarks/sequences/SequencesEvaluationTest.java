package io.shopguide.benchmarks.sequences;

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
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencesEvaluationTest {
  private static final int USERS = 300;
  private static final int GROUP = 12;

  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private JsonObject run(Path train, Path attributes, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("train=" + train);
    args.add("attributes=" + attributes);
    args.add("out=" + folder.resolve("run.tsv"));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new SequencesEvaluation().run(Arguments.parse(args), nowhere);
  }

  /** Users stay within one of five groups of items, which share an attribute. */
  private Path groupedSequences() throws IOException {
    Random random = new Random(5);
    StringBuilder lines = new StringBuilder();
    for (int user = 1; user <= USERS; user++) {
      int group = user % 5;
      lines.append('u').append(user);
      random
          .ints(0, GROUP)
          .distinct()
          .limit(6)
          .forEach(i -> lines.append(' ').append(1 + group * GROUP + i));
      lines.append('\n');
    }
    return write("train.txt", lines.toString());
  }

  private Path attributes() throws IOException {
    StringBuilder json = new StringBuilder("{");
    for (int item = 0; item < 5 * GROUP; item++) {
      json.append(item == 0 ? "" : ", ").append('"').append(item + 1).append("\": [");
      json.append(item / GROUP).append(", 9]");
    }
    return write("attributes.json", json.append('}').toString());
  }

  @Test
  void run_usersOfGroups_getTheRestOfTheirGroup() throws IOException {
    JsonObject figures = run(groupedSequences(), attributes(), "k=3");
    JsonObject hybrid = figures.getAsJsonObject("validation").getAsJsonObject("hybrid");
    assertEquals(1, hybrid.get("hr@20").getAsDouble());
    double chance = 10.0 / (5 * GROUP);
    assertTrue(hybrid.get("hr@10").getAsDouble() > 4 * chance, hybrid.toString());
    assertFalse(figures.get("repeatsRanked").getAsBoolean());
    List<String> run = Files.readAllLines(folder.resolve("run.tsv"));
    assertEquals(3 * USERS, run.size());
    List<String> sequences = Files.readAllLines(folder.resolve("train.txt"));
    for (int line = 0; line < run.size(); line++) {
      String[] fields = run.get(line).split("\t", -1);
      String[] sequence = sequences.get(line / 3).split(" ", -1);
      assertEquals(sequence[0], fields[0]);
      assertFalse(List.of(sequence).contains(fields[1]), run.get(line));
      int group = (Integer.parseInt(sequence[1]) - 1) / GROUP;
      assertEquals(group, (Integer.parseInt(fields[1]) - 1) / GROUP, run.get(line));
      assertEquals(1 + line % 3, Integer.parseInt(fields[2]));
      assertTrue(Double.parseDouble(fields[3]) > 0);
    }
  }

  @Test
  void run_badFiles_areRefusedWithTheirPlace() throws IOException {
    Path attributes = attributes();
    for (String bad : List.of("u1", "", "u1 x", "u1 -3", "u1  4")) {
      Path train = write("bad.txt", "u0 1 2\n" + bad + "\n");
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> run(train, attributes));
      assertTrue(thrown.getMessage().contains("line 2"), thrown.getMessage());
    }
    Path train = write("good.txt", "u0 1 2\n");
    for (String bad : List.of("[1]", "{\"1\": [1", "no json", "{\"x\": [1]}")) {
      Path wrong = write("bad.json", bad);
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> run(train, wrong), bad);
      assertTrue(thrown.getMessage().contains("bad.json"), thrown.getMessage());
    }
    for (String k : List.of("0", "-1", "x")) {
      assertThrows(IllegalArgumentException.class, () -> run(train, attributes, "k=" + k));
    }
  }

  @Test
  void history_repeatedItem_standsAtItsLastPlace() throws IOException {
    Path train = write("repeats.txt", "u 3 1 3 2 1\n");
    SequenceData data = SequenceData.read(train, attributes());
    assertEquals(List.of(3, 2, 1), boxed(data.history(0, 5)));
    assertEquals(List.of(1, 3, 2), boxed(data.history(0, 4)));
  }

  private static List<Integer> boxed(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void tally_ranks_giveHitRatesAndNdcg() {
    RankTally tally = new RankTally();
    int[] ranking = IntStream.range(100, 120).toArray();
    for (int item : new int[] {100, 105, 109, 110, 119, 120}) {
      tally.add(ranking, item);
    }
    JsonObject json = tally.toJson();
    assertEquals(1 / 6.0, json.get("hr@5").getAsDouble(), 1e-12);
    assertEquals(3 / 6.0, json.get("hr@10").getAsDouble(), 1e-12);
    assertEquals(5 / 6.0, json.get("hr@20").getAsDouble(), 1e-12);
    double gain = 1 + Math.log(2) / Math.log(7) + Math.log(2) / Math.log(11);
    assertEquals(gain / 6, json.get("ndcg@10").getAsDouble(), 1e-12);
  }
}
