package io.shopguide.rec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.shopguide.rec.ItemItemMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AttributeCosineTest {
  private static final int ATTRIBUTES = 6;

  @Property(tries = 200)
  void matrix_anyAttributes_isTheCosine(@ForAll("products") List<Set<Integer>> sets) {
    int[][] attributes =
        sets.stream()
            .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    AttributeCosine cosine = new AttributeCosine(attributes, ATTRIBUTES);
    ItemItemMatrix matrix = cosine.matrix(attributes.length + 1, () -> false);
    double[] rarity = new double[ATTRIBUTES];
    for (int a = 0; a < ATTRIBUTES; a++) {
      int attribute = a;
      long holders = sets.stream().filter(set -> set.contains(attribute)).count();
      rarity[a] = Math.log((sets.size() + 1.0) / (holders + 1.0));
    }
    for (int i = 0; i < attributes.length; i++) {
      AttributeCosine.Nearest nearest = cosine.nearest(attributes[i], attributes.length);
      for (int j = 0; j < attributes.length; j++) {
        double expected = naive(sets.get(i), sets.get(j), rarity);
        assertEquals(i == j ? 0 : expected, matrix.weight(i, j), 1e-5);
        int place = Arrays.stream(nearest.products()).boxed().toList().indexOf(j);
        assertEquals(expected, place < 0 ? 0 : nearest.likeness()[place], 1e-5);
      }
    }
  }

  private static double naive(Set<Integer> a, Set<Integer> b, double[] rarity) {
    double dot = a.stream().filter(b::contains).mapToDouble(x -> rarity[x] * rarity[x]).sum();
    double squareA = a.stream().mapToDouble(x -> rarity[x] * rarity[x]).sum();
    double squareB = b.stream().mapToDouble(x -> rarity[x] * rarity[x]).sum();
    return dot == 0 ? 0 : dot / Math.sqrt(squareA * squareB);
  }

  @Test
  void matrix_fewNeighbours_keepsTheMostAlike() {
    int[][] attributes = {{0, 1, 2}, {0, 1}, {2, 3}, {0, 1, 2}, {4}};
    ItemItemMatrix matrix = new AttributeCosine(attributes, 5).matrix(1, () -> false);
    assertEquals(3, matrix.neighbour(0, 0));
    assertEquals(1, matrix.weightAt(0, 0), 1e-6);
    assertEquals(1, matrix.degree(0));
    assertEquals(0, matrix.degree(4));
  }

  @Test
  void nearest_unknownAttributes_areLeftOut() {
    int[][] attributes = {{0}, {1}, {1}};
    AttributeCosine cosine = new AttributeCosine(attributes, 2);
    assertArrayEquals(new int[] {0}, cosine.nearest(new int[] {0, 7, -1}, 5).products());
    assertEquals(0, cosine.nearest(new int[] {7}, 5).products().length);
  }

  @Test
  void matrix_cancelledOrBadAttribute_ends() {
    AttributeCosine cosine = new AttributeCosine(new int[][] {{0}}, 1);
    assertThrows(CancellationException.class, () -> cosine.matrix(1, () -> true));
    for (int attribute : new int[] {-1, 1}) {
      int[][] bad = {{attribute}};
      assertThrows(IllegalArgumentException.class, () -> new AttributeCosine(bad, 1));
    }
  }

  @Provide
  Arbitrary<List<Set<Integer>>> products() {
    return Arbitraries.integers().between(0, ATTRIBUTES - 1).set().list().ofMaxSize(8);
  }
}
