package io.shopguide.examples.quickstart.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the purchases promise: order, no repeats, and structure that a recommender can find. */
final class PurchaseSimulatorTest {
  private static final List<Purchase> PURCHASES = purchases();
  private static final Map<String, List<Purchase>> BY_SHOPPER =
      PURCHASES.stream()
          .collect(
              Collectors.groupingBy(Purchase::shopper, LinkedHashMap::new, Collectors.toList()));

  @Test
  void shoppers_all_buyFiveToTwentyFour() {
    assertEquals(PurchaseSimulator.SHOPPERS, BY_SHOPPER.size());
    assertEquals("s0001", BY_SHOPPER.keySet().iterator().next());
    BY_SHOPPER.forEach(
        (shopper, bought) -> assertTrue(bought.size() >= 5 && bought.size() <= 24, shopper));
  }

  @Test
  void timestamps_ofOneShopper_increaseWithinThePeriod() {
    for (Purchase purchase : PURCHASES) {
      assertFalse(purchase.at().isBefore(PurchaseSimulator.OPENS));
      assertTrue(purchase.at().isBefore(PurchaseSimulator.CLOSES));
    }
    forNeighbours((first, second) -> assertTrue(first.at().isBefore(second.at())));
  }

  @Test
  void shoppers_all_buyNothingTwice() {
    BY_SHOPPER.forEach(
        (shopper, bought) -> {
          Set<String> ids = new HashSet<>();
          bought.forEach(purchase -> assertTrue(ids.add(purchase.product().id()), shopper));
        });
  }

  @Test
  void products_all_areBoughtAfterTheirRelease() {
    for (Purchase purchase : PURCHASES) {
      LocalDate day = LocalDate.ofInstant(purchase.at(), ZoneOffset.UTC);
      assertFalse(day.isBefore(purchase.product().released()), purchase.toCsv());
    }
  }

  @Test
  void popularity_products_hasALongTail() {
    List<Long> sales =
        PURCHASES.stream()
            .collect(Collectors.groupingBy(Purchase::product, Collectors.counting()))
            .values()
            .stream()
            .sorted(Comparator.reverseOrder())
            .toList();
    long top = sales.stream().limit(sales.size() / 10).mapToLong(Long::longValue).sum();
    double share = top / (double) PURCHASES.size();
    assertTrue(share > 0.3 && share < 0.6, () -> "top tenth sells " + share);
  }

  @Test
  void purchases_neighbouring_shareTheBrandMoreOftenThanChance() {
    assertLift(3, (first, second) -> brand(first).equals(brand(second)));
  }

  @Test
  void purchases_afterALaptop_areMoreOftenABackpack() {
    assertLift(2, (first, second) -> category(first, "lt") && category(second, "bp"));
  }

  @Test
  void purchases_afterACoffeeMachine_areMoreOftenABottle() {
    assertLift(2, (first, second) -> category(first, "cm") && category(second, "wb"));
  }

  @Test
  void purchases_ofShoesAndJackets_fitTheShopper() {
    int mixed = 0;
    for (List<Purchase> bought : BY_SHOPPER.values()) {
      Set<String> audiences =
          bought.stream()
              .map(purchase -> purchase.product().audience())
              .collect(Collectors.toSet());
      mixed += audiences.contains("women") && audiences.contains("men") ? 1 : 0;
    }
    assertTrue(mixed < BY_SHOPPER.size() / 20);
  }

  /** Compares neighbouring purchases with pairs of purchases of different shoppers. */
  private static void assertLift(double least, BiPredicate<Purchase, Purchase> relation) {
    List<Boolean> near = new ArrayList<>();
    forNeighbours((first, second) -> near.add(relation.test(first, second)));
    List<Boolean> far = new ArrayList<>();
    for (int stride : new int[] {1_009, 4_001, 9_001}) {
      for (int i = 0; i < PURCHASES.size(); i++) {
        Purchase second = PURCHASES.get((i + stride) % PURCHASES.size());
        far.add(relation.test(PURCHASES.get(i), second));
      }
    }
    double lift = share(near) / share(far);
    assertTrue(lift > least, () -> "lift " + lift);
  }

  private static double share(List<Boolean> outcomes) {
    return outcomes.stream().filter(Boolean::booleanValue).count() / (double) outcomes.size();
  }

  private static void forNeighbours(BiConsumer<Purchase, Purchase> action) {
    for (List<Purchase> bought : BY_SHOPPER.values()) {
      for (int i = 1; i < bought.size(); i++) {
        action.accept(bought.get(i - 1), bought.get(i));
      }
    }
  }

  private static String brand(Purchase purchase) {
    return purchase.product().model().brand().name();
  }

  private static boolean category(Purchase purchase, String key) {
    return purchase.product().id().startsWith(key);
  }

  private static List<Purchase> purchases() {
    Vocabulary vocabulary = Vocabulary.load();
    long seed = CatalogueGenerator.DEFAULT_SEED;
    List<Product> products = new Catalogue(vocabulary, seed).products();
    return new PurchaseSimulator(vocabulary, products, seed).purchases();
  }
}
