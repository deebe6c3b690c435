package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchTrainingTest {
  /** Rankings in which the second feature says how good a product is, and the first nothing. */
  private static List<JudgedRanking> misleading(long seed) {
    Random random = new Random(seed);
    List<JudgedRanking> rankings = new ArrayList<>();
    for (int q = 0; q < 30; q++) {
      double[][] features = new double[20][];
      int[] ratings = new int[20];
      for (int p = 0; p < 20; p++) {
        ratings[p] = random.nextInt(4);
        features[p] = new double[] {random.nextDouble(), ratings[p] / 3.0};
      }
      rankings.add(new JudgedRanking(features, new double[20], ratings, ratings));
    }
    return rankings;
  }

  @Test
  void train_aFeatureThatSaysNothing_losesWeightAndOthersGain() {
    SearchTraining training = SearchTraining.DEFAULT;
    double[] factors = training.train(misleading(1), 2);
    assertTrue(factors[0] < 0.5 * factors[1], factors[0] + " " + factors[1]);
    List<JudgedRanking> unseen = misleading(2);
    assertTrue(
        training.meanNdcg(unseen, factors) > training.meanNdcg(unseen, new double[] {1, 1}) + 0.05);
    assertArrayEquals(factors, training.train(misleading(1), 2), "nothing is random");
  }

  @Test
  void train_highPriceOrNoJudgements_keepsTheStart() {
    assertArrayEquals(new double[] {1, 1}, new SearchTraining(10, 100, 20).train(misleading(1), 2));
    assertArrayEquals(new double[] {1, 1}, SearchTraining.DEFAULT.train(List.of(), 2));
    JudgedRanking unrated =
        new JudgedRanking(new double[][] {{1, 2}}, new double[1], new int[1], new int[1]);
    assertArrayEquals(new double[] {1, 1}, SearchTraining.DEFAULT.train(List.of(unrated), 2));
  }

  @Test
  void meanNdcg_ofHandMadeRankings_isTheDefinition() {
    SearchTraining training = new SearchTraining(2, 0, 1);
    JudgedRanking ranking =
        new JudgedRanking(
            new double[][] {{3}, {2}, {1}},
            new double[] {0, 0, 10},
            new int[] {1, 2, 0},
            new int[] {1, 2, 0, 3});
    // The base puts the unrated product first; then comes the one rated 1.
    double gain = 1 / (Math.log(3) / Math.log(2));
    double ideal = 7 + 3 / (Math.log(3) / Math.log(2));
    assertEquals(gain / ideal, training.meanNdcg(List.of(ranking), new double[] {1}), 1e-12);
  }

  @Test
  void create_outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SearchTraining(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SearchTraining(1, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SearchTraining(1, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JudgedRanking(new double[2][1], new double[1], new int[2], new int[0]));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new JudgedRanking(new double[][] {{1}, {1, 2}}, new double[2], new int[2], new int[0]));
  }
}
