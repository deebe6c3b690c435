package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.shopguide.kg.GraphView;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FacetsTest {
  private static final QueryScratch SCRATCH = new QueryScratch();

  @Property(tries = 500)
  void count_anySubjects_countsEachObject(
      @ForAll("graphs") ModelGraph graph,
      @ForAll Set<@IntRange(min = 0, max = 16) Integer> chosen,
      @ForAll @IntRange(min = 1, max = 8) int capacity) {
    BitSet subjects = among(graph.view, chosen);
    Facets facets = new Facets(graph.view, SCRATCH);
    TopIds best = new TopIds(capacity);
    for (int p = GraphView.NONE; p < graph.view.predicateCount(); p++) {
      Map<Integer, Integer> counts = new TreeMap<>();
      for (ModelGraph.Triple triple : graph.triples) {
        if (triple.predicate() == p && subjects.get(triple.subject())) {
          counts.merge(triple.object(), 1, Integer::sum);
        }
      }
      assertEquals(counts.size(), facets.count(subjects, p, best));
      assertEquals(Tops.expected(counts, capacity), best.toString());
    }
  }

  @Property(tries = 500)
  void histogram_anySubjects_countsEachRange(
      @ForAll("graphs") ModelGraph graph,
      @ForAll Set<@IntRange(min = 0, max = 16) Integer> chosen) {
    BitSet subjects = among(graph.view, chosen);
    Facets facets = new Facets(graph.view, SCRATCH);
    double[] bounds = {-0.5, 1, 2, 4};
    for (int p = 0; p < graph.view.predicateCount(); p++) {
      int predicate = p;
      int[] expected = new int[3];
      int expectedAny = 0;
      for (int s : subjects.stream().toArray()) {
        boolean any = false;
        for (int range = 0; range < 3; range++) {
          int i = range;
          boolean inRange =
              graph.objects(s, predicate).stream()
                  .mapToDouble(graph.view::number)
                  .anyMatch(n -> n >= bounds[i] && (n < bounds[i + 1] || (i == 2 && n == 4)));
          expected[range] += inRange ? 1 : 0;
          any |= inRange;
        }
        expectedAny += any ? 1 : 0;
      }
      int[] counts = {7, 7, 7};
      assertEquals(expectedAny, facets.histogram(subjects, p, bounds, counts));
      assertArrayEquals(expected, counts, graph::toString);
    }
  }

  @Test
  void histogram_boundsThatDoNotFit_areRefused() {
    Facets facets = new Facets(ModelGraph.of().view, SCRATCH);
    BitSet none = new BitSet();
    assertThrows(
        IllegalArgumentException.class,
        () -> facets.histogram(none, 0, new double[] {1, 2}, new int[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> facets.histogram(none, 0, new double[] {1, 1}, new int[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> facets.histogram(none, 0, new double[] {1, Double.NaN}, new int[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> facets.histogram(none, 0, new double[] {1}, new int[0]));
  }

  private static BitSet among(GraphView view, Set<Integer> chosen) {
    BitSet subjects = new BitSet();
    chosen.stream().filter(id -> id < view.termCount()).forEach(subjects::set);
    return subjects;
  }

  @Provide
  Arbitrary<ModelGraph> graphs() {
    return Arbitraries.integers().between(0, 80).flatMap(ModelGraph::arbitrary);
  }
}
