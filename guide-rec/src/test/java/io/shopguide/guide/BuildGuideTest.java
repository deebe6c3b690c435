package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.kg.build.ErrorPolicy;
import io.shopguide.kg.build.EventMapping;
import io.shopguide.kg.build.Feed;
import io.shopguide.kg.build.FeedException;
import io.shopguide.kg.build.Mapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that end early leave the guide that was there. */
class BuildGuideTest {
  private static final Mapping MAPPING = Mapping.id("id").title("title").category("category");
  private static final String PRODUCTS =
      """
      {"id":"a","title":"Oak chair","category":"chairs"}
      {"id":"b","title":"Pine chair","category":"chairs"}
      {"id":"c","title":"Oak table","category":"tables"}
      """;

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void build() {
    folder = temporary.resolve("shop");
    assertEquals(1, builder(PRODUCTS).build().generation());
  }

  private GuideBuilder builder(String lines) {
    return GuideBuilder.create(folder)
        .products(Feed.jsonLines("products", () -> stream(lines), MAPPING))
        .events(
            Feed.csv(
                "events",
                () -> stream("u,p\nx,a\nx,b\ny,a\n"),
                EventMapping.shopper("u").product("p")));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertLive(long generation, int products) {
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      assertEquals(generation, guide.info().generation());
      assertEquals(products, guide.info().products());
      Answer answer = guide.ask("oak chair", guide.newSession(Shopper.anonymous()));
      assertEquals("a", answer.recommendations().getFirst().product().id());
    }
  }

