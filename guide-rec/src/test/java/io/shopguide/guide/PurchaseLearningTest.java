package io.shopguide.guide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.guide.PurchaseLearning.Method;
import io.shopguide.kg.build.BuildProgress;
import io.shopguide.rec.Contribution;
import io.shopguide.rec.ItemItemMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a build learns from purchases, and what the guide says about it. */
class PurchaseLearningTest {
  private static final int PRODUCTS = 800;
  private static final int LINES = 100;
  private static final int SHOPPERS = 2_600;

  @TempDir private Path folder;

  /** Shoppers buy half of what they buy of one line, and never the last product of a line. */
  private static GuideBuilder builder(Path root, int shoppers) {
    return new LineShop(PRODUCTS, LINES, PRODUCTS - LINES, 8, 5).builder(root, shoppers);
  }

  private static Path generation(Path root) {
    return new GuideFolder(root).live();
  }

  private static String card(Path root) throws IOException {
    return Files.readString(generation(root).resolve("item-item.json"));
  }

  @Test
  void build_enoughPurchases_choosesByThoseHeldOutAndSaysSo() throws IOException {
    Set<String> steps = new TreeSet<>();
    builder(folder, SHOPPERS).onProgress(p -> steps.add(p.step())).build();
    String card = card(folder);
    for (String part : List.of("\"method\": \"EASE\"", "\"ease with relations\"", "\"brand\"")) {
      assertTrue(card.contains(part), card);
    }
    assertTrue(
        steps.containsAll(Set.of("inverting", "similarities", "learning rows")), steps.toString());
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      for (int u = 0; u < 50; u++) {
        for (Recommendation each : guide.recommend(Shopper.of("u" + u), 10)) {
          double sum =
              each.explanation().contributions().stream().mapToDouble(Contribution::value).sum();
          assertEquals(each.score(), sum, 1e-5);
        }
      }
    }
  }

  @Test
  void build_fewPurchases_walks() throws IOException {
    builder(folder, 100).build();
    assertTrue(card(folder).contains("\"method\": \"WALKS\""));
    builder(folder, 100)
        .purchaseLearning(PurchaseLearning.defaults().withMethod(Method.EASE))
        .build();
    assertTrue(card(folder).contains("\"method\": \"EASE\""), "as it was told");
  }

  @Test
  void build_productsThatNobodyBoughtTogether_goWithOneAnotherByRelations() {
    builder(folder, SHOPPERS).build();
    int told = 0;
    try (ShoppingGuide guide = ShoppingGuide.open(folder)) {
      // Nobody bought the last product of a line.
      int unsold = PRODUCTS - LINES;
      for (Recommendation each : guide.similar("p3", PRODUCTS)) {
        String sentence = each.explanation().sentence(Locale.ENGLISH);
        int product = Integer.parseInt(each.product().id().substring(1));
        assertFalse(product >= unsold && sentence.contains("bought together"), sentence);
        told += sentence.contains("bought together") ? 1 : 0;
      }
    }
    assertTrue(told > 0);
  }

  @Test
  void build_anyThreadsAndLittleMemory_giveTheSameWeights() throws IOException {
    PurchaseLearning walks = PurchaseLearning.defaults().withMethod(Method.WALKS);
    byte[] expected = itemItem(walks.withThreads(1));
    assertArrayEquals(expected, itemItem(walks.withThreads(3)));
    byte[] streamed = itemItem(walks.withMemory(1 << 20).withThreads(2));
    assertArrayEquals(expected, streamed, "learned through files");
    assertFalse(Files.exists(generation(folder).resolve("training")));
    PurchaseLearning ease = PurchaseLearning.defaults();
    assertArrayEquals(itemItem(ease.withThreads(1)), itemItem(ease.withThreads(2)));
  }

  private byte[] itemItem(PurchaseLearning learning) throws IOException {
    builder(folder, SHOPPERS).purchaseLearning(learning).build();
    Path file = generation(folder).resolve("item-item.bin");
    ItemItemMatrix.open(file).verify();
    return Files.readAllBytes(file);
  }

  @Test
  void build_easeWithoutMemory_isRefusedAndLeavesTheGuide() throws IOException {
    builder(folder, 100).build();
    PurchaseLearning little = PurchaseLearning.defaults().withMethod(Method.EASE).withMemory(1_000);
    GuideException thrown =
        assertThrows(
            GuideException.class, () -> builder(folder, 100).purchaseLearning(little).build());
    assertTrue(thrown.getMessage().contains("raise it"), thrown.getMessage());
    assertTrue(card(folder).contains("WALKS"));
    assertThrows(IllegalArgumentException.class, () -> little.withMemory(0));
    assertThrows(IllegalArgumentException.class, () -> little.withThreads(0));
  }

  @Test
  void build_cancelledWhileLearning_leavesTheGuide() throws IOException {
    builder(folder, 100).build();
    String before = card(folder);
    AtomicBoolean stop = new AtomicBoolean();
    BuildProgress stopping = p -> stop.compareAndSet(false, p.step().equals("similarities"));
    GuideBuilder building = builder(folder, SHOPPERS).onProgress(stopping).cancelledWhen(stop::get);
    assertThrows(CancellationException.class, building::build);
    assertEquals(before, card(folder));
  }
}
