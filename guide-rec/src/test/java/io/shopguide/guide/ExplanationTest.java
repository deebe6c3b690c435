package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphPath;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Relation;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations of every kind of request hold against the arithmetic and the graph. */
class ExplanationTest {
  private static final List<String> QUESTIONS =
      List.of(
          "headphones",
          "red running shoes under $100",
          "无线耳机，不要索尼",
          "cheapest laptop",
          "waterproof running shoes",
          "noise cancelling headphones",
          "comet trail",
          "under $50",
          "green headphones");
  private static final List<String> SHOPPERS = List.of("ann", "dan", "ida", "mia", "ned", "nobody");

  private static final ShoppingGuide GUIDE = SmallShop.guide();
  private static ProductGraph graph;
  private static ShopperKey key;

  @BeforeAll
  static void openGraph(@TempDir Path folder) {
    graph = ProductGraph.open(SmallShop.copyTo(folder).resolve("generations/000001/graph.kg"));
    key = new ShopperKeyFile(folder.resolve("shopper.key")).readOrCreate();
  }

  private static Stream<Recommendation> all() {
    List<Recommendation> all = new ArrayList<>();
    for (String id : SHOPPERS) {
      Shopper shopper = Shopper.of(id);
      all.addAll(GUIDE.recommend(shopper, 30));
      for (String question : QUESTIONS) {
        Session session = GUIDE.newSession(shopper);
        Answer answer = GUIDE.ask(question, session, AskOptions.limit(30));
        all.addAll(answer.recommendations());
        all.addAll(answer.alternatives());
        all.add(GUIDE.explain(session, "k3"));
      }
    }
    SmallShop.ITEMS.forEach(item -> all.addAll(GUIDE.similar(item.id(), 30)));
    return all.stream();
  }

  @Test
  void contributions_ofEveryResult_addUpToTheScoreAndFall() {
    assertTrue(all().count() > 500);
    all()
        .forEach(
            r -> {
              List<Contribution> parts = r.explanation().contributions();
              double sum = parts.stream().mapToDouble(Contribution::value).sum();
              assertEquals(r.score(), sum, 1e-5);
              assertTrue(r.score() >= 0 && r.score() <= 1 + 1e-9, "score " + r.score());
              for (int i = 1; i < parts.size(); i++) {
                assertTrue(parts.get(i - 1).value() >= parts.get(i).value());
              }
            });
  }

  @Test
  void contributions_ofEveryResult_areKnownPartsOnTheirSide() {
    Set<String> content = Set.of("text", "wishes");
    Set<String> relations = Set.of("bought together", "shared relations", "popularity");
    all()
        .flatMap(r -> r.explanation().contributions().stream())
        .forEach(
            c -> assertTrue((c.side() == Side.CONTENT ? content : relations).contains(c.name())));
  }

  @Test
  void sentences_ofEveryResult_areSaidInBothLanguages() {
    all()
        .forEach(
            r -> {
              String english = r.explanation().sentence(Locale.ENGLISH);
              String chinese = r.explanation().sentence(Locale.CHINESE);
              assertFalse(english.isBlank() || chinese.isBlank());
              assertFalse(
                  english
                      .codePoints()
                      .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN),
                  english);
              assertTrue(
                  chinese
                      .codePoints()
                      .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN),
                  chinese);
              assertEquals(english, r.explanation().sentence(Locale.FRENCH));
              assertEquals(chinese, r.explanation().sentence(Locale.SIMPLIFIED_CHINESE));
            });
  }

  @Test
  void path_ofEveryResult_leadsToItThroughTheGraph() {
    List<GraphPath> paths =
        all()
            .filter(r -> r.explanation().path().isPresent())
            .map(
                r -> {
                  GraphPath path = r.explanation().path().orElseThrow();
                  assertEquals(
                      graph.find("Product", r.product().id()), path.steps().getLast().to());
                  return path;
                })
            .toList();
    assertTrue(paths.stream().anyMatch(p -> p.steps().size() == 1), "bought together");
    assertTrue(paths.stream().anyMatch(p -> p.steps().size() == 2), "through a shared entity");
    for (GraphPath path : paths) {
      for (int i = 0; i < path.steps().size(); i++) {
        GraphPath.Step step = path.steps().get(i);
        assertTrue(i == 0 || path.steps().get(i - 1).to() == step.from());
        assertTrue(exists(step), step.toString());
      }
    }
  }

  private static boolean exists(GraphPath.Step step) {
    if (step.predicate().equals("bought_together")) {
      Relation bought = graph.relation("bought", "Shopper", "Product");
      return IntStream.range(bought.inverseStart(step.from()), bought.inverseEnd(step.from()))
          .anyMatch(p -> bought.contains(bought.source(p), step.to()));
    }
    int subject = step.forward() ? step.from() : step.to();
    int object = step.forward() ? step.to() : step.from();
    return graph.relations().stream()
        .anyMatch(r -> r.predicate().equals(step.predicate()) && r.contains(subject, object));
  }

  @Test
  void path_ofAKnownShopper_beginsAtSomethingTheyBought() {
    Relation bought = graph.relation("bought", "Shopper", "Product");
    for (String id : List.of("ann", "dan", "mia")) {
      int shopper = graph.find("Shopper", key.name(id));
      List<Recommendation> recommended = GUIDE.recommend(Shopper.of(id), 10);
      assertTrue(recommended.getFirst().explanation().path().isPresent());
      for (Recommendation each : recommended) {
        each.explanation()
            .path()
            .ifPresent(p -> assertTrue(bought.contains(shopper, p.steps().getFirst().from())));
      }
    }
  }

  @Test
  void reasons_ofAQuestion_areTrueOfTheProduct() {
    Answer answer = SmallShop.ask("red running shoes under $100 not Nike");
    Recommendation only = answer.recommendations().getFirst();
    assertEquals("s8", only.product().id());
    assertReasons(only, "running shoes", "red", "up to $100", "not Nike");
    assertTrue(only.explanation().sentence(Locale.CHINESE).contains("不要耐克"));
    for (Recommendation other : answer.alternatives()) {
      assertReasons(other, "running shoes", "up to $100", "not Nike");
      assertFalse(other.explanation().sentence(Locale.ENGLISH).contains("red"));
    }
  }

  private static void assertReasons(Recommendation recommendation, String... expected) {
    String sentence = recommendation.explanation().sentence(Locale.ENGLISH);
    for (String each : expected) {
      assertTrue(sentence.contains(each), sentence);
    }
  }

  @Test
  void reasons_ofWords_nameTheWordsThatTheTextHolds() {
    Recommendation first = SmallShop.ask("comet trail").recommendations().getFirst();
    assertEquals("s2", first.product().id());
    assertTrue(
        first.explanation().sentence(Locale.ENGLISH).contains("mentions \"comet\", \"trail\""));
    assertTrue(first.explanation().sentence(Locale.CHINESE).contains("提到“comet”、“trail”"));
  }

  @Test
  void reasons_ofSimilar_claimNoPurchases() {
    for (Recommendation each : GUIDE.similar("h1", 10)) {
      assertFalse(each.explanation().sentence(Locale.ENGLISH).contains("you bought"));
      assertFalse(each.explanation().sentence(Locale.CHINESE).contains("您买过"));
    }
  }
}
