package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HopsTest {
  record Walk(ModelGraph graph, List<WalkRelation> relations) {}

  @Property(tries = 500)
  void within_anyGraph_isTheModel(
      @ForAll("walks") Walk walk, @ForAll @IntRange(min = 0, max = 4) int steps) {
    Hops hops = new Hops(walk.graph().view, walk.relations());
    BitSet found = new BitSet();
    for (int start = GraphView.NONE; start < walk.graph().view.termCount(); start++) {
      assertTrue(hops.within(start, steps, Integer.MAX_VALUE, found));
      assertEquals(model(walk, start, steps), found, walk::toString);
    }
  }

  @Property(tries = 500)
  void within_limited_prefersNearerTerms(
      @ForAll("walks") Walk walk,
      @ForAll @IntRange(min = 0, max = 4) int steps,
      @ForAll @IntRange(min = 1, max = 8) int limit) {
    Hops hops = new Hops(walk.graph().view, walk.relations());
    BitSet found = new BitSet();
    for (int start = 0; start < walk.graph().view.termCount(); start++) {
      boolean isComplete = hops.within(start, steps, limit, found);
      BitSet all = model(walk, start, steps);
      assertEquals(all.cardinality() <= limit, isComplete);
      assertEquals(Math.min(limit, all.cardinality()), found.cardinality());
      for (int nearer = 0; nearer < steps; nearer++) {
        BitSet near = model(walk, start, nearer);
        BitSet missing = (BitSet) near.clone();
        missing.andNot(found);
        BitSet farther = (BitSet) found.clone();
        farther.andNot(near);
        assertTrue(missing.isEmpty() || farther.isEmpty(), walk::toString);
      }
    }
  }

  private static BitSet model(Walk walk, int start, int steps) {
    BitSet reached = new BitSet();
    if (start >= 0) {
      reached.set(start);
    }
    for (int step = 0; step < steps; step++) {
      for (int term : reached.stream().toArray()) {
        for (WalkRelation relation : walk.relations()) {
          walk.graph().next(relation, term).forEach(reached::set);
        }
      }
    }
    return reached;
  }

  @Test
  void within_numbersOutOfRange_areRefused() {
    Hops hops = new Hops(ModelGraph.of().view, List.of());
    assertThrows(IllegalArgumentException.class, () -> hops.within(0, -1, 1, new BitSet()));
    assertThrows(IllegalArgumentException.class, () -> hops.within(0, 1, 0, new BitSet()));
  }

  @Test
  void new_sameWayTwice_isRefused() {
    ModelGraph graph = ModelGraph.of(ModelGraph.edge(1, 0, 2));
    List<WalkRelation> twice = List.of(WalkRelation.both(0), WalkRelation.inverse(0));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Hops(graph.view, twice));
    assertEquals("Two relations walk the predicate 0 <http://p/0> the same way", e.getMessage());
    List<WalkRelation> missing =
        List.of(WalkRelation.both(GraphView.NONE), WalkRelation.forward(GraphView.NONE));
    BitSet found = new BitSet();
    assertTrue(new Hops(graph.view, missing).within(0, 3, 9, found));
    assertEquals(1, found.cardinality());
  }

  @Test
  void weighing_weightThatIsNone_isRefused() {
    WalkRelation relation = WalkRelation.forward(0);
    assertEquals(0.5, relation.weighing(0.5).weight());
    assertThrows(IllegalArgumentException.class, () -> relation.weighing(0));
    assertThrows(IllegalArgumentException.class, () -> relation.weighing(Double.NaN));
  }

  @Provide
  Arbitrary<Walk> walks() {
    return ModelGraph.arbitrary(40)
        .flatMap(graph -> graph.relations().map(relations -> new Walk(graph, relations)));
  }
}
