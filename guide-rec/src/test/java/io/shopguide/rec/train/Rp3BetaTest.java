package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.EntityClass;
import io.shopguide.kg.EntityRef;
import io.shopguide.kg.GraphBuilder;
import io.shopguide.kg.ProductGraph;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.rec.ItemItemMatrix;
import io.shopguide.rec.SparseScores;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Rp3BetaTest {
  private static final int SHOPPERS = 6;
  private static final int PRODUCTS = 7;

  /** Shopper and product of one purchase. */
  record Bought(int shopper, int product) {}

  @Property(tries = 300)
  void train_anyPurchases_isTheFormula(
      @ForAll("purchases") Set<Bought> purchases,
      @ForAll @DoubleRange(min = 0.2, max = 2) double alpha,
      @ForAll @DoubleRange(min = 0, max = 1.5) double beta) {
    ItemItemMatrix learned = train(new Rp3Beta(alpha, beta, PRODUCTS), graph(purchases));
    double[][] expected = naive(purchases, alpha, beta);
    for (int i = 0; i < PRODUCTS; i++) {
      for (int j = 0; j < PRODUCTS; j++) {
        assertEquals(expected[i][j], learned.weight(i, j), 1e-5, i + " to " + j);
      }
    }
  }

  @Property(tries = 200)
  void train_fewNeighbours_keepsTheStrongest(
      @ForAll("purchases") Set<Bought> purchases,
      @ForAll @IntRange(min = 1, max = 3) int neighbours) {
    ItemItemMatrix learned = train(new Rp3Beta(1, 0.4, neighbours), graph(purchases));
    double[][] expected = naive(purchases, 1, 0.4);
    for (int i = 0; i < PRODUCTS; i++) {
      int row = i;
      double[] sorted = Arrays.stream(expected[i]).filter(w -> w > 0).sorted().toArray();
      int kept = Math.min(neighbours, sorted.length);
      double[] weights =
          IntStream.range(0, PRODUCTS)
              .mapToDouble(j -> learned.weight(row, j))
              .filter(w -> w > 0)
              .sorted()
              .toArray();
      double[] strongest = Arrays.copyOfRange(sorted, sorted.length - kept, sorted.length);
      assertEquals(kept, weights.length);
      for (int n = 0; n < kept; n++) {
        assertEquals(strongest[n], weights[n], 1e-5);
      }
    }
  }

  /** The formula of the class's Javadoc, over dense matrices. */
  private static double[][] naive(Set<Bought> purchases, double alpha, double beta) {
    double[][] weights = new double[PRODUCTS][PRODUCTS];
    double[] ofShopper = new double[SHOPPERS];
    double[] ofProduct = new double[PRODUCTS];
    for (Bought bought : purchases) {
      ofShopper[bought.shopper()]++;
      ofProduct[bought.product()]++;
    }
    for (int i = 0; i < PRODUCTS; i++) {
      for (int j = 0; j < PRODUCTS; j++) {
        for (int u = 0; u < SHOPPERS && i != j; u++) {
          if (purchases.contains(new Bought(u, i)) && purchases.contains(new Bought(u, j))) {
            weights[i][j] +=
                Math.pow(1 / ofProduct[i] * (1 / ofShopper[u]), alpha)
                    / Math.pow(ofProduct[j], beta);
          }
        }
      }
    }
    return weights;
  }

  @Test
  void train_shopperWithThousandsOfProducts_countsForNothing() {
    GraphBuilder builder = new GraphBuilder();
    for (int product = 0; product < 2_001; product++) {
      builder.add(bought("reseller", String.format("%04d", product)));
    }
    builder.add(bought("u", "0000")).add(bought("u", "0001"));
    ItemItemMatrix learned = train(Rp3Beta.DEFAULT, builder.build());
    assertEquals(2, learned.entries());
    assertTrue(learned.weight(0, 1) > 0 && learned.weight(1, 0) > 0);
  }

  @Test
  void train_noPurchases_isEmpty() {
    ItemItemMatrix learned = train(Rp3Beta.DEFAULT, graph(Set.of()));
    assertEquals(PRODUCTS, learned.products());
    assertEquals(0, learned.entries());
    learned.scatter(0, 1, new SparseScores(PRODUCTS));
  }

  @Test
  void train_cancelled_endsAtOnce() {
    ProductGraph graph = graph(Set.of(new Bought(0, 0)));
    assertThrows(CancellationException.class, () -> train(Rp3Beta.DEFAULT, graph, () -> true));
  }

  @Test
  void constructor_valueOutOfRange_isRefused() {
    for (double[] values :
        new double[][] {
          {0, 0, 1}, {-1, 0, 1}, {Double.NaN, 0, 1}, {1, -0.1, 1}, {1, Double.NaN, 1}, {1, 0, 0}
        }) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Rp3Beta(values[0], values[1], (int) values[2]),
          Arrays.toString(values));
    }
  }

  private static ItemItemMatrix train(Rp3Beta trainer, ProductGraph graph) {
    return train(trainer, graph, () -> false);
  }

  private static ItemItemMatrix train(
      Rp3Beta trainer, ProductGraph graph, BooleanSupplier cancelled) {
    EntityClass shoppers = graph.entityClass("Shopper");
    EntityClass products = graph.entityClass("Product");
    return trainer.train(
        graph.relation("bought", "Shopper", "Product"),
        shoppers.first(),
        shoppers.count(),
        products.first(),
        products.count(),
        cancelled);
  }

  private static ProductGraph graph(Set<Bought> purchases) {
    GraphBuilder builder = new GraphBuilder();
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      builder.addEntity(new EntityRef("Shopper", "u" + shopper));
    }
    for (int product = 0; product < PRODUCTS; product++) {
      builder.addEntity(new EntityRef("Product", "p" + product));
    }
    purchases.forEach(b -> builder.add(bought("u" + b.shopper(), "p" + b.product())));
    return builder.build();
  }

  private static Relates bought(String shopper, String product) {
    return new Relates(
        new EntityRef("Shopper", shopper), "bought", new EntityRef("Product", product), 1);
  }

  @Provide
  Arbitrary<Set<Bought>> purchases() {
    return Combinators.combine(
            Arbitraries.integers().between(0, SHOPPERS - 1),
            Arbitraries.integers().between(0, PRODUCTS - 1))
        .as(Bought::new)
        .set()
        .ofMaxSize(30);
  }
}
