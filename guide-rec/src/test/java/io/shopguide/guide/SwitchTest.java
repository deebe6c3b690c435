package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.rec.rules.ProductFilter;
import io.shopguide.rec.rules.RankingRule;
import io.shopguide.rec.rules.RankingRules;
import io.shopguide.rec.rules.RuleAction.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another generation answers, and conversations, purchases and rules go on. */
class SwitchTest {
  @TempDir private Path folder;
  private final List<String> switches = new ArrayList<>();
  private Runnable told = () -> {};
  private ShoppingGuide guide;

  @BeforeEach
  void openWithTwoGenerations() {
    GuideMonitor monitor =
        new GuideMonitor() {
          @Override
          public void generationSwitched(long from, long to) {
            switches.add(from + " to " + to);
            told.run();
          }
        };
    guide = ShoppingGuide.open(SmallShop.copyWithNextSeasonTo(folder), monitor);
    assertEquals(1, guide.info().generation());
  }

  @AfterEach
  void close() {
    guide.close();
  }

  private static List<String> ids(Answer answer) {
    return SmallShop.ids(
        Stream.concat(answer.recommendations().stream(), answer.alternatives().stream()).toList());
  }

  @Test
  void switchTo_thereAndBack_answersFromTheOtherAndTellsTheMonitor() throws IOException {
    guide.switchTo(2);
    assertEquals(2, guide.info().generation());
    assertEquals("000002", Files.readString(folder.resolve("CURRENT")).strip());
    assertEquals("New Sony Quantum 9 Headphones", guide.product("h1").orElseThrow().title());
    assertTrue(guide.product("h8").isEmpty());
    guide.switchTo(2);
    guide.switchTo(1);
    assertEquals("000001", Files.readString(folder.resolve("CURRENT")).strip());
    assertEquals("Sony Quantum 9 Headphones", guide.product("h1").orElseThrow().title());
    assertEquals(List.of("0 to 1", "1 to 2", "2 to 1"), switches);
  }

  @Test
  void switchTo_monitorWaitsForAThreadThatChangesTheGuide_goesOn() {
    List<RulesReport> reports = new ArrayList<>();
    told =
        () ->
            reports.add(
                CompletableFuture.supplyAsync(() -> guide.rules(RankingRules.none()))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join());
    guide.switchTo(2);
    assertEquals(1, reports.size());
  }

  @Test
  void more_afterASwitch_showsWhatWasNotShown() {
    for (int limit = 1; limit < 8; limit++) {
      Session session = guide.newSession(Shopper.anonymous());
      Answer first = guide.ask("headphones", session, AskOptions.limit(limit));
      assertEquals(8, first.page().total());
      List<String> shown = new ArrayList<>(ids(first));
      guide.switchTo(2);
      Answer answer = guide.more(session);
      assertEquals(new Page(limit, answer.page().shown(), answer.page().total()), answer.page());
      shown.addAll(ids(answer));
      guide.switchTo(1);
      do {
        answer = guide.more(session);
        assertEquals(shown.size(), answer.page().offset());
        shown.addAll(ids(answer));
      } while (answer.page().hasNext());
      assertEquals(8, new HashSet<>(shown).size());
      assertEquals(8, shown.size());
      assertEquals(8, answer.page().total());
      assertEquals(List.of(), guide.more(session).relaxations());
    }
  }

  @Test
  void session_afterASwitch_keepsTheNeedAndWhatWasShown() {
    Session session = guide.newSession(Shopper.anonymous());
    Answer before = guide.ask("headphones, not Bose", session);
    guide.switchTo(2);
    Answer cheaper = guide.ask("under $100", session);
    assertTrue(cheaper.need().excluded().containsAll(before.need().excluded()));
    assertTrue(ids(cheaper).stream().allMatch(id -> id.startsWith("h")), ids(cheaper).toString());
    assertFalse(cheaper.recommendations().isEmpty());
  }

  @Test
  void fact_aboutAProductTheOtherGenerationLacks_findsNothing() {
    Session session = guide.newSession(Shopper.anonymous());
    List<String> shown = ids(guide.ask("Philips headphones", session));
    assertEquals("h8", shown.getFirst());
    guide.switchTo(2);
    assertEquals(List.of(), guide.ask("how heavy is the first one?", session).facts());
    assertEquals(List.of(), guide.ask("compare the first two", session).facts());
  }

  @Test
  void purchases_beforeAndAfterASwitch_count() {
    Shopper shopper = Shopper.of("new");
    guide.bought(shopper, "k1");
    guide.switchTo(2);
    guide.bought(shopper, "k2");
    guide.switchTo(1);
    List<String> recommended = SmallShop.ids(guide.recommend(shopper, 30));
    assertEquals(28, recommended.size());
    assertFalse(recommended.contains("k1") || recommended.contains("k2"));
    assertEquals(2, guide.forget(shopper).recorded());
    guide.switchTo(2);
    assertTrue(SmallShop.ids(guide.recommend(shopper, 30)).contains("k1"));
  }

  @Test
  void rules_afterASwitch_hold() {
    guide.rules(
        new RankingRules(
            List.of(RankingRule.of("pin", new Pin(1), ProductFilter.all().withIds("h5")))));
    guide.switchTo(2);
    Answer answer = guide.ask("headphones", guide.newSession(Shopper.anonymous()));
    assertEquals("h5", ids(answer).getFirst());
  }

  @Test
  void switchTo_absentOrDamaged_leavesTheGuideAsItWas() throws IOException {
    GuideException absent = assertThrows(GuideException.class, () -> guide.switchTo(3));
    assertTrue(absent.getMessage().contains("no generation 3"), absent.getMessage());
    assertThrows(GuideException.class, () -> guide.switchTo(-1));
    Files.write(folder.resolve("generations/000002/graph.kg"), new byte[10]);
    assertThrows(GuideException.class, () -> guide.switchTo(2));
    assertEquals(1, guide.info().generation());
    assertEquals(8, guide.ask("headphones", guide.newSession(Shopper.anonymous())).page().total());
    assertEquals(List.of("0 to 1"), switches);
  }

  @Test
  void switchTo_closedGuide_isRefused() {
    guide.close();
    assertThrows(IllegalStateException.class, () -> guide.switchTo(2));
    assertThrows(IllegalStateException.class, guide::info);
  }
}
