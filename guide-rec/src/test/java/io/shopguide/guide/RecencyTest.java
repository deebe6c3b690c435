package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.ProductGraph;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.rec.Contribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times of purchases: where they are kept and what they change. */
class RecencyTest {
  /** Ann and bob bought the same in opposite order; nobody knows when carl did. */
  private static final String PURCHASES =
      """
      shopper,product,time
      ann,h1,2026-01-01T10:00:00Z
      ann,s1,2026-02-01T10:00:00Z
      ann,k1,2026-03-01T10:00:00Z
      bob,k1,2026-01-01T10:00:00Z
      bob,s1,2026-02-01T10:00:00Z
      bob,h1,2026-03-01T10:00:00Z
      ann,k1,2025-01-01T10:00:00Z
      carl,h1,
      carl,k1,
      dora,h1,2026-01-05T10:00:00Z
      dora,h2,2026-01-06T10:00:00Z
      emma,k1,2025-06-01T10:00:00Z
      emma,k2,2025-06-02T10:00:00Z
      """;

  @TempDir private Path folder;

  private GuideBuilder builder(String purchases) {
    GuideBuilder builder = GuideBuilder.create(folder).clock(SmallShop.CLOCK);
    SmallShop.feeds().forEach(builder::products);
    return builder.events(SmallShop.purchases(purchases, "time"));
  }

  private Path live() {
    return new GuideFolder(folder).live();
  }

  private Path times() {
    return live().resolve("purchase-times.bin");
  }

  private CatalogueView catalogue() {
    return new CatalogueView(ProductGraph.open(live().resolve("graph.kg")));
  }

  private static List<String> ids(CatalogueView catalogue, Profile profile) {
    return Arrays.stream(profile.followed()).mapToObj(catalogue::id).toList();
  }

  @Test
  void profile_purchasesWithTimes_areInTheirOrderTheLatestLast() {
    builder(PURCHASES).build();
    CatalogueView catalogue = catalogue();
    Profiles profiles = new Profiles(catalogue, PurchaseTimes.open(live(), catalogue));
    ShopperKey key = new ShopperKeyFile(folder.resolve("shopper.key")).readOrCreate();
    Profile ann = profiles.of(key.name("ann"));
    assertEquals(List.of("h1", "s1", "k1"), ids(catalogue, ann), "the last purchase counts");
    assertEquals(List.of("k1", "s1", "h1"), ids(catalogue, profiles.of(key.name("bob"))));
    assertArrayEquals(
        new float[] {0.64f, 0.8f, 1}, new float[] {ann.weight(0), ann.weight(1), ann.weight(2)});
    Profile carl = profiles.of(key.name("carl"));
    assertEquals(1, carl.weight(0), "no order, no difference");
    profiles.add(key.name("ann"), "h1");
    profiles.add(key.name("ann"), "l1");
    Profile later = profiles.of(key.name("ann"));
    assertEquals(List.of("s1", "k1", "h1", "l1"), ids(catalogue, later), "bought again");
    profiles.add(key.name("carl"), "l1");
    Profile newest = profiles.of(key.name("carl"));
    assertEquals("l1", catalogue.id(newest.followed()[2]));
    assertArrayEquals(
        new float[] {0.8f, 0.8f, 1},
        new float[] {newest.weight(0), newest.weight(1), newest.weight(2)});
  }

  @Test
  void profile_manyPurchases_followsTheLatestAndOwnsAll() {
    int[] products = new int[250];
    Arrays.setAll(products, p -> p);
    Profile profile = new Profile(products, 250);
    assertEquals(250, profile.owned().length);
    assertEquals(Profile.MAX_FOLLOWED, profile.followed().length);
    assertEquals(249, profile.followed()[Profile.MAX_FOLLOWED - 1]);
    assertEquals(profile.weight(0), profile.weight(20), "none counts nothing");
    assertFalse(profile.toString().contains("249"));
  }

  @Test
  void recommend_sameProductsInAnotherOrder_followsTheLatest() {
    builder(PURCHASES).build();
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      List<String> forAnn = SmallShop.ids(guide.recommend(Shopper.of("ann"), 30));
      List<String> forBob = SmallShop.ids(guide.recommend(Shopper.of("bob"), 30));
      // Emma bought k2 with what ann bought last, dora h2 with what bob did.
      assertTrue(forAnn.indexOf("k2") < forAnn.indexOf("h2"), forAnn.toString());
      assertTrue(forBob.indexOf("h2") < forBob.indexOf("k2"), forBob.toString());
      for (Recommendation each : guide.recommend(Shopper.of("ann"), 30)) {
        double sum =
            each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
        assertEquals(each.score(), sum, 1e-9);
      }
    }
  }

  @Test
  void recency_ofProducts_countsLatePurchasesMore() {
    builder(PURCHASES).build();
    CatalogueView catalogue = catalogue();
    PurchaseTimes times = PurchaseTimes.open(live(), catalogue);
    Recency recency = new Recency(times);
    double h1 = recency.similarity(catalogue.find("h1"));
    assertEquals(1, h1, 1e-6, "bought most of late");
    double h2 = recency.similarity(catalogue.find("h2"));
    double k2 = recency.similarity(catalogue.find("k2"));
    assertTrue(h1 > h2 && h2 > k2 && k2 > 0, h2 + " " + k2);
    assertEquals(0, recency.similarity(catalogue.find("l1")));
    // One purchase 54 days before the last of all.
    double expected = Math.log1p(Math.pow(2, -54 / 30.0));
    double most = Math.log1p(1 + Math.pow(2, -59 / 30.0) + Math.pow(2, -55 / 30.0));
    assertEquals(expected / most, h2, 1e-6);
  }

  @Test
  void build_withoutTimes_writesNone() {
    builder("shopper,product,time\nann,h1,\n").build();
    assertFalse(Files.exists(times()));
    assertTrue(PurchaseTimes.open(live(), catalogue()).isEmpty());
  }

  @Test
  void open_damagedTimes_isRefused() throws IOException {
    builder(PURCHASES).build();
    byte[] whole = Files.readAllBytes(times());
    for (int at : new int[] {0, 8, 12, 16, 60}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(times(), damaged);
      assertThrows(GuideException.class, () -> PurchaseTimes.open(live(), catalogue()));
    }
    for (int length : new int[] {3, whole.length - 1}) {
      Files.write(times(), Arrays.copyOf(whole, length));
      assertThrows(GuideException.class, () -> PurchaseTimes.open(live(), catalogue()));
    }
    assertThrows(GuideException.class, () -> ShoppingGuide.open(folder, GuideMonitor.none()));
  }
}
