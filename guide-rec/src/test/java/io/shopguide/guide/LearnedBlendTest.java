package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.Contribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of recommendations that are learned while the guide is built. */
class LearnedBlendTest {
  private static final int PRODUCTS = 200;

  @TempDir private Path folder;

  /** Shoppers who buy whatever costs about the same, of all brands and kinds. */
  private GuideBuilder byPrice() {
    Random random = new Random(3);
    String[] brands = {"Sony", "Bose", "Nike", "Auralis"};
    String[] kinds = {"headphones", "laptop", "kettle"};
    StringBuilder products = new StringBuilder(SmallShop.COLUMNS);
    for (int p = 0; p < PRODUCTS; p++) {
      String brand = brands[random.nextInt(brands.length)];
      String kind = kinds[random.nextInt(kinds.length)];
      double price = Math.exp(p * 8.0 / PRODUCTS);
      products.append(
          "p%d,%s %s %d,,%s,,%s,,black,%.2f,2025-01-01,4%n"
              .formatted(p, brand, kind, p, brand, kind, price));
    }
    StringBuilder events = new StringBuilder("shopper,product\n");
    for (int u = 0; u < 1_000; u++) {
      int price = random.nextInt(PRODUCTS - 20);
      for (int e = 0; e < 5; e++) {
        events.append("u%d,p%d%n".formatted(u, price + random.nextInt(20)));
      }
    }
    return GuideBuilder.create(folder)
        .products(SmallShop.products(products.toString()))
        .events(SmallShop.purchases(events.toString()))
        .clock(SmallShop.CLOCK);
  }

  private Path blends() {
    return new GuideFolder(folder).live().resolve("blends.json");
  }

  @Test
  void build_shoppersWhoBuyByPrice_learnsThatAndExplainsIt() throws IOException {
    byPrice().learnBlend(true).build();
    String first = Files.readString(blends());
    assertTrue(first.contains("\"seed\": 1") && first.contains("\"data\": "), first);
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      List<Recommendation> recommended = guide.recommend(Shopper.of("u7"), 10);
      assertTrue(
          recommended.stream()
              .flatMap(r -> r.explanation().contributions().stream())
              .anyMatch(c -> c.name().equals("price fit") && c.value() > 0),
          first);
      for (Recommendation each : recommended) {
        assertEquals(
            each.score(),
            each.explanation().contributions().stream().mapToDouble(Contribution::value).sum(),
            1e-9);
      }
    }
    byPrice().learnBlend(true).build();
    assertEquals(first, Files.readString(blends()), "the same feeds teach the same");
  }

  @Test
  void build_withoutLearning_writesNoBlends() {
    byPrice().build();
    assertFalse(Files.exists(blends()));
  }

  @Test
  void build_ofFewPurchases_keepsTheFixedBlend() throws IOException {
    SmallShop.builder(folder).learnBlend(true).build();
    OpenOptions options = OpenOptions.defaults();
    assertEquals(Blends.fixed(), Blends.of(blends().getParent(), options).profiles());
    for (String bad : List.of("", "{}", "{\"format\": 2}", "[")) {
      Files.writeString(blends(), bad);
      assertThrows(GuideException.class, () -> Blends.of(blends().getParent(), options));
    }
  }

  @Test
  void profileWeights_ofABlend_areThoseOfTheBlendMadeOfThem() {
    double[] weights = Blend.PROFILE.profileWeights();
    Blend same = Blend.ofProfileWeights(Arrays.stream(weights).boxed().toList());
    for (int w = 0; w < weights.length; w++) {
      assertEquals(weights[w], same.profileWeights()[w], 1e-12);
    }
  }

  @Test
  void history_ofAnyLength_isTheRightOne() {
    assertEquals(0, Blends.history(0));
    assertEquals(1, Blends.history(1));
    assertEquals(1, Blends.history(2));
    assertEquals(2, Blends.history(3));
    assertEquals(2, Blends.history(9));
    assertEquals(3, Blends.history(10));
    assertEquals(3, Blends.history(500));
  }
}
