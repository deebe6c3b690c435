package io.shopguide.benchmarks.linking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.shopguide.benchmarks.Arguments;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Language;
import io.shopguide.query.linking.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkingEvaluationTest {
  private static final PrintStream NOWHERE =
      new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
  private static final Concept A = new Concept(ConceptKind.CATEGORY, "a");
  private static final Concept B = new Concept(ConceptKind.CATEGORY, "b");

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private JsonObject run(String... arguments) throws IOException {
    return new LinkingEvaluation().run(Arguments.parse(List.of(arguments)), NOWHERE);
  }

  @Test
  void run_catalogue_linksWhatEveryThirdProductTells() throws IOException {
    StringBuilder feed = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      boolean toner = i % 2 == 0;
      feed.append(
          """
          {"id":"p%d","title":"%s cyan","supplier":"%s","%s":"Cyan"}
          """
              .formatted(
                  i,
                  toner ? "Acme toner" : "Zetaline mouse",
                  toner ? "Acme" : "Zetaline",
                  toner ? "attr_t_printing_colours" : "attr_t_product_colour"));
    }
    Path out = folder.resolve("pred.tsv");
    JsonObject mentions =
        run("catalog=" + write("products.jsonl", feed.toString()), "out=" + out)
            .getAsJsonObject("mentions");
    JsonObject half = mentions.getAsJsonObject(mentions.keySet().iterator().next());
    JsonObject linker = half.getAsJsonObject("linker");
    assertTrue(linker.get("known").getAsInt() > 50, half.toString());
    assertEquals(1, linker.get("accuracy_at_1").getAsDouble(), half.toString());
    assertTrue(half.getAsJsonObject("parser").get("accuracy_at_1").getAsDouble() < 0.7);
    assertEquals(linker.get("known").getAsInt(), Files.readAllLines(out).size());
  }

  @Test
  void run_taxonomy_findsNamesByTheirMeaning() throws IOException {
    String taxonomy =
        """
        {"verticals":[{"categories":[
          {"id":"1","name":"Sneakers & Trainers & Running Shoes"},
          {"id":"2","name":"Sofas & Couches & Settees"},
          {"id":"3","name":"Laptops & Notebook Computers"},
          {"id":"4","name":"Kettles & Water Boilers"},
          {"id":"5","name":"Dog Food & Puppy Food"},
          {"id":"6","name":"Rings & Finger Jewelry"},
          {"id":"7","name":"Lamps & Table Lights"},
          {"id":"8","name":"Jumpers & Sweaters & Pullovers"}]}]}
        """;
    JsonObject names =
        run(
                "taxonomy=" + write("en.json", taxonomy),
                "encoder=all-minilm-l6-v2-q",
                "out=" + folder.resolve("pred.tsv"))
            .getAsJsonObject("names");
    int right = 0;
    int known = 0;
    for (String half : names.keySet()) {
      JsonObject linker = names.getAsJsonObject(half).getAsJsonObject("linker");
      known += linker.get("known").getAsInt();
      right +=
          (int)
              Math.rint(linker.get("accuracy_at_1").getAsDouble() * linker.get("known").getAsInt());
    }
    assertTrue(known >= 5 && right >= known - 1, names.toString());
  }

  @Test
  void run_badArguments_areRefused() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> run("out=" + folder.resolve("p")));
    assertThrows(IllegalArgumentException.class, () -> run("encoder=x", "catalog=nowhere"));
    assertThrows(
        IllegalArgumentException.class,
        () -> run("out=" + folder.resolve("p"), "encoder=x", "language=fr"));
    Path broken = write("broken.json", "{\"verticals\":[{\"categories\":[{\"id\":\"1\"}]}]}");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Taxonomy.read(broken));
    assertTrue(e.getMessage().contains("broken.json"));
  }

  @Test
  void figures_knownAndUnknown_areCountedApart() {
    LinkScore score = new LinkScore();
    score.add(A, List.of(new Link(A, 0.8), new Link(B, 0.1)));
    score.add(A, List.of(new Link(B, 0.6), new Link(A, 0.3)));
    score.add(null, List.of(new Link(B, 0.2)));
    score.add(null, List.of(new Link(B, 0.9)));
    JsonObject figures = score.figures();
    assertEquals(0.5, figures.get("accuracy_at_1").getAsDouble());
    assertEquals(1, figures.get("accuracy_at_5").getAsDouble());
    assertEquals(0.5, figures.get("unknown_rejected").getAsDouble());
    assertEquals(0.5, figures.get("accuracy_with_unknown").getAsDouble());
    assertEquals((0.2 + 0.6 + 0.2 + 0.9) / 4, figures.get("calibration_error").getAsDouble(), 1e-9);
  }

  @Test
  void names_heldBack_areNotInTheLexicon() {
    Map<Concept, List<String>> names = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      names.put(new Concept(ConceptKind.CATEGORY, "two" + i), List.of("so" + i + "fa", "cou" + i));
      names.put(new Concept(ConceptKind.CATEGORY, "one" + i), List.of(i + "watch", i + "watches"));
    }
    NameCases cases = NameCases.of(names, Language.ENGLISH);
    int known = 0;
    for (NameCases.Case each : cases.cases()) {
      assertEquals(List.of(), cases.lexicon().senses(each.name()));
      assertTrue(cases.names().stream().noneMatch(n -> n.form().equals(each.name())));
      assertTrue(!each.isKnown() || each.owner().key().startsWith("two"), "a plural is no other");
      known += each.isKnown() ? 1 : 0;
    }
    assertTrue(known > 30 && known < 50, known + " of 50");
  }
}
