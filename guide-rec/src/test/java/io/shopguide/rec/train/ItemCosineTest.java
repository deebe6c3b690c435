package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.train.ItemCosine.Weighting;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ItemCosineTest {
  private static final TrainingControl CONTROL = TrainingControl.create().threads(2);
  private static final Incidence ENTITIES =
      Incidence.of(4, new int[][] {{0, 1, 3}, {0, 1}, {0, 2}, {}});

  @Test
  void train_plain_isTheCosineWithShrinkage() {
    ItemItemMatrix weights =
        new ItemCosine(Weighting.PLAIN, 2, 10).train(ENTITIES, TargetScale.none(4), CONTROL);
    assertEquals(2 / (Math.sqrt(6) + 2), weights.weight(0, 1), 1e-6);
    assertEquals(1 / (2.0 + 2), weights.weight(1, 2), 1e-6);
    assertEquals(0, weights.weight(0, 3));
    assertEquals(0, weights.weight(1, 1));
  }

  @Test
  void train_inverseFrequency_handComputed() {
    // Entity 0 weighs ln(4/3), entity 1 ln 2, the others, which one product has each, nothing.
    double a = Math.log(4 / 3.0);
    double b = Math.log(2);
    ItemItemMatrix weights =
        new ItemCosine(Weighting.INVERSE_FREQUENCY, 0, 10)
            .train(ENTITIES, TargetScale.none(4), CONTROL);
    assertEquals(1, weights.weight(0, 1), 1e-6);
    assertEquals(a * a / (a * Math.sqrt(a * a + b * b)), weights.weight(0, 2), 1e-6);
  }

  @Test
  void train_oneNeighbour_keepsTheStrongestAfterTheTargetsFactor() {
    ItemCosine one = new ItemCosine(Weighting.PLAIN, 0, 1);
    assertTrue(one.train(ENTITIES, TargetScale.none(4), CONTROL).weight(0, 1) > 0);
    // Product 2 has 7 shoppers, the others none: 8 times its weight.
    Incidence bought = Incidence.of(4, new int[][] {{2}, {2}, {2}, {2}, {2}, {2}, {2}});
    ItemItemMatrix popular = one.train(ENTITIES, TargetScale.popularity(bought, 1), CONTROL);
    assertEquals(8 / Math.sqrt(6), popular.weight(0, 2), 1e-5);
    assertEquals(0, popular.weight(0, 1));
  }

  @Test
  void directLinks_eitherWayOrBoth() {
    Incidence links = Incidence.of(3, new int[][] {{1, 2, 0}, {0}, {}});
    ItemItemMatrix weights = new DirectLinks(5).train(links, TargetScale.none(3));
    assertEquals(2, weights.weight(0, 1));
    assertEquals(1, weights.weight(0, 2));
    assertEquals(1, weights.weight(2, 0));
    assertEquals(0, weights.weight(0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new DirectLinks(5).train(links, TargetScale.none(2)));
  }

  @Test
  void train_cancelled_ends() {
    ItemCosine cosine = new ItemCosine(Weighting.PLAIN, 0, 1);
    assertThrows(
        CancellationException.class,
        () -> cosine.train(ENTITIES, TargetScale.none(4), CONTROL.cancelledWhen(() -> true)));
  }

  @Test
  void constructor_valueOutOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ItemCosine(Weighting.PLAIN, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ItemCosine(Weighting.PLAIN, 0, 0));
  }
}
