package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PersonalizedPageRankTest {
  private static final QueryScratch SCRATCH = new QueryScratch();

  record Walk(
      ModelGraph graph,
      List<WalkRelation> relations,
      List<Integer> seeds,
      double alpha,
      double epsilon) {}

  @Property(tries = 500)
  void rank_anyGraph_isWithinItsBounds(@ForAll("walks") Walk walk) {
    assertWithinBounds(walk, 400);
  }

  @Test
  void rank_manyTerms_isWithinItsBounds() {
    ModelGraph graph = ModelGraph.random(7, 600, 1500);
    List<WalkRelation> both = List.of(WalkRelation.both(0), WalkRelation.both(1).weighing(0.5));
    assertWithinBounds(new Walk(graph, both, List.of(0, 5), 0.5, 1e-5), 60);
    List<WalkRelation> forward = List.of(WalkRelation.forward(0), WalkRelation.inverse(2));
    assertWithinBounds(new Walk(graph, forward, List.of(3), 0.5, 1e-5), 60);
  }

  private static void assertWithinBounds(Walk walk, int rounds) {
    GraphView view = walk.graph().view;
    int[] seeds = walk.seeds().stream().mapToInt(Integer::intValue).toArray();
    double[] weights = new double[seeds.length];
    Arrays.setAll(weights, i -> 1 + i);
    PersonalizedPageRank pageRank =
        new PersonalizedPageRank(view, walk.relations(), walk.alpha(), walk.epsilon(), SCRATCH);
    TopIds best = new TopIds(Math.max(1, view.termCount()));
    double residual = pageRank.rank(seeds, weights, best);
    String first = best.toString();
    assertEquals(residual, pageRank.rank(seeds, weights, best));
    assertEquals(first, best.toString());

    double[] exact = powerIteration(walk, rounds, seeds, weights);
    double[] scores = new double[exact.length];
    for (int rank = 0; rank < best.size(); rank++) {
      scores[best.id(rank)] = best.score(rank);
      assertTrue(rank == 0 || best.score(rank) <= best.score(rank - 1));
    }
    boolean isSymmetric = walk.relations().stream().allMatch(r -> r.direction() == Direction.BOTH);
    for (int term = 0; term < exact.length; term++) {
      double missing = exact[term] - scores[term];
      assertTrue(missing >= -1e-9 && missing <= residual + 1e-9, walk::toString);
      if (isSymmetric) {
        assertTrue(missing <= walk.epsilon() * degree(walk, term) + 1e-9, walk::toString);
      }
    }
    double sum = Arrays.stream(scores).sum();
    assertEquals(Arrays.stream(exact).sum(), sum + residual, 1e-9);
  }

  private static double degree(Walk walk, int term) {
    double degree = 0;
    for (WalkRelation relation : walk.relations()) {
      degree += relation.weight() * walk.graph().next(relation, term).size();
    }
    return degree;
  }

  private static double[] powerIteration(Walk walk, int rounds, int[] seeds, double[] weights) {
    int terms = walk.graph().view.termCount();
    double[] walking = new double[terms];
    double total = Arrays.stream(weights).sum();
    for (int i = 0; i < seeds.length; i++) {
      walking[seeds[i]] += weights[i] / total;
    }
    double[] stopped = new double[terms];
    for (int round = 0; round < rounds; round++) {
      double[] next = new double[terms];
      for (int term = 0; term < terms; term++) {
        double degree = degree(walk, term);
        double stopping = degree == 0 ? 1 : walk.alpha();
        stopped[term] += stopping * walking[term];
        for (WalkRelation relation : walk.relations()) {
          double each = (1 - stopping) * walking[term] * relation.weight() / degree;
          walk.graph().next(relation, term).forEach(to -> next[to] += each);
        }
      }
      walking = next;
    }
    return stopped;
  }

  @Test
  void rank_seedsOfNothing_areLeftOut() {
    ModelGraph graph = ModelGraph.of(ModelGraph.edge(1, 0, 2), ModelGraph.edge(2, 0, 3));
    PersonalizedPageRank pageRank =
        new PersonalizedPageRank(graph.view, List.of(WalkRelation.forward(0)), 0.5, 1e-6, SCRATCH);
    TopIds best = new TopIds(3);
    assertEquals(
        0, pageRank.rank(new int[] {GraphView.NONE, graph.entity(1)}, new double[] {9, 1}, best));
    assertEquals(graph.entity(1), best.id(0));
    assertEquals(0.5, best.score(0));
    assertEquals(0.25, best.score(1));
    assertEquals(0.25, best.score(2));
    assertEquals(0, pageRank.rank(new int[] {GraphView.NONE}, new double[] {1}, best));
    assertEquals(0, best.size());
  }

  @Test
  void new_numbersOutOfRange_areRefused() {
    GraphView view = ModelGraph.of().view;
    List<WalkRelation> none = List.of();
    assertThrows(
        IllegalArgumentException.class,
        () -> new PersonalizedPageRank(view, none, 0, 0.1, SCRATCH));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PersonalizedPageRank(view, none, 0.1, 1, SCRATCH));
    PersonalizedPageRank pageRank = new PersonalizedPageRank(view, none, 0.1, 0.1, SCRATCH);
    TopIds best = new TopIds(1);
    assertThrows(
        IllegalArgumentException.class, () -> pageRank.rank(new int[1], new double[2], best));
    assertThrows(
        IllegalArgumentException.class, () -> pageRank.rank(new int[1], new double[1], best));
  }

  @Provide
  Arbitrary<Walk> walks() {
    return ModelGraph.arbitrary(40)
        .filter(graph -> graph.view.termCount() > 0)
        .flatMap(
            graph ->
                Combinators.combine(
                        graph.relations(),
                        Arbitraries.integers()
                            .between(0, graph.view.termCount() - 1)
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(3),
                        Arbitraries.of(0.1, 0.5, 0.9),
                        Arbitraries.of(0.2, 0.01, 0.0001))
                    .as(
                        (relations, seeds, alpha, epsilon) ->
                            new Walk(graph, relations, seeds, alpha, epsilon)));
  }
}
