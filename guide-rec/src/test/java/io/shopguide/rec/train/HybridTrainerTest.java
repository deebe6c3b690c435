package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.Contribution;
import io.shopguide.rec.Contribution.Side;
import io.shopguide.rec.evaluation.RankingMeasure;
import io.shopguide.rec.train.BlendWeights.Step;
import io.shopguide.rec.train.HybridTrainer.Trained;
import io.shopguide.rec.train.HybridTrainer.Validation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HybridTrainerTest {
  private static final int PRODUCTS = 60;
  private static final int SHOPPERS = 300;
  private static final int GROUPS = 6;
  private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");
  private static final TrainingControl CONTROL = TrainingControl.create().threads(2);

  /** Shoppers choose within a group of products; the relation names the group. */
  private static Incidence purchases() {
    SplittableRandom random = new SplittableRandom(4);
    int[][] rows = new int[SHOPPERS][];
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      int group = shopper % GROUPS;
      rows[shopper] = random.ints(6, 0, PRODUCTS / GROUPS).map(p -> p * GROUPS + group).toArray();
    }
    return Incidence.of(PRODUCTS, rows);
  }

  private static Incidence groups() {
    int[][] rows = new int[PRODUCTS][];
    Arrays.setAll(rows, product -> new int[] {product % GROUPS});
    return Incidence.of(GROUPS, rows);
  }

  private static Incidence noise() {
    SplittableRandom random = new SplittableRandom(8);
    int[][] rows = new int[PRODUCTS][];
    Arrays.setAll(rows, product -> random.ints(2, 0, 20).toArray());
    return Incidence.of(20, rows);
  }

  private static HybridTrainer trainer() {
    return HybridTrainer.create()
        .ease(new Ease(5, 50, 1 << 20))
        .relation(new ProductRelation("group", Side.GRAPH, groups(), 2))
        .relation(new ProductRelation("noise", Side.CONTENT, noise(), 0))
        .control(CONTROL)
        .clock(() -> DATE);
  }

  @Test
  void validate_groupedPurchases_findsThemAndDistrustsNoise() {
    Validation validation = trainer().validate(purchases());
    // Three of the eight unseen products of a group at random would have a recall of 1.
    assertTrue(validation.report().mean(RankingMeasure.RECALL) > 0.95);
    List<TrainedPart> parts = validation.model().parts();
    List<Double> weights = validation.model().blend().of(3);
    assertEquals(
        List.of("purchases", "popularity", "group", "noise"),
        parts.stream().map(TrainedPart::name).toList());
    assertEquals(1, weights.stream().mapToDouble(Double::doubleValue).sum(), 1e-9);
    assertTrue(weights.get(3) < weights.get(0) + weights.get(2), weights.toString());
  }

  @Test
  void validate_neverRanksWhatTheShopperHas() {
    Validation validation = trainer().validate(purchases());
    for (int s = 0; s < validation.rankings().size(); s++) {
      int[] profile = validation.holdOut().profile(s);
      assertEquals(10, validation.rankings().get(s).length);
      for (int product : validation.rankings().get(s)) {
        assertTrue(Arrays.binarySearch(profile, product) < 0);
      }
    }
  }

  @Test
  void train_cardSaysWhatWasLearnt() {
    Incidence bought = purchases();
    Validation validation = trainer().seed(3).validate(bought);
    RecommenderCard card = trainer().seed(3).train(bought, validation).card();
    assertEquals(DATE, card.trained());
    assertEquals(3, card.seed());
    assertEquals(bought.size(), card.events());
    assertEquals(validation.report().mean(RankingMeasure.NDCG), card.ndcg());
    assertTrue(card.description().contains("group"), card.description());
    assertEquals(64, card.dataHash().length());
    String other =
        trainer()
            .relation(new ProductRelation("more", Side.GRAPH, noise(), 0))
            .links("links", Incidence.of(PRODUCTS, new int[PRODUCTS][0]))
            .validateAndTrain(bought)
            .card()
            .dataHash();
    assertNotEquals(card.dataHash(), other);
  }

  @Test
  void train_anyNumberOfThreads_sameRankings() {
    Incidence bought = purchases();
    Trained one = trainer().control(CONTROL.threads(1)).validateAndTrain(bought);
    Trained three = trainer().control(CONTROL.threads(3)).validateAndTrain(bought);
    assertEquals(one.card(), three.card());
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      assertArrayEquals(
          one.model().ranker().rank(bought.row(shopper), 10),
          three.model().ranker().rank(bought.row(shopper), 10));
    }
  }

  @Test
  void rank_contributionsAddUpToTheScore() {
    Incidence bought = purchases();
    HybridModel.Ranker ranker = trainer().validateAndTrain(bought).model().ranker();
    for (int product : ranker.rank(bought.row(0), 10)) {
      double sum = ranker.contributions(product).stream().mapToDouble(Contribution::value).sum();
      assertEquals(ranker.score(product), sum, 1e-9);
    }
  }

  @Test
  void rank_shopperWithoutProducts_getsPopularOnes() {
    Incidence bought = Incidence.of(3, new int[][] {{2}, {2}, {1}});
    HybridModel model =
        new HybridModel(List.of(TrainedPart.popularity(bought)), BlendWeights.equal(1));
    assertArrayEquals(new int[] {2, 1, 0}, model.ranker().rank(new int[0], 5));
  }

  @Test
  void recency_countsLateEventsMore() {
    // Half-life 10: product 0 has 1/2 + 1/4, product 1 has 1.
    TrainedPart part = TrainedPart.recency(new int[] {0, 0, 1}, new long[] {80, 90, 100}, 10, 3);
    assertEquals(Math.log1p(0.75) / Math.log1p(1), part.prior(0), 1e-6);
    assertEquals(1, part.prior(1), 1e-6);
    assertEquals(0, part.prior(2));
    assertThrows(
        IllegalArgumentException.class, () -> TrainedPart.recency(new int[1], new long[0], 10, 3));
  }

  @Test
  void holdOut_takesTheShareOfThoseWithEnough() {
    Incidence bought =
        Incidence.of(
            20, new int[][] {IntStream.range(0, 10).toArray(), {1, 2, 3, 4, 5}, {1, 2, 3, 4}, {}});
    HoldOut holdOut = HoldOut.of(bought, 1, 5, 0.3, 1);
    assertEquals(2, holdOut.size());
    assertEquals(1, holdOut.shopper(1));
    assertEquals(3, holdOut.held(0).length);
    assertEquals(1, holdOut.held(1).length);
    assertEquals(7, holdOut.training().degree(0));
    assertEquals(4, holdOut.training().degree(2));
    for (int product : holdOut.held(0)) {
      assertTrue(Arrays.binarySearch(bought.row(0), product) >= 0);
      assertTrue(Arrays.binarySearch(holdOut.training().row(0), product) < 0);
    }
    assertThrows(IllegalArgumentException.class, () -> HoldOut.of(bought, 1, 11, 0.3, 1));
    assertThrows(IllegalArgumentException.class, () -> HoldOut.of(bought, 1, 1, 0.3, 1));
  }

  @Test
  void learn_partThatKnows_outweighsOneThatMisleads() {
    Incidence bought = purchases();
    HoldOut holdOut = HoldOut.of(bought, 1, 4, 0.3, 1);
    TargetScale scale = TargetScale.none(PRODUCTS);
    ItemCosine cosine = new ItemCosine(ItemCosine.Weighting.PLAIN, 0, 50);
    HybridModel model =
        new HybridModel(
            List.of(
                TrainedPart.neighbours(
                    "noise", Side.CONTENT, cosine.train(noise(), scale, CONTROL)),
                TrainedPart.neighbours(
                    "group", Side.GRAPH, cosine.train(groups(), scale, CONTROL))),
            BlendWeights.fixed(List.of(0.9, 0.1)));
    BlendWeights learnt = BlendTraining.DEFAULT.learn(model, holdOut, CONTROL);
    assertTrue(learnt.of(3).get(1) > learnt.of(3).get(0), learnt.toString());
    assertThrows(
        CancellationException.class,
        () -> BlendTraining.DEFAULT.learn(model, holdOut, CONTROL.cancelledWhen(() -> true)));
  }

  @Test
  void blendWeights_stepsByHistory() {
    BlendWeights weights =
        new BlendWeights(
            List.of(
                new Step(0, List.of(1.0)), new Step(5, List.of(2.0)), new Step(9, List.of(3.0))));
    assertEquals(List.of(1.0), weights.of(4));
    assertEquals(List.of(2.0), weights.of(5));
    assertEquals(List.of(3.0), weights.of(100));
    assertThrows(IllegalArgumentException.class, () -> new BlendWeights(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BlendWeights(List.of(new Step(0, List.of(1.0)), new Step(0, List.of(1.0)))));
    assertThrows(IllegalArgumentException.class, () -> new Step(0, List.of(-1.0)));
  }

  @Test
  void withoutPurchases_hasOnlyRelations() {
    Validation validation = trainer().withoutPurchases().validate(purchases());
    assertFalse(
        validation.model().parts().stream()
            .anyMatch(part -> part.name().equals(HybridTrainer.PURCHASES)));
  }

  @Test
  void incidence_transposedTwice_isTheSame() {
    Incidence bought = purchases();
    Incidence back = bought.transposed().transposed();
    assertEquals(bought.size(), back.size());
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      assertArrayEquals(bought.row(shopper), back.row(shopper));
    }
    assertThrows(IllegalArgumentException.class, () -> Incidence.of(2, new int[][] {{0}, {2}}));
  }
}