  private void assertNothingUnfinished() {
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(List.of(), all.filter(p -> p.toString().contains("unfinished")).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void build_cancelledAtEveryPoll_leavesTheGuide() {
    int polls = 0;
    boolean completed = false;
    while (!completed) {
      int last = ++polls;
      AtomicInteger asked = new AtomicInteger();
      try {
        builder(PRODUCTS).cancelledWhen(() -> asked.incrementAndGet() >= last).build();
        completed = true;
      } catch (CancellationException e) {
        assertFalse(e.getMessage().isBlank());
        assertNothingUnfinished();
      }
    }
    assertTrue(polls > 8, "a build asks in every step, but asked only " + polls + " times");
    assertLive(2, 3);
  }

  @Test
  void build_cancelledAfterEachReportedStep_leavesTheGuide() {
    List<String> steps = new ArrayList<>();
    Path other = temporary.resolve("other");
    GuideBuilder.create(other)
        .products(Feed.jsonLines("products", () -> stream(PRODUCTS), MAPPING))
        .onProgress(p -> steps.add(p.step()))
        .build();
    assertTrue(steps.size() >= 5, steps.toString());
    for (String step : steps) {
      List<String> seen = new ArrayList<>();
      GuideBuilder cancelled =
          builder(PRODUCTS)
              .onProgress(p -> seen.add(p.step()))
              .cancelledWhen(() -> seen.contains(step));
      assertThrows(CancellationException.class, cancelled::build, step);
      assertNothingUnfinished();
      assertLive(1, 3);
    }
  }

  @Test
  void build_interruptedInAnyStep_isCancelled() {
    List<String> steps = new ArrayList<>();
    builder(PRODUCTS).onProgress(p -> steps.add(p.step())).build();
    for (String step : steps) {
      GuideBuilder interrupted =
          builder(PRODUCTS)
              .onProgress(
                  p -> {
                    if (p.step().equals(step)) {
                      Thread.currentThread().interrupt();
                    }
                  });
      try {
        assertThrows(CancellationException.class, interrupted::build, step);
        assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is the caller's");
      } finally {
        Thread.interrupted();
      }
      assertNothingUnfinished();
    }
    assertLive(2, 3);
  }

  @Test
  void build_badLineInAStrictFeed_leavesTheGuide() {
    FeedException thrown =
        assertThrows(FeedException.class, () -> builder(PRODUCTS + "{\"id\":\"d\"").build());
    assertTrue(thrown.getMessage().contains("products:4"), thrown.getMessage());
    assertNothingUnfinished();
    assertLive(1, 3);
  }

  @Test
  void build_badLineSkipped_isReportedAndBuilt() {
    BuildReport report =
        builder(PRODUCTS + "{\"id\":\"d\"\n{\"id\":\"e\",\"title\":\"Oak bed\"}")
            .onBadLine(ErrorPolicy.SKIP_AND_REPORT)
            .build();
    assertEquals(4, report.products());
    assertEquals(1, report.feeds().getFirst().skipped());
    assertTrue(report.toString().contains("Generation 2: 4 products"), report.toString());
    assertLive(2, 4);
  }

  @Test
  void build_noProducts_leavesTheGuide() {
    assertThrows(FeedException.class, () -> builder("").build());
    for (GuideBuilder without :
        List.of(
            GuideBuilder.create(folder),
            builder("").onBadLine(ErrorPolicy.SKIP_AND_REPORT),
            builder("{\"title\":\"no id\"}\n").onBadLine(ErrorPolicy.SKIP_AND_REPORT))) {
      GuideException thrown = assertThrows(GuideException.class, without::build);
      assertTrue(thrown.getMessage().contains("no product"), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("products(...)"), thrown.getMessage());
    }
    assertLive(1, 3);
  }

  @Test
  void build_eventsWithoutProducts_isRefused() {
    GuideBuilder eventsOnly =
        GuideBuilder.create(folder)
            .events(
                Feed.csv(
                    "events", () -> stream("u,p\nx,a\n"), EventMapping.shopper("u").product("p")));
    GuideException thrown = assertThrows(GuideException.class, eventsOnly::build);
    assertTrue(thrown.getMessage().contains("no product"), thrown.getMessage());
    assertLive(1, 3);
  }

  @Test
  void build_listenerOrEncoderOrClockFails_leavesTheGuide() {
    GuideBuilder listener =
        builder(PRODUCTS)
            .onProgress(
                p -> {
                  throw new IllegalStateException("listener");
                });
    assertEquals(
        "listener", assertThrows(IllegalStateException.class, listener::build).getMessage());
    GuideException thrown =
        assertThrows(
            GuideException.class, () -> builder(PRODUCTS).encoder(new BrokenEncoder()).build());
    assertTrue(thrown.getMessage().contains("out of tune"), thrown.getMessage());
    assertNothingUnfinished();
    assertLive(1, 3);
  }

  private record BrokenEncoder() implements TextEncoder {
    @Override
    public String specification() {
      return "broken";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public float[] encode(String text) {
      throw new EncoderException("The encoder is out of tune", null);
    }

    @Override
    public void close() {}
  }

  @Test
  void build_whileOpen_isServedByTheNextOpening() {
    try (ShoppingGuide open = ShoppingGuide.open(folder)) {
      for (int generation = 2; generation <= 4; generation++) {
        BuildReport report =
            builder(PRODUCTS + "{\"id\":\"n\",\"title\":\"Oak bed\",\"category\":\"beds\"}")
                .build();
        assertEquals(generation, report.generation());
        assertEquals(1, open.info().generation());
        Session session = open.newSession(Shopper.anonymous());
        assertEquals(
            List.of("a", "c"),
            open.ask("oak", session).recommendations().stream()
                .map(r -> r.product().id())
                .toList());
        assertTrue(open.product("n").isEmpty());
        open.bought(Shopper.of("z"), "a");
      }
    }
    try (ShoppingGuide next = ShoppingGuide.open(folder)) {
      assertEquals(4, next.info().generation());
      assertTrue(next.product("n").isPresent());
    }
  }

  @Test
  void build_whileAnotherBuilds_isRefused() {
    List<GuideException> refused = new ArrayList<>();
    builder(PRODUCTS)
        .onProgress(p -> refused.add(assertThrows(GuideException.class, builder(PRODUCTS)::build)))
        .build();
    assertFalse(refused.isEmpty());
    for (GuideException each : refused) {
      assertTrue(each.getMessage().contains(folder + " is already being built"));
    }
    assertLive(2, 3);
  }

  @Test
  void build_inAFile_isRefusedWithItsName() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    GuideException thrown =
        assertThrows(GuideException.class, () -> GuideBuilder.create(file).build());
    assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
  }

  @Test
  void build_ownVocabulary_isPartOfTheGeneration() throws IOException {
    Path vocabulary =
        Files.writeString(temporary.resolve("own.tsv"), "CATEGORY\tchair\tperch\t栖木\t\n");
    builder(PRODUCTS).vocabulary(vocabulary).build();
    Files.delete(vocabulary);
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      for (String word : List.of("perch", "栖木")) {
        Answer answer = guide.ask(word, guide.newSession(Shopper.anonymous()));
        assertEquals(2, answer.recommendations().size(), word);
      }
    }
    GuideBuilder absent = builder(PRODUCTS).vocabulary(vocabulary);
    RuntimeException thrown = assertThrows(RuntimeException.class, absent::build);
    assertTrue(thrown.getMessage().contains(vocabulary.toString()), thrown.getMessage());
    assertLive(2, 3);
  }

  @Test
  void exchangeRate_notPositive_isRefused() {
    GuideBuilder builder = GuideBuilder.create(folder);
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> builder.exchangeRate("EUR", rate));
    }
  }
}
