package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairwiseTrainingTest {
  private static final double[] START = {0.8, 0.2, 0};

  /** The second part tells what is bought, the third the opposite, the first nothing. */
  private static List<PreferenceExample> examples(int count, long seed) {
    Random random = new Random(seed);
    List<PreferenceExample> examples = new ArrayList<>();
    for (int e = 0; e < count; e++) {
      double[][] others = new double[10][];
      for (int o = 0; o < others.length; o++) {
        others[o] =
            new double[] {random.nextDouble(), 0.7 * random.nextDouble(), random.nextDouble()};
      }
      double[] bought = {
        random.nextDouble(), 0.3 + 0.7 * random.nextDouble(), 0.5 * random.nextDouble()
      };
      examples.add(new PreferenceExample(bought, others));
    }
    return examples;
  }

  @Test
  void train_examplesThatFollowOnePart_raisesItAndNeverBelowZero() {
    PairwiseTraining.Learned learned =
        PairwiseTraining.DEFAULT.train(examples(400, 1), examples(200, 2), START);
    List<Double> weights = learned.weights();
    assertTrue(weights.get(1) > weights.get(0), weights.toString());
    assertEquals(0, weights.get(2));
    assertTrue(learned.after() > learned.before() + 0.1, learned.toString());
    assertEquals(
        learned,
        PairwiseTraining.DEFAULT.train(examples(400, 1), examples(200, 2), START),
        "the seed decides");
  }

  @Test
  void train_validationThatContradicts_keepsTheStart() {
    List<PreferenceExample> contrary =
        List.of(new PreferenceExample(new double[] {0.9, 0, 0}, new double[][] {{0, 1, 0}}));
    PairwiseTraining.Learned learned =
        PairwiseTraining.DEFAULT.train(examples(400, 1), contrary, START);
    assertEquals(List.of(0.8, 0.2, 0.0), learned.weights());
    assertEquals(learned.before(), learned.after());
    assertEquals(
        List.of(0.8, 0.2, 0.0),
        PairwiseTraining.DEFAULT.train(examples(9, 1), List.of(), START).weights());
  }

  @Test
  void create_outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PairwiseTraining(0, 1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new PairwiseTraining(1, 0, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new PairwiseTraining(1, 1, -1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new PairwiseTraining(1, 1, 0, 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PreferenceExample(new double[1], new double[0][]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PreferenceExample(new double[1], new double[][] {{1, 2}}));
  }
}
