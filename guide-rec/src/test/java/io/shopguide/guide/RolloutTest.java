package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.RolloutEvent.Kind;
import io.shopguide.guide.RolloutPlan.Step;
import io.shopguide.guide.RolloutStatus.Phase;
import io.shopguide.monitoring.GuideMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One guide with two generations: who is answered by which, and how it ends. */
class RolloutTest {
  private static final RolloutPlan PLAN =
      RolloutPlan.defaults()
          .withShadow(0)
          .withSteps(new Step(0.2, 20), new Step(0.5, 40))
          .without(Guardrail.LATENCY);

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private final Random random = new Random(1);
  private final List<String> switches = new ArrayList<>();
  private final List<RolloutEvent> events = new ArrayList<>();
  private final GuideMonitor monitor =
      new GuideMonitor() {
        @Override
        public void generationSwitched(long from, long to) {
          switches.add(from + " to " + to);
        }
      };
  private ShoppingGuide guide;
  private int shoppers;

  @BeforeEach
  void open() {
    SmallShop.copyWithNextSeasonTo(folder);
    reopen();
  }

  private void reopen() {
    guide =
        ShoppingGuide.open(folder, OpenOptions.defaults().withMonitor(monitor).withClock(clock));
  }

  @AfterEach
  void close() {
    guide.close();
  }

  /** Whether the candidate answered, which all products must say alike. */
  private static boolean isNew(List<Recommendation> answer) {
    Set<Boolean> seasons = new HashSet<>();
    answer.forEach(r -> seasons.add(r.product().title().startsWith("New ")));
    assertEquals(1, seasons.size(), "an answer of two generations: " + answer);
    return seasons.contains(true);
  }

  private boolean asksTheCandidate(Shopper shopper) {
    return isNew(guide.ask("headphones", guide.newSession(shopper)).recommendations());
  }

  /** Lets shoppers come one a minute, who click with a probability that depends on the side. */
  private void serve(int visits, double liveClicks, double candidateClicks) {
    for (int visit = 0; visit < visits; visit++) {
      Session session = guide.newSession(Shopper.of("s" + shoppers++));
      List<Recommendation> answer = guide.ask("headphones", session).recommendations();
      if (random.nextDouble() < (isNew(answer) ? candidateClicks : liveClicks)) {
        guide.clicked(session, answer.getFirst().product().id());
      }
      clock.pass(Duration.ofMinutes(1));
    }
  }

  private List<Kind> kinds() {
    return RolloutHistory.read(folder).stream().map(RolloutEvent::kind).toList();
  }

