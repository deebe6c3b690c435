package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.shopguide.kg.GraphView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoOccurrenceTest {
  private static final QueryScratch SCRATCH = new QueryScratch();

  @Property(tries = 500)
  void subjectsSharingObjects_anyGraph_countsThem(
      @ForAll("graphs") ModelGraph graph, @ForAll @IntRange(min = 1, max = 6) int capacity) {
    CoOccurrence coOccurrence = new CoOccurrence(graph.view, SCRATCH);
    TopIds best = new TopIds(capacity);
    for (int p = 0; p < graph.view.predicateCount(); p++) {
      for (int start = GraphView.NONE; start < graph.view.termCount(); start++) {
        Shared shared = new Shared(graph, WalkRelation.forward(p), start, 20);
        assertEquals(shared.counts.size(), coOccurrence.subjectsSharingObjects(start, p, best));
        assertEquals(Tops.expected(shared.counts, capacity), best.toString(), graph::toString);
        assertEquals(shared.counts.size(), coOccurrence.subjectsSharingObjects(start, p, 20, best));
        assertEquals(Tops.expected(shared.weights, capacity), best.toString(), graph::toString);
      }
    }
  }

  @Property(tries = 500)
  void objectsSharingSubjects_anyGraph_countsThem(
      @ForAll("graphs") ModelGraph graph, @ForAll @IntRange(min = 1, max = 6) int capacity) {
    CoOccurrence coOccurrence = new CoOccurrence(graph.view, SCRATCH);
    TopIds best = new TopIds(capacity);
    for (int p = 0; p < graph.view.predicateCount(); p++) {
      for (int start = GraphView.NONE; start < graph.view.termCount(); start++) {
        Shared shared = new Shared(graph, WalkRelation.inverse(p), start, 3);
        assertEquals(shared.counts.size(), coOccurrence.objectsSharingSubjects(p, start, best));
        assertEquals(Tops.expected(shared.counts, capacity), best.toString(), graph::toString);
        assertEquals(shared.counts.size(), coOccurrence.objectsSharingSubjects(p, start, 3, best));
        assertEquals(Tops.expected(shared.weights, capacity), best.toString(), graph::toString);
      }
    }
  }

  /** The terms that share a neighbour with a start, by the model. */
  private static final class Shared {
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final Map<Integer, Double> weights = new TreeMap<>();

    Shared(ModelGraph graph, WalkRelation there, int start, double population) {
      WalkRelation back =
          there.direction() == Direction.FORWARD
              ? WalkRelation.inverse(there.predicate())
              : WalkRelation.forward(there.predicate());
      // In order, because the sum of the weights depends on it.
      for (int middle : graph.next(there, start).stream().sorted().toList()) {
        List<Integer> ends = graph.next(back, middle);
        for (int end : ends) {
          if (end != start) {
            counts.merge(end, 1, Integer::sum);
            weights.merge(end, Math.log1p(population / ends.size()), Double::sum);
          }
        }
      }
    }
  }

  @Test
  void subjectsSharingObjects_populationOfNone_isRefused() {
    CoOccurrence coOccurrence = new CoOccurrence(ModelGraph.of().view, SCRATCH);
    TopIds best = new TopIds(1);
    assertThrows(
        IllegalArgumentException.class, () -> coOccurrence.subjectsSharingObjects(0, 0, 0, best));
  }

  @Test
  void subjectsSharingObjects_afterAFailedQuery_countsFromZero() {
    ModelGraph graph =
        ModelGraph.of(ModelGraph.edge(1, 0, 4), ModelGraph.edge(2, 0, 4), ModelGraph.edge(3, 0, 4));
    QueryScratch scratch = new QueryScratch();
    int[] left = scratch.lendCounters(graph.view.termCount());
    left[graph.entity(2)] = 5; // as if a query had ended by an exception
    TopIds best = new TopIds(1);
    new CoOccurrence(graph.view, scratch)
        .subjectsSharingObjects(graph.entity(1), graph.predicate(0), best);
    assertEquals(1, best.score(0));
    assertEquals(Math.min(graph.entity(2), graph.entity(3)), best.id(0));
  }

  @Provide
  Arbitrary<ModelGraph> graphs() {
    return ModelGraph.arbitrary(80);
  }
}
