package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.ItemItemMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EaseTest {
  private static final TrainingControl CONTROL = TrainingControl.create().threads(2);
  private static final long ROOM = 1 << 20;

  @Test
  void train_threeProducts_handComputed() {
    // Two shoppers have 0 and 1, one has 2: G = [[2,2,0],[2,2,0],[0,0,1]] plus the identity.
    // The inverse of [[3,2],[2,3]] is [[3,-2],[-2,3]] / 5, so B(0,1) = 2/3.
    Incidence bought = Incidence.of(3, new int[][] {{0, 1}, {1, 0}, {2}});
    ItemItemMatrix weights =
        new Ease(1, 10, ROOM).train(bought, List.of(), TargetScale.none(3), CONTROL);
    assertEquals(2, weights.entries());
    assertEquals(2 / 3.0, weights.weight(0, 1), 1e-6);
    assertEquals(2 / 3.0, weights.weight(1, 0), 1e-6);
  }

  @Test
  void train_sideRelation_countsAsPurchases() {
    // Nobody has two products. Products 0 and 1 share an entity of weight ln(3/2), their cosine
    // is 1: G = [[1,0,0],[0,1,0],[0,0,1]] + 2 [[1,1,0],[1,1,0],[0,0,0]] + the identity.
    Incidence bought = Incidence.of(3, new int[][] {{0}, {1}, {2}});
    Incidence brands = Incidence.of(2, new int[][] {{0}, {0}, {1}});
    ItemItemMatrix weights =
        new Ease(1, 10, ROOM)
            .train(
                bought,
                List.of(new SideRelation("brand", brands, 2)),
                TargetScale.none(3),
                CONTROL);
    assertEquals(2, weights.entries());
    assertEquals(0.5, weights.weight(0, 1), 1e-6); // [[4,2],[2,4]]: 2/4
  }

  @Test
  void train_randomPurchases_isTheLeastSquaresSolution() {
    Incidence bought = random(80, 30, 5);
    double l2 = 3;
    ItemItemMatrix weights =
        new Ease(l2, 30, ROOM).train(bought, List.of(), TargetScale.none(30), CONTROL);
    double[][] expected = coordinateDescent(bought, l2);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 30; j++) {
        assertEquals(Math.max(0, expected[i][j]), weights.weight(i, j), 1e-4, i + " to " + j);
      }
    }
  }

  /** Minimizes |X - XB|^2 + l2 |B|^2 under a zero diagonal, by repeated exact line searches. */
  private static double[][] coordinateDescent(Incidence bought, double l2) {
    int products = bought.columns();
    double[][] gram = new double[products][products];
    for (int shopper = 0; shopper < bought.rows(); shopper++) {
      for (int i : bought.row(shopper)) {
        for (int j : bought.row(shopper)) {
          gram[i][j]++;
        }
      }
    }
    double[][] weights = new double[products][products];
    for (int j = 0; j < products; j++) {
      for (int pass = 0; pass < 2_000; pass++) {
        for (int i = 0; i < products; i++) {
          if (i != j) {
            double rest = gram[i][j];
            for (int k = 0; k < products; k++) {
              rest -= k == i ? 0 : gram[i][k] * weights[k][j];
            }
            weights[i][j] = rest / (gram[i][i] + l2);
          }
        }
      }
    }
    return weights;
  }

  @Test
  void train_anyNumberOfThreads_sameWeights() {
    Incidence bought = random(500, 200, 6);
    List<SideRelation> sides = List.of(new SideRelation("also", random(200, 90, 4), 5));
    TargetScale scale = TargetScale.popularity(bought, 0.3);
    Ease ease = new Ease(10, 20, ROOM);
    ItemItemMatrix one = ease.train(bought, sides, scale, CONTROL.threads(1));
    ItemItemMatrix four = ease.train(bought, sides, scale, CONTROL.threads(4));
    assertTrue(one.entries() > 200);
    assertEquals(one.entries(), four.entries());
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 200; j++) {
        assertEquals(one.weight(i, j), four.weight(i, j));
      }
    }
  }

  @Test
  void train_moreThanTheBudget_isRefusedAndSaysWhatElse() {
    Incidence bought = Incidence.of(2_000, new int[][] {{0, 1}});
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Ease(1, 10, ROOM).train(bought, List.of(), TargetScale.none(2_000), CONTROL));
    assertTrue(e.getMessage().contains("the budget is 1 MB"), e.getMessage());
    assertTrue(e.getMessage().contains("ItemItemLearner"), e.getMessage());
  }

  @Test
  void train_cancelledOrInterrupted_ends() {
    Incidence bought = random(50, 20, 3);
    Ease ease = new Ease(1, 10, ROOM);
    TargetScale scale = TargetScale.none(20);
    assertThrows(
        CancellationException.class,
        () -> ease.train(bought, List.of(), scale, CONTROL.cancelledWhen(() -> true)));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> ease.train(bought, List.of(), scale, CONTROL));
    assertTrue(Thread.interrupted());
  }

  @Test
  void train_reportsTheEndOfTheInversion() {
    List<String> lines = new ArrayList<>();
    TrainingControl control =
        CONTROL.onProgress(p -> lines.add(p.step() + " " + p.done() + "/" + p.total()));
    new Ease(1, 10, ROOM).train(random(50, 200, 3), List.of(), TargetScale.none(200), control);
    assertEquals("inverting 2/2", lines.getLast());
  }

  @Test
  void train_argumentsDoNotFit_isRefused() {
    Incidence bought = random(5, 4, 2);
    Ease ease = new Ease(1, 10, ROOM);
    assertThrows(
        IllegalArgumentException.class,
        () -> ease.train(bought, List.of(), TargetScale.none(5), CONTROL));
    SideRelation other = new SideRelation("brand", random(5, 4, 1), 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> ease.train(bought, List.of(other), TargetScale.none(4), CONTROL));
    assertThrows(IllegalArgumentException.class, () -> new Ease(0, 10, ROOM));
    assertThrows(IllegalArgumentException.class, () -> new Ease(1, 0, ROOM));
    assertThrows(IllegalArgumentException.class, () -> CONTROL.threads(0));
  }

  private static Incidence random(int rows, int columns, int degree) {
    SplittableRandom random = new SplittableRandom(rows * 31L + columns);
    int[][] entries = new int[rows][];
    for (int row = 0; row < rows; row++) {
      entries[row] = random.ints(degree, 0, columns).toArray();
    }
    return Incidence.of(columns, entries);
  }
}
