package io.shopguide.rec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TopProductsTest {
  @Property
  void drain_anyScoresInAnyOrder_isTheHeadOfTheSortedList(
      @ForAll @Size(max = 60) List<@IntRange(min = -4, max = 4) Integer> scores,
      @ForAll @IntRange(max = 20) int limit,
      @ForAll Random random) {
    List<Integer> arrival = new ArrayList<>(IntStream.range(0, scores.size()).boxed().toList());
    Collections.shuffle(arrival, random);
    TopProducts top = new TopProducts(limit);
    arrival.forEach(product -> top.offer(product, scores.get(product) / 2.0));
    int[] expected =
        IntStream.range(0, scores.size())
            .boxed()
            .sorted(
                Comparator.<Integer, Integer>comparing(scores::get)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .limit(limit)
            .mapToInt(Integer::intValue)
            .toArray();
    assertEquals(expected.length, top.size());
    assertArrayEquals(expected, top.drain());
  }

  @Test
  void drain_equalScores_areOrderedById() {
    TopProducts top = new TopProducts(3);
    for (int product : new int[] {9, 2, 7, 4, 8}) {
      top.offer(product, 1);
    }
    assertArrayEquals(new int[] {2, 4, 7}, top.drain());
  }

  @Test
  void drain_twice_isEmptyAndTheCollectionUsableAgain() {
    TopProducts top = new TopProducts(2);
    top.offer(1, 0.5);
    assertArrayEquals(new int[] {1}, top.drain());
    assertArrayEquals(new int[] {}, top.drain());
    top.offer(3, -1);
    top.offer(4, Double.NEGATIVE_INFINITY);
    top.offer(5, 0);
    assertArrayEquals(new int[] {5, 3}, top.drain());
  }

  @Test
  void drainTo_arraysOfTheCaller_receiveProductsAndScores() {
    TopProducts top = new TopProducts(3);
    int[] products = new int[3];
    double[] scores = new double[3];
    assertEquals(0, top.drainTo(products, scores));
    for (int round = 0; round < 2; round++) {
      top.offer(7, 0.25);
      top.offer(5, 0.75);
      assertEquals(2, top.drainTo(products, scores));
      assertArrayEquals(new int[] {5, 7, 0}, products);
      assertArrayEquals(new double[] {0.75, 0.25, 0}, scores);
      assertEquals(0, top.size());
    }
    top.offer(9, 1);
    assertEquals(1, top.drainTo(products, null));
    assertEquals(9, products[0]);
  }

  @Test
  void constructor_negativeLimit_isRefused() {
    assertThrows(NegativeArraySizeException.class, () -> new TopProducts(-1));
  }
}
