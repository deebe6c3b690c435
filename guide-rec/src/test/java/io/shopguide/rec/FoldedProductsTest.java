package io.shopguide.rec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedProductsTest {
  private static final int ALL = 7;

  /** 0 to 3 are learned, 4 has an empty row, 5 and 6 came later. */
  private static final double[][] WEIGHTS = {
    {0, 2, 1, 0, 0}, {1, 0, 0, 4, 0}, {0, 3, 0, 0, 0}, {0, 0, 0.5, 0, 0}, {0, 0, 0, 0, 0}
  };

  private static ItemItemMatrix learned() {
    return new ItemItemMatrix(
        new int[] {0, 2, 4, 5, 6, 6},
        new int[] {1, 2, 3, 0, 1, 2},
        new float[] {2, 1, 4, 1, 3, 0.5f});
  }

  private static FoldedProducts folded() {
    return FoldedProducts.of(learned())
        .with(
            List.of(
                new NewProduct(5, new int[] {1, 0}, new float[] {3, 1}),
                new NewProduct(4, new int[] {3}, new float[] {0.2f})));
  }

  /** Shares of the models of each product; a learned product is its own. */
  private static final double[][] SHARES = {
    {1, 0, 0, 0},
    {0, 1, 0, 0},
    {0, 0, 1, 0},
    {0, 0, 0, 1},
    {0, 0, 0, 1},
    {0.25, 0.75, 0, 0},
    {0, 0, 0, 0}
  };

  /** The formula of the class, with the greatest weight of a row on the diagonal. */
  private static double expected(int from, int to) {
    double sum = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        double greatest =
            Math.max(
                Math.max(WEIGHTS[a][0], WEIGHTS[a][1]), Math.max(WEIGHTS[a][2], WEIGHTS[a][3]));
        boolean own = a == b && (from >= 4 || to >= 4);
        double weight = own ? greatest : WEIGHTS[a][b];
        sum += SHARES[from][a] * SHARES[to][b] * weight;
      }
    }
    return sum;
  }

  @Test
  void scatterAndSpread_anyProduct_isTheFormula() {
    for (int from = 0; from < ALL; from++) {
      SparseScores scores = new SparseScores(ALL);
      FoldedProducts folded = folded();
      folded.scatter(from, 2, scores);
      folded.spread(scores);
      for (int to = 0; to < ALL; to++) {
        assertEquals(2 * expected(from, to), scores.get(to), 1e-5, from + " to " + to);
      }
    }
  }

  @Test
  void scatter_wholeProfile_addsUp() {
    SparseScores scores = new SparseScores(ALL);
    FoldedProducts folded = folded();
    folded.scatter(0, 1, scores);
    folded.scatter(3, 1, scores);
    folded.scatter(5, 1, scores);
    folded.spread(scores);
    for (int to = 0; to < ALL; to++) {
      assertEquals(expected(0, to) + expected(3, to) + expected(5, to), scores.get(to), 1e-5);
    }
  }

  @Test
  void with_productAgain_replacesOrForgetsIt() {
    FoldedProducts folded = folded();
    FoldedProducts moved = folded.with(List.of(new NewProduct(5, new int[] {2}, new float[] {1})));
    SparseScores scores = new SparseScores(ALL);
    moved.scatter(5, 1, scores);
    assertEquals(3, scores.get(1));
    FoldedProducts forgotten = moved.with(List.of(new NewProduct(5, new int[0], new float[0])));
    scores.clear();
    forgotten.scatter(5, 1, scores);
    assertEquals(0, scores.size());
    folded.scatter(5, 1, scores);
    assertEquals(0.75f * 4, scores.get(3), 1e-6);
  }

  @Test
  void with_productsThatCannotBeFolded_areRefused() {
    FoldedProducts none = FoldedProducts.of(learned());
    float[] one = {1};
    int[] model = {1};
    for (int product : new int[] {-1, 0}) {
      List<NewProduct> added = List.of(new NewProduct(product, model, one));
      assertThrows(IllegalArgumentException.class, () -> none.with(added));
    }
    for (int unlearned : new int[] {-1, 4, 5}) {
      List<NewProduct> added = List.of(new NewProduct(6, new int[] {unlearned}, one));
      assertThrows(IllegalArgumentException.class, () -> none.with(added));
    }
    assertThrows(IllegalArgumentException.class, () -> new NewProduct(6, model, new float[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NewProduct(6, new int[] {1, 1}, new float[] {1, 2}));
    for (float likeness : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> new NewProduct(6, model, new float[] {likeness}));
    }
  }
}
