package io.shopguide.rec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.Contribution.Side;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HybridScorerTest {
  /** A part with its weight and the similarity that it gives every product. */
  record Weighted(Side side, double weight, double similarity) {
    double similarityOf(int product) {
      return product == 0 ? similarity : similarity / (product + 1);
    }
  }

  private record Part(String name, Weighted weighted) implements SimilarityPart {
    @Override
    public double similarity(int product) {
      return weighted.similarityOf(product);
    }
  }

  @Property
  void contributions_anyPartsAndWeights_addUpToTheScore(
      @ForAll("weights") double alpha,
      @ForAll("weights") double beta,
      @ForAll("parts") List<Weighted> parts) {
    HybridScorer scorer = scorer(alpha, beta, parts);
    for (int product = 0; product < 3; product++) {
      double sum = scorer.contributions(product).stream().mapToDouble(Contribution::value).sum();
      assertEquals(scorer.score(product), sum, 1e-9);
    }
  }

  @Property
  void score_anyPartsAndWeights_isTheFormulaOverWeightedMeans(
      @ForAll("weights") double alpha,
      @ForAll("weights") double beta,
      @ForAll("parts") List<Weighted> parts) {
    HybridScorer scorer = scorer(alpha, beta, parts);
    for (int product = 0; product < 3; product++) {
      double expected =
          alpha * mean(parts, Side.CONTENT, product)
              + beta * mean(parts, Side.GRAPH, product)
              + rules(parts, product);
      assertEquals(expected, scorer.score(product), 1e-9);
    }
  }

  @Property
  void offer_anyPartsAndWeights_givesEachProductItsScore(
      @ForAll("weights") double alpha,
      @ForAll("weights") double beta,
      @ForAll("parts") List<Weighted> parts,
      @ForAll @IntRange(max = 200) int count) {
    HybridScorer scorer = scorer(alpha, beta, parts);
    TopProducts oneByOne = new TopProducts(count);
    int[] products = new int[count];
    for (int i = 0; i < count; i++) {
      products[i] = 3 * i;
      oneByOne.offer(products[i], scorer.score(products[i]));
    }
    TopProducts together = new TopProducts(count);
    scorer.offer(products, count, together);
    double[] expected = new double[count];
    double[] scores = new double[count];
    int[] expectedOrder = new int[count];
    int[] order = new int[count];
    assertEquals(count, oneByOne.drainTo(expectedOrder, expected));
    assertEquals(count, together.drainTo(order, scores));
    assertArrayEquals(expectedOrder, order);
    assertArrayEquals(expected, scores);
  }

  private static double rules(List<Weighted> parts, int product) {
    return parts.stream()
        .filter(part -> part.side() == Side.RULE)
        .mapToDouble(part -> part.weight() * part.similarityOf(product))
        .sum();
  }

  private static double mean(List<Weighted> parts, Side side, int product) {
    double weights = 0;
    double sum = 0;
    for (Weighted part : parts) {
      if (part.side() == side) {
        weights += part.weight();
        sum += part.weight() * part.similarityOf(product);
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  @Property
  void contributions_anyPartsAndWeights_fallAndAreNotZero(@ForAll("parts") List<Weighted> parts) {
    List<Contribution> contributions = scorer(0.7, 0.3, parts).contributions(0);
    for (int i = 0; i < contributions.size(); i++) {
      assertTrue(contributions.get(i).value() > 0);
      assertTrue(i == 0 || contributions.get(i - 1).value() >= contributions.get(i).value());
    }
  }

  @Test
  void contributions_oneOfTwoPartsSilent_namesTheOther() {
    HybridScorer scorer =
        scorer(
            0.5,
            0.5,
            List.of(
                new Weighted(Side.CONTENT, 1, 0),
                new Weighted(Side.CONTENT, 3, 0.8),
                new Weighted(Side.GRAPH, 0, 1)));
    assertEquals(
        List.of(new Contribution(Side.CONTENT, "part 1", 0.5 * 0.75 * 0.8)),
        scorer.contributions(0));
  }

  @Test
  void score_noParts_isZero() {
    HybridScorer scorer = HybridScorer.builder(1, 1).build();
    assertEquals(0, scorer.score(7));
    assertEquals(List.of(), scorer.contributions(7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void builder_weightThatIsNone_isRefusedWithItsName(double weight) {
    Part part = new Part("text", new Weighted(Side.CONTENT, 1, 1));
    HybridScorer.Builder builder = HybridScorer.builder(1, 1);
    assertNames("alpha", weight, () -> HybridScorer.builder(weight, 1));
    assertNames("beta", weight, () -> HybridScorer.builder(1, weight));
    assertNames("text", weight, () -> builder.content(weight, part));
    assertNames("text", weight, () -> builder.graph(weight, part));
    assertEquals(0, builder.build().score(0));
  }

  private static void assertNames(String name, double weight, Runnable call) {
    IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(thrown.getMessage().contains(name), thrown.getMessage());
    assertTrue(thrown.getMessage().contains(Double.toString(weight)), thrown.getMessage());
  }

  private static HybridScorer scorer(double alpha, double beta, List<Weighted> parts) {
    HybridScorer.Builder builder = HybridScorer.builder(alpha, beta);
    for (int p = 0; p < parts.size(); p++) {
      Weighted weighted = parts.get(p);
      Part part = new Part("part " + p, weighted);
      switch (weighted.side()) {
        case CONTENT -> builder.content(weighted.weight(), part);
        case GRAPH -> builder.graph(weighted.weight(), part);
        case RULE -> builder.rule(weighted.weight(), part);
      }
    }
    return builder.build();
  }

  @Provide
  Arbitrary<Double> weights() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(0.0)), Tuple.of(6, Arbitraries.doubles().between(0, 1_000)));
  }

  @Provide
  Arbitrary<List<Weighted>> parts() {
    Arbitrary<Weighted> part =
        Combinators.combine(
                Arbitraries.of(Side.class), weights(), Arbitraries.doubles().between(0, 1))
            .as(Weighted::new);
    return part.list().ofMaxSize(8);
  }
}
