package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.PurchaseTrainer.Choice;
import io.shopguide.rec.train.PurchaseTrainer.Method;
import io.shopguide.rec.train.PurchaseTrainer.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PurchaseTrainerTest {
  private static final int PRODUCTS = 800;
  private static final int SHOPPERS = 2_600;
  private static final int GROUPS = 100;
  private static final TrainingControl CONTROL = TrainingControl.create().threads(2);

  /** Shoppers choose half of what they buy within a group of eight products. */
  private static Incidence purchases(int shoppers) {
    SplittableRandom random = new SplittableRandom(4);
    int[][] rows = new int[shoppers][8];
    for (int[] row : rows) {
      int group = random.nextInt(GROUPS);
      for (int i = 0; i < row.length; i++) {
        int product = random.nextInt(PRODUCTS);
        row[i] = i % 2 == 0 ? product : product - product % GROUPS + group;
      }
    }
    return Incidence.of(PRODUCTS, rows);
  }

  private static SortedMap<String, Incidence> relations() {
    SplittableRandom random = new SplittableRandom(8);
    int[][] groups = new int[PRODUCTS][];
    int[][] noise = new int[PRODUCTS][];
    Arrays.setAll(groups, product -> new int[] {product % GROUPS});
    Arrays.setAll(noise, product -> random.ints(2, 0, 20).toArray());
    return new TreeMap<>(
        Map.of("group", Incidence.of(GROUPS, groups), "noise", Incidence.of(20, noise)));
  }

  private static PurchaseTrainer trainer(TrainingControl control) {
    return new PurchaseTrainer(purchases(SHOPPERS), relations(), 1, control);
  }

  @Test
  void choose_relationsThatTellTheGroups_supportMoreThanNoise() {
    Choice choice = trainer(CONTROL).choose(1);
    assertEquals(3, choice.ndcg().size());
    double chosen = choice.ndcg().values().stream().mapToDouble(v -> v).max().orElseThrow();
    String name = choice.settings().supports().isEmpty() ? "ease" : "ease with relations";
    name = choice.settings().method() == Method.WALKS ? "walks" : name;
    assertEquals(chosen, choice.ndcg().get(name), "the best is chosen");
    assertEquals("ease with relations", name);
    Map<String, Double> supports = choice.settings().supports();
    assertTrue(supports.get("group") > 2 * supports.getOrDefault("noise", 0.0), "" + supports);
    assertTrue(choice.shoppers() >= 400);
  }

  @Test
  void chooseAndTrain_anyNumberOfThreads_areTheSame() {
    Choice one = trainer(CONTROL.threads(1)).choose(1);
    Choice three = trainer(CONTROL.threads(3)).choose(1);
    assertEquals(one, three);
    ItemItemMatrix a = trainer(CONTROL.threads(1)).train(one.settings());
    ItemItemMatrix b = trainer(CONTROL.threads(3)).train(one.settings());
    for (int product = 0; product < PRODUCTS; product++) {
      assertEquals(a.degree(product), b.degree(product));
      for (int i = 0; i < a.degree(product); i++) {
        assertEquals(a.neighbour(product, i), b.neighbour(product, i));
        assertEquals(a.weightAt(product, i), b.weightAt(product, i));
        assertTrue(a.weightAt(product, i) > 0, "negative weights are left out");
      }
    }
  }

  @Test
  void canChoose_fewShoppers_cannot() {
    assertTrue(trainer(CONTROL).canChoose());
    assertFalse(new PurchaseTrainer(purchases(2_000), relations(), 1, CONTROL).canChoose());
  }

  @Test
  void train_relationThatIsNotThere_isRefused() {
    Settings settings = new Settings(Method.EASE, new TreeMap<>(Map.of("brand", 3.0)));
    PurchaseTrainer trainer = trainer(CONTROL);
    assertThrows(IllegalArgumentException.class, () -> trainer.train(settings));
    Incidence fewer = Incidence.of(3, new int[2][0]);
    TreeMap<String, Incidence> relations = new TreeMap<>(Map.of("brand", fewer));
    Incidence bought = purchases(10);
    assertThrows(
        IllegalArgumentException.class, () -> new PurchaseTrainer(bought, relations, 1, CONTROL));
  }

  @Test
  void choose_cancelled_ends() {
    PurchaseTrainer trainer = trainer(CONTROL.cancelledWhen(() -> true));
    assertThrows(CancellationException.class, () -> trainer.choose(1));
  }
}
