package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.query.QueryScratch;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.ItemItemMatrix;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the candidates of a recommendation come from, also for products that nobody bought. */
class CandidateSourcesTest {
  private static final int PRODUCTS = 3_000;
  private static final int LINES = 60;

  @TempDir private static Path folder;
  @TempDir private Path empty;

  /** Products of 60 brands; shoppers buy of one brand, and of the last 300 products nothing. */
  private static void build(Path folder, int shoppers) {
    new LineShop(PRODUCTS, LINES, 2_700, 60, 6)
        .builder(folder, shoppers)
        .purchaseLearning(PurchaseLearning.defaults().withMethod(PurchaseLearning.Method.WALKS))
        .build();
  }

  @BeforeAll
  static void build() {
    build(folder, 600);
  }

  private static CatalogueView catalogue(Path root) {
    return new CatalogueView(ProductGraph.open(new GuideFolder(root).live().resolve("graph.kg")));
  }

  private static int number(CatalogueView catalogue, int product) {
    return Integer.parseInt(catalogue.id(product).substring(1));
  }

  @Test
  void recommend_anyProfile_asksSourcesWithinTheBudgetAndIsTheSameAgain() {
    RecordingMonitor monitor = new RecordingMonitor();
    List<Recommendation> first;
    try (ShoppingGuide guide = ShoppingGuide.open(folder, monitor)) {
      first = guide.recommend(Shopper.of("u1"), 20);
      Map<String, Integer> found = found(monitor);
      int all = found.values().stream().mapToInt(Integer::intValue).sum();
      assertTrue(all <= ProfileCandidates.BUDGET, found.toString());
      assertTrue(found.get("bought together") > 100 && found.get("shared relations") > 0);
      assertEquals(first, guide.recommend(Shopper.of("u1"), 20));
      List<Recommendation> whole = guide.recommend(Shopper.of("u1"), PRODUCTS);
      assertEquals(first, whole.subList(0, 20), "a longer list begins alike");
      assertTrue(whole.size() > PRODUCTS - 61, "and ends with all others");
    }
  }

  private static Map<String, Integer> found(RecordingMonitor monitor) {
    Map<String, Integer> found = new HashMap<>();
    for (String event : monitor.events()) {
      if (event.startsWith("candidates ")) {
        int cut = event.lastIndexOf(' ');
        found.put(event.substring(11, cut), Integer.parseInt(event.substring(cut + 1)));
      }
    }
    return found;
  }

  @Test
  void itemItem_productsNobodyBought_borrowFromThoseOfTheirBrand() {
    CatalogueView catalogue = catalogue(folder);
    Path file = new GuideFolder(folder).live().resolve("item-item.bin");
    ItemItemMatrix weights = ItemItemMatrix.open(file);
    weights.verify();
    int reached = 0;
    for (int product = 0; product < PRODUCTS; product++) {
      boolean cold = number(catalogue, product) >= 2_700;
      assertTrue(!cold || weights.degree(product) > 0, "a row of its own");
      for (int n = 0; n < weights.degree(product); n++) {
        reached += number(catalogue, weights.neighbour(product, n)) >= 2_700 ? 1 : 0;
        assertTrue(n == 0 || weights.weightAt(product, n) <= weights.weightAt(product, n - 1));
      }
    }
    assertTrue(reached >= 300, "and places in the rows of others: " + reached);
    int cold = catalogue.find("p2703");
    int strongest = number(catalogue, weights.neighbour(cold, 0));
    assertEquals(2703 % LINES, strongest % LINES, "its brand");
  }

  @Test
  void recommend_afterANewProductWasBought_saysWhatIsTrue() {
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      Shopper shopper = Shopper.of("newcomer");
      guide.bought(shopper, "p2703");
      for (Recommendation each : guide.recommend(shopper, 20)) {
        double sum =
            each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
        assertEquals(each.score(), sum, 1e-9);
        String sentence = each.explanation().sentence(Locale.ENGLISH);
        assertFalse(sentence.contains("bought together"), sentence);
      }
      String reasons =
          guide.recommend(shopper, 20).getFirst().explanation().sentence(Locale.ENGLISH);
      assertTrue(reasons.contains("goes with"), reasons);
    }
  }

  @Test
  void around_anyProduct_findsThoseThatShareMostWithoutPurchases() {
    build(empty, 0);
    CatalogueView catalogue = catalogue(empty);
    GraphWalk walk = new GraphWalk(catalogue);
    QueryScratch scratch = new QueryScratch();
    int[] profile = {catalogue.find("p7")};
    int[] around = walk.around(profile, 40, scratch);
    assertEquals(40, around.length);
    IntPredicate sameBrand = p -> number(catalogue, p) % LINES == 7;
    assertTrue(Arrays.stream(around).allMatch(sameBrand), "the brand is rarer than the rest");
    assertArrayEquals(around, walk.around(profile, 40, scratch));
    assertArrayEquals(new int[0], walk.around(new int[0], 40, scratch));
    try (ShoppingGuide guide = ShoppingGuide.open(empty)) {
      guide.bought(Shopper.of("newcomer"), "p7");
      List<Recommendation> best = guide.recommend(Shopper.of("newcomer"), 10);
      assertTrue(
          best.stream()
              .allMatch(r -> Integer.parseInt(r.product().id().substring(1)) % LINES == 7));
    }
  }
}
