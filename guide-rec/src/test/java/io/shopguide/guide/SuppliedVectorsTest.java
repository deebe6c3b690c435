package io.shopguide.guide;

import static io.shopguide.guide.SmallShop.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.Contribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors that the application supplies: here an "image" that shows nothing but a colour. */
class SuppliedVectorsTest {
  private static final List<String> COLORS = List.of("black", "white", "red", "blue", "gray");

  @TempDir private Path folder;

  private static float[] image(String color) {
    float[] vector = new float[COLORS.size()];
    vector[COLORS.indexOf(color)] = 5;
    return vector;
  }

  /** Products of other colours have no image. */
  private static Optional<float[]> imageOf(String id) {
    return SmallShop.ITEMS.stream()
        .filter(item -> item.id().equals(id) && COLORS.contains(item.color()))
        .map(item -> image(item.color()))
        .findFirst();
  }

  private ShoppingGuide open() {
    SmallShop.builder(folder).vectors("image", COLORS.size(), SuppliedVectorsTest::imageOf).build();
    return ShoppingGuide.open(folder);
  }

  private static double part(Recommendation recommendation, String name) {
    return recommendation.explanation().contributions().stream()
        .filter(c -> c.name().equals(name))
        .mapToDouble(Contribution::value)
        .sum();
  }

  private static void assertAddsUp(Recommendation each) {
    assertEquals(
        each.score(),
        each.explanation().contributions().stream().mapToDouble(Contribution::value).sum(),
        1e-9);
  }

  @Test
  void similar_productWithAnImage_prefersTheSameImageAndSaysSo() {
    try (ShoppingGuide guide = open()) {
      List<Recommendation> similar = guide.similar("h4", 29);
      List<String> plain = ids(SmallShop.guide().similar("h4", 29));
      assertTrue(ids(similar).indexOf("h6") < plain.indexOf("h6") || plain.indexOf("h6") == 0);
      for (Recommendation each : similar) {
        boolean red = SmallShop.item(each).color().equals("red");
        assertEquals(red, part(each, "image") > 0, each.product().id());
        assertAddsUp(each);
      }
      String told = similar.getFirst().explanation().reasons().toString();
      assertTrue(told.contains("similar image") && told.contains("image相似"), told);
      assertFalse(similar.getFirst().explanation().sentence(Locale.ENGLISH).isEmpty());
    }
  }

  @Test
  void ask_withAnImage_ranksByItAndExplainsTheSameScore() {
    try (ShoppingGuide guide = open()) {
      Session session = guide.newSession(Shopper.anonymous());
      AskOptions options = AskOptions.defaults().withVector("image", image("blue"));
      Answer answer = guide.ask("headphones", session, options);
      Recommendation best = answer.recommendations().getFirst();
      assertEquals("h7", best.product().id(), "the only blue one");
      assertTrue(part(best, "image") > 0);
      assertAddsUp(best);
      assertEquals(best.score(), guide.explain(session, "h7").score(), 1e-12);
      Answer plain = guide.ask("headphones", session);
      assertTrue(
          plain.recommendations().stream().allMatch(r -> part(r, "image") == 0),
          "a question has no image of its own");
    }
  }

  @Test
  void recommend_shopperWithPurchases_comparesWithTheMeanOfThem() {
    try (ShoppingGuide guide = open()) {
      List<Recommendation> all = guide.recommend(Shopper.of("dan"), 29);
      assertTrue(all.stream().anyMatch(r -> part(r, "image") > 0));
      all.forEach(SuppliedVectorsTest::assertAddsUp);
      assertTrue(
          guide.recommend(Shopper.anonymous(), 10).stream().allMatch(r -> part(r, "image") == 0));
    }
  }

  @Test
  void ask_unknownNameOrWrongLength_isRefusedWithTheRemedy() {
    try (ShoppingGuide guide = open()) {
      Session session = guide.newSession(Shopper.anonymous());
      for (AskOptions options :
          List.of(
              AskOptions.defaults().withVector("sound", new float[5]),
              AskOptions.defaults().withVector("meaning", new float[5]),
              AskOptions.defaults().withVector("image", new float[4]))) {
        assertThrows(
            IllegalArgumentException.class, () -> guide.ask("headphones", session, options));
      }
    }
  }

  @Test
  void vectors_unusableNames_areRefused() {
    GuideBuilder builder = SmallShop.builder(folder).vectors("image", 2, id -> Optional.empty());
    for (String name :
        List.of("", "meaning", "text", "popularity", "Image", "../x", "a b", "image")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> builder.vectors(name, 2, id -> Optional.empty()),
          name);
    }
    assertThrows(
        IllegalArgumentException.class, () -> builder.vectors("other", 0, id -> Optional.empty()));
  }

  @Test
  void build_vectorOfWrongLength_namesTheProductAndLeavesNothing() {
    GuideBuilder builder =
        SmallShop.builder(folder)
            .vectors("image", 2, id -> Optional.of(new float[id.equals("h5") ? 3 : 2]));
    GuideException thrown = assertThrows(GuideException.class, builder::build);
    assertTrue(thrown.getMessage().contains("'h5'"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("3 dimensions"), thrown.getMessage());
    assertTrue(Files.notExists(folder.resolve("CURRENT")));
  }
}
