package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shoppers bought, and what follows from it. */
class ProfileTest {
  @TempDir private Path folder;
  private final ShoppingGuide guide = SmallShop.guide();

  @Test
  void recommend_knownShopper_isFromTheirPurchasesAndNothingTheyHave() {
    List<Recommendation> forDan = guide.recommend(Shopper.of("dan"), 30);
    assertTrue(forDan.size() >= 20, "most of the other 27 products share something");
    assertTrue(ids(forDan).stream().noneMatch(Set.of("h5", "s1", "s5")::contains));
    assertEquals("s2", forDan.getFirst().product().id(), "eve bought it with s1 and s5");
    assertEquals(ids(forDan).subList(0, 4), ids(guide.recommend(Shopper.of("dan"), 4)));
  }

  @Test
  void recommend_strangers_getThePopularProducts() {
    List<Recommendation> popular = guide.recommend(Shopper.anonymous(), 5);
    assertEquals(popular, guide.recommend(Shopper.of("nobody knows me"), 5));
    Set<String> boughtThrice = Set.of("h1", "h5", "k1", "l5", "s1", "s5");
    assertTrue(boughtThrice.containsAll(ids(popular)), ids(popular).toString());
    assertEquals(
        30, guide.recommend(Shopper.anonymous(), Integer.MAX_VALUE).size(), "all are candidates");
  }

  @Test
  void similar_anyProduct_isNotItselfAndMostAlikeFirst() {
    for (SmallShop.Item item : SmallShop.ITEMS) {
      List<Recommendation> similar = guide.similar(item.id(), 10);
      assertFalse(ids(similar).contains(item.id()));
      long same =
          similar.stream()
              .filter(r -> SmallShop.item(r).category().equals(item.category()))
              .count();
      assertTrue(same >= 4, item.id() + " has " + same + " of its category among 10");
      List<Double> scores = similar.stream().map(Recommendation::score).toList();
      assertEquals(scores.stream().sorted(Comparator.reverseOrder()).toList(), scores);
    }
    assertEquals("s1", guide.similar("s2", 1).getFirst().product().id());
  }

  @Test
  void bought_firstPurchase_changesAnswersAndSurvivesReopening() {
    Shopper shopper = Shopper.of("newcomer");
    List<String> after;
    double before;
    try (ShoppingGuide own = SmallShop.open(folder, GuideMonitor.none())) {
      List<String> stranger = ids(own.recommend(shopper, 5));
      before = ask(own, shopper, "running shoes", "s5").score();
      own.bought(shopper, "s1");
      after = ids(own.recommend(shopper, 5));
      assertNotEquals(stranger, after);
      assertFalse(after.contains("s1"));
      assertEquals("s5", after.getFirst(), "three shoppers bought both");
      assertTrue(
          ask(own, shopper, "running shoes", "s5").explanation().contributions().stream()
              .anyMatch(c -> c.name().equals("bought together")));
      assertNotEquals(before, ask(own, shopper, "running shoes", "s5").score());
      own.bought(shopper, "s1");
      assertEquals(after, ids(own.recommend(shopper, 5)), "once is enough");
      own.bought(shopper, "k1");
    }
    try (ShoppingGuide reopened = ShoppingGuide.open(folder)) {
      List<String> answer = ids(reopened.recommend(shopper, 30));
      assertEquals("s5", answer.getFirst());
      assertFalse(answer.contains("s1") || answer.contains("k1"));
    }
  }

