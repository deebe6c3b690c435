package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.rules.ProductFilter;
import io.shopguide.rec.rules.RankingRule;
import io.shopguide.rec.rules.RankingRules;
import io.shopguide.rec.rules.RuleAction.Boost;
import io.shopguide.rec.rules.RuleAction.Pin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages fit together, and diversity changes the order but not what is found. */
class PagingTest {
  private static final List<String> QUESTIONS =
      List.of(
          "headphones",
          "red running shoes under $100",
          "cheapest laptop",
          "waterproof running shoes",
          "comet trail",
          "under $150",
          "not Sony");

  @TempDir private Path folder;
  private ShoppingGuide guide;

  @BeforeEach
  void open() {
    guide =
        ShoppingGuide.open(
            SmallShop.copyTo(folder), OpenOptions.defaults().withClock(SmallShop.CLOCK));
  }

  @AfterEach
  void close() {
    guide.close();
  }

  private static List<String> ids(Answer answer) {
    return SmallShop.ids(
        Stream.concat(answer.recommendations().stream(), answer.alternatives().stream()).toList());
  }

  private static List<AskOptions> someOptions(int limit) {
    AskOptions plain = AskOptions.limit(limit);
    return List.of(
        plain,
        plain.diverse(Diversity.mmr(0.5)),
        plain.diverse(Diversity.mmr(0.8).withPerBrand(1)),
        plain.diverse(Diversity.off().withPerCategory(2)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void more_untilTheEnd_showsEachProductOnceInTheOrderOfOnePage(int limit) {
    guide.rules(
        new RankingRules(
            List.of(
                RankingRule.of("pin", new Pin(5), ProductFilter.all().withIds("h8", "s8")),
                RankingRule.of("boost", new Boost(0.2), ProductFilter.all().withBrands("Nike")))));
    for (String question : QUESTIONS) {
      for (AskOptions options : someOptions(limit)) {
        Session session = guide.newSession(Shopper.of("ann"));
        Answer answer = guide.ask(question, session, options);
        int total = answer.page().total();
        List<String> paged = new ArrayList<>(ids(answer));
        while (answer.page().hasNext()) {
          answer = guide.more(session);
          assertEquals(paged.size(), answer.page().offset());
          assertEquals(total, answer.page().total());
          paged.addAll(ids(answer));
        }
        assertEquals(total, paged.size(), question);
        assertEquals(new HashSet<>(paged).size(), paged.size(), question);
        assertTrue(ids(guide.more(session)).isEmpty());
        if (options.diversity().equals(Diversity.off())) {
          Answer whole =
              guide.ask(question, guide.newSession(Shopper.of("ann")), AskOptions.limit(1000));
          assertEquals(ids(whole), paged);
        }
        Answer direct =
            guide.ask(question, guide.newSession(Shopper.of("ann")), options.from(limit));
        assertEquals(paged.stream().skip(limit).limit(limit).toList(), ids(direct));
      }
    }
  }

  @Test
  void more_afterPurchasesAndNewRules_goesOnWithTheSameRanking() {
    for (AskOptions options : someOptions(2)) {
      Session undisturbed = guide.newSession(Shopper.of("new one"));
      List<String> expected = new ArrayList<>(ids(guide.ask("headphones", undisturbed, options)));
      for (int page = 0; page < 3; page++) {
        expected.addAll(ids(guide.more(undisturbed)));
      }
      Shopper shopper = Shopper.of("buyer " + options.diversity());
      Session session = guide.newSession(shopper);
      List<String> paged = new ArrayList<>(ids(guide.ask("headphones", session, options)));
      guide.bought(shopper, "h3");
      guide.bought(shopper, "h5");
      paged.addAll(ids(guide.more(session)));
      guide.rules(
          new RankingRules(
              List.of(RankingRule.of("x", new Boost(1), ProductFilter.all().withIds("h8")))));
      paged.addAll(ids(guide.more(session)));
      paged.addAll(ids(guide.more(session)));
      assertEquals(expected, paged);
      assertNotEquals(
          expected.getFirst(), ids(guide.ask("headphones", session, options)).getFirst());
      guide.rules(RankingRules.none());
    }
  }

  @Test
  void more_withoutARanking_isRefused() {
    Session session = guide.newSession(Shopper.anonymous());
    assertThrows(IllegalStateException.class, () -> guide.more(session));
    guide.ask("laptop", session);
    guide.ask("hello", session);
    assertThrows(IllegalStateException.class, () -> guide.more(session));
  }

  @Test
  void recommend_inPages_isTheSameRanking() {
    for (AskOptions options : someOptions(4)) {
      for (String id : List.of("ann", "dan", "nobody")) {
        List<String> paged = new ArrayList<>();
        List<Recommendation> page;
        do {
          page = guide.recommend(Shopper.of(id), options.from(paged.size()));
          paged.addAll(SmallShop.ids(page));
        } while (!page.isEmpty());
        assertEquals(new HashSet<>(paged).size(), paged.size());
        assertTrue(paged.size() >= 27, "all but what was bought: " + paged.size());
      }
    }
  }

  @Test
  void quotas_boundEachPageUnlessNothingElseIsLeft() {
    AskOptions options =
        AskOptions.limit(4).diverse(Diversity.off().withPerBrand(1).withPerCategory(2));
    Session session = guide.newSession(Shopper.anonymous());
    Answer answer = guide.ask("under $2000", session, options);
    for (int page = 0; page < 2; page++) {
      Map<String, Integer> brands = new HashMap<>();
      Map<String, Integer> categories = new HashMap<>();
      for (Recommendation each : answer.recommendations()) {
        brands.merge(each.product().brand(), 1, Integer::sum);
        categories.merge(each.product().category(), 1, Integer::sum);
      }
      assertEquals(4, answer.recommendations().size());
      assertTrue(brands.values().stream().allMatch(n -> n == 1), brands.toString());
      assertTrue(categories.values().stream().allMatch(n -> n <= 2), categories.toString());
      answer = guide.more(session);
    }
    Session sony = guide.newSession(Shopper.anonymous());
    assertEquals(2, guide.ask("Sony headphones", sony, options).recommendations().size());
  }

  @Test
  void mmr_ofHeadphones_mixesBrandsAndKeepsTheBest() {
    List<String> plain = ids(guide.ask("headphones", guide.newSession(Shopper.anonymous())));
    AskOptions diverse = AskOptions.limit(10).diverse(Diversity.mmr(0.3));
    List<Recommendation> mixed =
        guide.ask("headphones", guide.newSession(Shopper.anonymous()), diverse).recommendations();
    assertEquals(plain.getFirst(), mixed.getFirst().product().id());
    assertEquals(Set.copyOf(plain), Set.copyOf(SmallShop.ids(mixed)));
    long brands = mixed.stream().limit(4).map(r -> r.product().brand()).distinct().count();
    assertEquals(4, brands, "the four brands come first");
    AskOptions off = AskOptions.limit(10).diverse(Diversity.mmr(1));
    assertEquals(plain, ids(guide.ask("headphones", guide.newSession(Shopper.anonymous()), off)));
    AskOptions cheapest = AskOptions.limit(10).diverse(Diversity.mmr(0));
    List<Recommendation> ordered =
        guide
            .ask("cheapest headphones", guide.newSession(Shopper.anonymous()), cheapest)
            .recommendations();
    for (int i = 1; i < ordered.size(); i++) {
      assertTrue(ordered.get(i - 1).product().price() <= ordered.get(i).product().price());
    }
  }

  @Test
  void options_outOfRange_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> AskOptions.limit(1).from(-1));
    assertThrows(IllegalArgumentException.class, () -> Diversity.mmr(-0.1));
    assertThrows(IllegalArgumentException.class, () -> Diversity.mmr(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Diversity.off().withPerBrand(0));
    assertThrows(IllegalArgumentException.class, () -> Diversity.off().withPerCategory(0));
    Answer beyond =
        guide.ask(
            "laptop",
            guide.newSession(Shopper.anonymous()),
            AskOptions.limit(Integer.MAX_VALUE).from(Integer.MAX_VALUE));
    assertTrue(beyond.recommendations().isEmpty());
    assertFalse(beyond.page().hasNext());
  }

  @Test
  void reorder_ofRandomScores_isAPermutationThatPrefixesAgreeOn() {
    Random random = new Random(5);
    try (OpenedGuide opened = openedCopy()) {
      Shop shop = opened.shop();
      for (int run = 0; run < 50; run++) {
        double[] scores = random.doubles(shop.catalogue().size()).toArray();
        int[] ranked =
            IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        Diversity diversity = new Diversity(random.nextDouble(), 1 + random.nextInt(3), 2);
        int[] whole =
            new Diversifier(shop, diversity, 5).reorder(ranked, p -> scores[p], ranked.length);
        assertEquals(scores.length, Arrays.stream(whole).distinct().count(), "a permutation");
        int wanted = 1 + random.nextInt(ranked.length);
        int[] part = new Diversifier(shop, diversity, 5).reorder(ranked, p -> scores[p], wanted);
        for (int i = 0; i < wanted; i++) {
          assertEquals(whole[i], part[i]);
        }
      }
    }
  }

  private OpenedGuide openedCopy() {
    Path shop = SmallShop.copyTo(folder.resolve("other"));
    return OpenedGuide.open(
        shop.resolve("generations/000001"),
        new ShopperKeyFile(shop.resolve("shopper.key")).readOrCreate(),
        OpenOptions.defaults(),
        GuideMonitor.none(),
        StageScope.NONE);
  }
}
