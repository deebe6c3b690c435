package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.ItemItemMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ItemItemLearnerTest {
  private static final int PRODUCTS = 8;
  private static final TrainingOptions ALL = TrainingOptions.DEFAULT.withMinimumShoppers(1);
  private static final TrainingControl CONTROL = TrainingControl.create().threads(2);

  @Property(tries = 200)
  void learn_anyHistories_isTheFormula(
      @ForAll("histories") List<List<Integer>> lists,
      @ForAll("formulas") ItemItemFormula formula,
      @ForAll @IntRange(min = 1, max = 3) int minimumShoppers) {
    int[][] histories = arrays(lists);
    ItemItemMatrix learned =
        new ItemItemLearner(formula, ALL.withMinimumShoppers(minimumShoppers))
            .learn(histories, PRODUCTS, CONTROL);
    double[][] expected = naive(histories, formula, minimumShoppers);
    for (int i = 0; i < PRODUCTS; i++) {
      for (int j = 0; j < PRODUCTS; j++) {
        assertEquals(expected[i][j], learned.weight(i, j), 1e-5, i + " to " + j);
      }
    }
  }

  /** The formula of {@link ItemItemFormula}, written down once more. */
  private static double[][] naive(int[][] histories, ItemItemFormula f, int minimumShoppers) {
    double[] shoppersOf = new double[PRODUCTS];
    double[][] sums = new double[PRODUCTS][PRODUCTS];
    int[][] support = new int[PRODUCTS][PRODUCTS];
    for (int[] history : histories) {
      for (int p = 0; p < history.length; p++) {
        shoppersOf[history[p]]++;
        for (int q = 0; q < history.length; q++) {
          if (p != q) {
            support[history[p]][history[q]]++;
            sums[history[p]][history[q]] +=
                Math.pow(history.length, -f.shopperExponent())
                    * Math.pow(Math.abs(p - q), -f.distanceExponent());
          }
        }
      }
    }
    double[][] weights = new double[PRODUCTS][PRODUCTS];
    for (int i = 0; i < PRODUCTS; i++) {
      for (int j = 0; j < PRODUCTS; j++) {
        if (support[i][j] >= minimumShoppers) {
          weights[i][j] =
              sums[i][j]
                  / (Math.pow(shoppersOf[i], f.rowExponent())
                          * Math.pow(shoppersOf[j], f.columnExponent())
                      + f.shrinkage());
        }
      }
    }
    return weights;
  }

  @Property(tries = 50)
  void learn_fewNeighbours_keepsTheStrongestInOrder(
      @ForAll("histories") List<List<Integer>> lists,
      @ForAll @IntRange(min = 1, max = 3) int neighbours) {
    int[][] histories = arrays(lists);
    ItemItemMatrix whole =
        new ItemItemLearner(ItemItemFormula.NEAR, ALL).learn(histories, PRODUCTS, CONTROL);
    ItemItemMatrix pruned =
        new ItemItemLearner(ItemItemFormula.NEAR, ALL.withNeighbours(neighbours))
            .learn(histories, PRODUCTS, CONTROL);
    for (int row = 0; row < PRODUCTS; row++) {
      assertEquals(Math.min(neighbours, whole.degree(row)), pruned.degree(row));
      for (int i = 0; i < pruned.degree(row); i++) {
        assertEquals(whole.neighbour(row, i), pruned.neighbour(row, i));
        assertEquals(whole.weightAt(row, i), pruned.weightAt(row, i));
        assertTrue(i == 0 || whole.weightAt(row, i) <= whole.weightAt(row, i - 1));
      }
    }
  }

  @Test
  void learn_anyNumberOfThreads_isTheSameToTheLastBit() {
    int products = 3 * RowBlock.ROWS + 17;
    int[][] histories = random(products, 2_000, 12);
    ItemItemLearner learner = new ItemItemLearner(ItemItemFormula.NEAR, ALL);
    ItemItemMatrix one = learner.learn(histories, products, CONTROL.threads(1));
    for (int threads = 2; threads <= 5; threads += 3) {
      assertSame(one, learner.learn(histories, products, CONTROL.threads(threads)));
    }
  }

  @Test
  void learn_littleMemory_isTheSameInSeveralPasses() {
    int products = 5 * RowBlock.ROWS;
    int[][] histories = random(products, 40_000, 10);
    assertTrue(40_000L * 10 * Integer.BYTES > 1 << 20, "more shoppers than one pass holds");
    assertSame(
        learn(histories, products, ALL), learn(histories, products, ALL.withMemory(1 << 20)));
  }

  private static ItemItemMatrix learn(int[][] histories, int products, TrainingOptions options) {
    return new ItemItemLearner(new ItemItemFormula(0.3, 0.7, 0.4, 0.3, 0.1), options)
        .learn(histories, products, CONTROL);
  }

  /** Histories of distinct products, some of them much more popular. */
  private static int[][] random(int products, int shoppers, int length) {
    Random random = new Random(7);
    int[][] histories = new int[shoppers][];
    for (int shopper = 0; shopper < shoppers; shopper++) {
      histories[shopper] =
          random
              .doubles()
              .mapToInt(x -> (int) (x * x * x * products))
              .distinct()
              .limit(length)
              .toArray();
    }
    return histories;
  }

  private static void assertSame(ItemItemMatrix expected, ItemItemMatrix actual) {
    assertEquals(expected.entries(), actual.entries());
    for (int row = 0; row < expected.products(); row++) {
      assertEquals(expected.degree(row), actual.degree(row));
      for (int i = 0; i < expected.degree(row); i++) {
        assertEquals(expected.neighbour(row, i), actual.neighbour(row, i));
        assertEquals(expected.weightAt(row, i), actual.weightAt(row, i));
      }
    }
  }

  @Test
  void learn_nothing_isEmpty() {
    assertEquals(0, learn(new int[0][], PRODUCTS, ALL).entries());
    assertEquals(0, learn(new int[0][], 0, ALL).products());
    assertEquals(0, learn(new int[][] {{}, {3}}, PRODUCTS, ALL).entries());
  }

  @Test
  void learn_badHistories_areRefused() {
    for (int[] history : new int[][] {{1, 1}, {-1}, {PRODUCTS}}) {
      assertThrows(
          IllegalArgumentException.class, () -> learn(new int[][] {history}, PRODUCTS, ALL));
    }
    assertThrows(IllegalArgumentException.class, () -> learn(new int[0][], (1 << 24) + 1, ALL));
  }

  @Test
  void learn_cancelled_ends() {
    ItemItemLearner learner = new ItemItemLearner(ItemItemFormula.NEAR, ALL);
    int[][] histories = {{0, 1}};
    assertThrows(
        CancellationException.class,
        () -> learner.learn(histories, PRODUCTS, CONTROL.cancelledWhen(() -> true)));
  }

  @Test
  void formulaAndOptions_valuesOutOfRange_areRefused() {
    for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> new ItemItemFormula(value, 0, 0, 0, 0));
      assertThrows(IllegalArgumentException.class, () -> ItemItemFormula.cosine(value));
      assertThrows(IllegalArgumentException.class, () -> ItemItemFormula.rp3Beta(1, value));
    }
    TrainingOptions options = TrainingOptions.DEFAULT;
    assertThrows(IllegalArgumentException.class, () -> options.withNeighbours(0));
    assertThrows(IllegalArgumentException.class, () -> options.withMinimumShoppers(0));
    assertThrows(IllegalArgumentException.class, () -> options.withMaxHistory(1));
    assertThrows(IllegalArgumentException.class, () -> options.withMaxHistory(65_537));
    assertThrows(IllegalArgumentException.class, () -> options.withMemory(1_000));
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  @Provide
  Arbitrary<List<List<Integer>>> histories() {
    return Arbitraries.shuffle(IntStream.range(0, PRODUCTS).boxed().toList())
        .flatMap(
            order ->
                Arbitraries.integers().between(0, PRODUCTS).map(length -> order.subList(0, length)))
        .list()
        .ofMaxSize(9);
  }

  @Provide
  Arbitrary<ItemItemFormula> formulas() {
    return Arbitraries.of(
        Arrays.asList(
            ItemItemFormula.NEAR,
            ItemItemFormula.rp3Beta(1, 0.4),
            ItemItemFormula.cosine(0),
            ItemItemFormula.cosine(10),
            new ItemItemFormula(0.7, 1.3, 0.2, 0.9, 0.5)));
  }
}