  @Test
  void rollout_listenerThatWaitsForWhoEndsIt_holdsNothingThatThatNeeds() {
    List<Kind> heard = new ArrayList<>();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            guide.rollout(
                2,
                PLAN,
                event -> {
                  heard.add(event.kind());
                  if (event.kind() == Kind.STARTED) {
                    CompletableFuture.runAsync(
                            () -> guide.rollout().orElseThrow().rollBack("enough"))
                        .join();
                  }
                }));
    assertEquals(List.of(Kind.STARTED, Kind.ROLLED_BACK), heard);
  }

  @Test
  void rollout_harmlessCandidate_isPromotedStepByStep() throws IOException {
    Rollout rollout = guide.rollout(2, PLAN, events::add);
    assertEquals(0.2, rollout.status().share());
    assertEquals(1, guide.info().generation());
    serve(600, 0.4, 0.4);
    assertEquals(Phase.PROMOTED, rollout.status().phase());
    assertEquals(1, rollout.status().share());
    assertEquals(2, guide.info().generation());
    assertEquals("000002", Files.readString(folder.resolve("CURRENT")).strip());
    assertEquals(List.of(Kind.STARTED, Kind.STEP, Kind.PROMOTED), kinds());
    assertEquals(RolloutHistory.read(folder), events);
    assertEquals(List.of("0 to 1", "1 to 2"), switches);
    assertTrue(guide.rollout().isEmpty());
    assertTrue(asksTheCandidate(Shopper.of("anybody")));
    assertFalse(Files.exists(folder.resolve("CANDIDATE")));
  }

  @Test
  void rollout_fewerClicks_isRolledBackAndTheHistorySaysWhy() throws IOException {
    Rollout rollout = guide.rollout(2, PLAN.withSteps(new Step(0.5, 1_000)));
    serve(600, 0.8, 0.2);
    RolloutStatus status = rollout.status();
    assertEquals(Phase.ROLLED_BACK, status.phase());
    assertTrue(status.evidence() >= status.limit());
    RolloutStatus.Figure broken = status.guardrails().getFirst();
    assertEquals(Guardrail.CLICKS, broken.guardrail());
    assertTrue(broken.candidateShare() < broken.liveShare() - 0.2, broken::toString);
    assertEquals(0, status.share());
    assertEquals(1, guide.info().generation());
    assertEquals("000001", Files.readString(folder.resolve("CURRENT")).strip());
    assertEquals(List.of(Kind.STARTED, Kind.ROLLED_BACK), kinds());
    String text = RolloutHistory.read(folder).getLast().text();
    assertTrue(text.matches("a guardrail is broken: clicks: live \\d\\d.*candidate.*"), text);
    assertEquals(List.of("0 to 1"), switches);
    assertFalse(asksTheCandidate(Shopper.of("anybody")));
  }

  @Test
  void rollout_fewerPurchases_isRolledBack() {
    Rollout rollout = guide.rollout(2, PLAN.withSteps(new Step(0.5, 1_000)));
    for (int visit = 0; visit < 300 && !rollout.status().phase().isOver(); visit++) {
      Shopper shopper = Shopper.of("buyer" + visit);
      List<Recommendation> shown = guide.recommend(shopper, 3);
      guide.bought(shopper, isNew(shown) ? "l8" : shown.getFirst().product().id());
      clock.pass(Duration.ofMinutes(1));
    }
    assertEquals(Phase.ROLLED_BACK, rollout.status().phase());
    assertEquals(Guardrail.PURCHASES, rollout.status().guardrails().getFirst().guardrail());
  }

  @Test
  void rollout_shares_areStickyAndGrowAndHold() {
    Set<Integer> first = new HashSet<>();
    guide.rollout(2, PLAN.withSteps(new Step(0.2, 100_000), new Step(0.5, 1)));
    for (int shopper = 0; shopper < 1_000; shopper++) {
      if (asksTheCandidate(Shopper.of("u" + shopper))) {
        first.add(shopper);
      }
    }
    assertEquals(200, first.size(), 50);
    for (int shopper = 0; shopper < 1_000; shopper += 10) {
      assertEquals(first.contains(shopper), asksTheCandidate(Shopper.of("u" + shopper)));
    }
    guide.rollout().orElseThrow().rollBack("next: a greater share");
    clock.pass(Duration.ofDays(1));
    Rollout rollout = guide.rollout(2, PLAN.withSteps(new Step(0.2, 1), new Step(0.5, 100_000)));
    Set<Integer> before = new HashSet<>();
    for (int shopper = 0; shopper < 300; shopper++) {
      if (asksTheCandidate(Shopper.of("u" + shopper))) {
        before.add(shopper);
      }
    }
    assertFalse(before.stream().allMatch(first::contains), "each rollout has its own shoppers");
    clock.pass(Duration.ofHours(1));
    assertEquals(0.5, rollout.status().share());
    int all = 0;
    for (int shopper = 0; shopper < 300; shopper++) {
      boolean asks = asksTheCandidate(Shopper.of("u" + shopper));
      assertTrue(asks || !before.contains(shopper), "who was on the candidate stays there");
      all += asks ? 1 : 0;
    }
    assertEquals(150, all, 40);
  }

  @Test
  void visit_duringAStep_staysOnItsSide() {
    Rollout rollout = guide.rollout(2, PLAN.withSteps(new Step(0.2, 1), new Step(0.9, 100_000)));
    serve(20, 1, 1);
    List<Session> open = new ArrayList<>();
    List<Boolean> sides = new ArrayList<>();
    for (int s = 0; s < 60; s++) {
      Session session = guide.newSession(Shopper.anonymous());
      open.add(session);
      sides.add(isNew(guide.ask("headphones", session).recommendations()));
    }
    assertTrue(sides.contains(true) && sides.contains(false), sides.toString());
    clock.pass(Duration.ofMinutes(29));
    assertEquals(0.9, rollout.status().share());
    for (int s = 0; s < open.size(); s++) {
      assertEquals(sides.get(s), isNew(guide.recommend(open.get(s), 5)));
      assertEquals(
          sides.get(s), isNew(guide.ask("headphones, not red", open.get(s)).recommendations()));
    }
  }

  @Test
  void shadow_answersAreComparedAndNotShown() throws InterruptedException {
    Rollout rollout = guide.rollout(2, PLAN.withShadow(30));
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    int asked = 0;
    while (rollout.status().phase() == Phase.SHADOW && System.nanoTime() < deadline) {
      assertFalse(asksTheCandidate(Shopper.of("s" + asked++)));
      Thread.sleep(1);
    }
    RolloutStatus status = rollout.status();
    assertEquals(Phase.CANARY, status.phase());
    assertTrue(status.shadow().compared() >= 30, status.toString());
    assertEquals(0, status.shadow().failed());
    assertEquals(7.0 / 8, status.shadow().common(), 1e-9);
    assertTrue(asked >= 30);
    assertEquals(List.of(Kind.STARTED, Kind.STEP), kinds());
  }

  @Test
  void shadow_oftenWithoutResult_isRolledBackUnseen() throws InterruptedException {
    Rollout rollout = guide.rollout(2, PLAN.withShadow(100_000));
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    for (int s = 0; !rollout.status().phase().isOver() && System.nanoTime() < deadline; s++) {
      Answer answer = guide.ask("Philips headphones", guide.newSession(Shopper.of("s" + s)));
      assertEquals("h8", answer.recommendations().getFirst().product().id());
      Thread.sleep(1);
    }
    assertEquals(Phase.ROLLED_BACK, rollout.status().phase());
    assertEquals(Guardrail.ZERO_RESULTS, rollout.status().guardrails().getFirst().guardrail());
  }

  @Test
  void rollout_byHand_endsOnce() {
    Rollout rollout = guide.rollout(2, PLAN);
    assertThrows(IllegalStateException.class, () -> guide.rollout(2, PLAN));
    assertThrows(IllegalStateException.class, () -> guide.switchTo(2));
    rollout.rollBack("looks odd");
    assertEquals("looks odd", RolloutHistory.read(folder).getLast().text());
    assertThrows(IllegalStateException.class, () -> rollout.promote("again"));
    Rollout next = guide.rollout(2, PLAN);
    next.promote("sure");
    assertEquals(2, guide.info().generation());
    assertThrows(IllegalStateException.class, () -> next.rollBack("too late"));
    assertEquals(Phase.ROLLED_BACK, rollout.status().phase());
    assertThrows(IllegalArgumentException.class, () -> guide.rollout(2, PLAN));
    guide.switchTo(1);
    assertFalse(asksTheCandidate(Shopper.of("anybody")));
    assertEquals(Kind.SWITCHED, kinds().getLast());
  }

  @Test
  void promote_duringABuild_waits() {
    Rollout rollout = guide.rollout(2, PLAN);
    GuideFolder.Lock building = new GuideFolder(folder).lock("build");
    assertThrows(GuideException.class, () -> rollout.promote("now"));
    serve(600, 0.4, 0.4);
    assertEquals(Phase.CANARY, rollout.status().phase());
    assertEquals(1, guide.info().generation());
    building.close();
    assertEquals(Phase.PROMOTED, rollout.status().phase());
  }

  @Test
  void open_afterARolloutWasCutOff_answersFromTheLiveGenerationAndNotesIt() throws IOException {
    new GuideFolder(folder).makeCurrent(2); // as a build without asCandidate leaves it
    Rollout cutOff = guide.rollout(2, PLAN);
    assertEquals("000001", Files.readString(folder.resolve("CURRENT")).strip());
    guide.close();
    assertEquals(List.of(Kind.STARTED, Kind.INTERRUPTED), kinds());
    assertEquals(Phase.INTERRUPTED, cutOff.status().phase());
    assertThrows(IllegalStateException.class, () -> cutOff.promote("too late"));
    reopen();
    assertEquals(1, guide.info().generation());
    Rollout rollout = guide.rollout(PLAN);
    Path copy = SmallShop.copy(folder, folder.resolveSibling(folder.getFileName() + "-killed"));
    try (ShoppingGuide killed = ShoppingGuide.open(copy)) {
      assertEquals(1, killed.info().generation());
      List<RolloutEvent> history = RolloutHistory.read(copy);
      assertEquals(Kind.INTERRUPTED, history.getLast().kind());
      assertEquals(4, history.size());
    } finally {
      GuideFolder.delete(copy);
    }
    assertEquals(Phase.CANARY, rollout.status().phase());
  }

  @Test
  void build_asCandidate_isKeptUntilTried() {
    SmallShop.nextSeason(folder).asCandidate().build();
    SmallShop.builder(folder).build();
    assertTrue(Files.exists(folder.resolve("generations/000003")), "kept by another build");
    assertEquals(1, guide.info().generation());
    Rollout rollout = guide.rollout(PLAN);
    assertEquals(3, rollout.status().candidate());
    rollout.promote("a later build is the current one");
    assertEquals(4, new GuideFolder(folder).current());
    GuideException none = assertThrows(GuideException.class, () -> guide.rollout(PLAN));
    assertTrue(none.getMessage().contains("asCandidate"), none.getMessage());
    SmallShop.builder(folder).build();
    assertFalse(Files.exists(folder.resolve("generations/000003")));
  }

  @Test
  void candidate_thatFails_isAnsweredForAndRolledBack(@TempDir Path other) {
    SmallShop.builder(other).vectors("image", 2, id -> Optional.empty()).build();
    SmallShop.nextSeason(other).asCandidate().build();
    AskOptions options = AskOptions.limit(3).withVector("image", new float[] {1, 0});
    try (ShoppingGuide failing =
        ShoppingGuide.open(other, OpenOptions.defaults().withClock(clock))) {
      Rollout rollout = failing.rollout(PLAN.withSteps(new Step(0.5, 100_000)));
      for (int visit = 0; visit < 200; visit++) {
        Session session = failing.newSession(Shopper.anonymous());
        assertFalse(isNew(failing.ask("headphones", session, options).recommendations()));
        assertFalse(isNew(failing.ask("not red", session, options).recommendations()));
        assertEquals(1, session.need().excluded().size());
        clock.pass(Duration.ofMinutes(1));
      }
      assertEquals(Phase.ROLLED_BACK, rollout.status().phase());
      assertEquals(Guardrail.FAILURES, rollout.status().guardrails().getFirst().guardrail());
    }
  }

  @Test
  void clicked_productThatOnlyTheCandidateHas_isTaken(@TempDir Path other) {
    SmallShop.nextSeason(other).build();
    SmallShop.builder(other).asCandidate().build();
    try (ShoppingGuide more = ShoppingGuide.open(other)) {
      assertThrows(IllegalArgumentException.class, () -> more.clicked(Shopper.of("u"), "h8"));
      more.rollout(PLAN);
      more.clicked(Shopper.of("u"), "h8");
      more.bought(Shopper.of("u"), "h8");
      assertEquals("h8", more.product("h8").orElseThrow().id());
      assertFalse(more.similar("h8", 3).isEmpty());
      assertThrows(IllegalArgumentException.class, () -> more.clicked(Shopper.of("u"), "no such"));
    }
  }

  @Test
  void forget_duringAVisit_forgetsWhatWasShown() {
    Rollout rollout = guide.rollout(2, PLAN.withSteps(new Step(0.5, 1_000)));
    for (int visit = 0; visit < 100; visit++) {
      Shopper shopper = Shopper.of("f" + visit);
      String product = guide.recommend(shopper, 1).getFirst().product().id();
      guide.forget(shopper);
      guide.clicked(shopper, product);
    }
    clock.pass(Duration.ofHours(1));
    RolloutStatus status = rollout.status();
    for (RolloutStatus.Figure figure : status.guardrails()) {
      assertEquals(100, figure.liveVisits() + figure.candidateVisits());
      assertEquals(0, figure.liveShare() + figure.candidateShare(), figure.toString());
    }
  }

  @Test
  void plan_unusable_isRefused() {
    RolloutPlan plan = RolloutPlan.defaults();
    assertThrows(IllegalArgumentException.class, () -> new Step(1, 10));
    assertThrows(IllegalArgumentException.class, () -> new Step(0, 10));
    assertThrows(IllegalArgumentException.class, () -> new Step(0.5, 0));
    assertThrows(IllegalArgumentException.class, plan::withSteps);
    assertThrows(
        IllegalArgumentException.class, () -> plan.withSteps(new Step(0.5, 1), new Step(0.5, 1)));
    assertThrows(IllegalArgumentException.class, () -> plan.withShadow(-1));
    assertThrows(IllegalArgumentException.class, () -> plan.withLevel(1));
    assertThrows(IllegalArgumentException.class, () -> plan.withVisit(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> plan.withTolerance(Guardrail.CLICKS, -0.1));
  }
}