  private static Recommendation ask(
      ShoppingGuide guide, Shopper shopper, String text, String product) {
    return guide.ask(text, guide.newSession(shopper)).recommendations().stream()
        .filter(r -> r.product().id().equals(product))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bought_thenBuiltAgain_isKeptEvenIfAProductIsGone() {
    Shopper shopper = Shopper.of("newcomer");
    try (ShoppingGuide own = SmallShop.open(folder, GuideMonitor.none())) {
      own.bought(shopper, "h1");
      own.bought(shopper, "s1");
    }
    GuideBuilder.create(folder)
        .products(
            SmallShop.products(
                """
                id,title,title_zh,brand,brand_zh,category,category_zh,color,price,released,rating
                s1,Nike Comet,耐克,Nike,耐克,running shoes,跑步鞋,black,120,2025-03-01,4.5
                s2,Nike Trail,耐克,Nike,耐克,running shoes,跑步鞋,red,150,2025-03-02,4.6
                """))
        .build();
    try (ShoppingGuide rebuilt = ShoppingGuide.open(folder)) {
      assertEquals(List.of("s2"), ids(rebuilt.recommend(shopper, 5)));
    }
  }

  @Test
  void recommend_inAConversation_canBeSpokenAboutAndKeepsTheNeed() {
    Session session = guide.newSession(Shopper.of("dan"));
    guide.ask("red headphones", session);
    List<Recommendation> recommended = guide.recommend(session, 5);
    assertEquals(guide.recommend(Shopper.of("dan"), 5), recommended);
    Answer fact = guide.ask("how much is the second one?", session);
    assertEquals(recommended.get(1).product().id(), fact.facts().getFirst().product().id());
    assertEquals(List.of("h6"), ids(guide.ask("under $50", session).recommendations()));
    assertThrows(IllegalArgumentException.class, () -> guide.recommend(session, 0));
  }

  @Test
  void bought_everyProduct_leavesNothingToRecommend() {
    Shopper shopper = Shopper.of("collector");
    try (ShoppingGuide own = SmallShop.open(folder, GuideMonitor.none())) {
      SmallShop.ITEMS.forEach(item -> own.bought(shopper, item.id()));
      assertEquals(List.of(), own.recommend(shopper, 5));
      assertEquals(8, own.ask("headphones", own.newSession(shopper)).recommendations().size());
    }
  }

  @Test
  void bought_anonymousOrUnknownProduct_isRefusedAndNotRecorded() {
    try (ShoppingGuide own = SmallShop.open(folder, GuideMonitor.none())) {
      Shopper shopper = Shopper.of("newcomer");
      assertThrows(IllegalArgumentException.class, () -> own.bought(Shopper.anonymous(), "s1"));
      assertThrows(IllegalArgumentException.class, () -> own.bought(shopper, "no such"));
      assertEquals(ids(guide.recommend(Shopper.anonymous(), 9)), ids(own.recommend(shopper, 9)));
      Shopper endless = Shopper.of("x".repeat(100_000));
      own.bought(endless, "s1");
      assertFalse(ids(own.recommend(endless, 30)).contains("s1"), "ids have any length");
    }
  }

  @Test
  void ask_knownShopper_keepsTheExactProductsAndReordersThem() {
    Answer stranger = guide.ask("laptop", guide.newSession(Shopper.anonymous()));
    Answer mia = guide.ask("laptop", guide.newSession(Shopper.of("cat")));
    assertEquals(
        Set.copyOf(ids(stranger.recommendations())), Set.copyOf(ids(mia.recommendations())));
    assertNotEquals(ids(stranger.recommendations()), ids(mia.recommendations()));
  }

  @Test
  void unknownProductsAndLimits_areRefusedWithTheirValue() {
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> guide.similar("nope", 5));
    assertTrue(unknown.getMessage().contains("'nope'"), unknown.getMessage());
    Session session = guide.newSession(Shopper.anonymous());
    assertThrows(IllegalArgumentException.class, () -> guide.explain(session, "nope"));
    assertTrue(guide.product("nope").isEmpty());
    assertTrue(guide.product("").isEmpty());
    for (int limit : new int[] {0, -1}) {
      assertThrows(IllegalArgumentException.class, () -> guide.similar("h1", limit));
      assertThrows(
          IllegalArgumentException.class, () -> guide.recommend(Shopper.anonymous(), limit));
    }
  }

  @Test
  void product_known_isTheFeeds() {
    Product product = guide.product("h1").orElseThrow();
    assertEquals(
        new Product("h1", "Sony Quantum 9 Headphones", "索尼量子九耳机", "Sony", "headphones", 349, "USD"),
        product);
  }

  @Test
  void similar_brandWithOtherKinds_prefersTheKind() {
    assertEquals("headphones", guide.similar("h8", 1).getFirst().product().category());
  }

  @Test
  void shopper_inText_doesNotRevealTheId() {
    Shopper shopper = Shopper.of("secret-4711");
    assertFalse(shopper.toString().contains("4711"));
    assertFalse(guide.newSession(shopper).toString().contains("4711"));
    assertFalse(List.of(shopper).toString().contains("4711"));
    assertThrows(IllegalArgumentException.class, () -> Shopper.of(""));
    assertEquals(
        Set.of("Shopper[known]", "Shopper[anonymous]"),
        Set.of(shopper, Shopper.anonymous()).stream()
            .map(Shopper::toString)
            .collect(Collectors.toSet()));
  }
}
