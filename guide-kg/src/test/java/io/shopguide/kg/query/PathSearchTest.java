package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.query.ModelGraph.Edit;
import io.shopguide.kg.query.TermPath.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PathSearchTest {
  private static final QueryScratch SCRATCH = new QueryScratch();

  record Walk(ModelGraph graph, List<WalkRelation> relations) {}

  @Property(tries = 500)
  void find_anyGraph_findsTheBestOfAllPaths(
      @ForAll("walks") Walk walk,
      @ForAll @IntRange(min = 1, max = 5) int maxSteps,
      @ForAll @IntRange(min = 1, max = 9) int limit) {
    PathSearch paths =
        new PathSearch(walk.graph().view, walk.relations(), maxSteps, 1 << 30, SCRATCH);
    int from = 0;
    for (int to = 0; to < walk.graph().view.termCount(); to++) {
      List<BestPaths.Candidate> all = allPaths(walk, maxSteps, from, to);
      PathSearch.Result result = paths.find(from, to, limit);
      assertTrue(result.isExhaustive(), walk::toString);
      List<List<Step>> expected =
          all.stream().limit(limit).map(BestPaths.Candidate::steps).toList();
      List<List<Step>> found = result.paths().stream().map(TermPath::steps).toList();
      assertEquals(expected, found, walk::toString);
      for (int i = 0; i < found.size(); i++) {
        assertEquals(Math.exp(-all.get(i).cost()), result.paths().get(i).weight(), 1e-12);
      }
    }
  }

  @Property(tries = 500)
  void find_smallBudget_isHonest(
      @ForAll("walks") Walk walk,
      @ForAll @IntRange(min = 1, max = 3) int maxSteps,
      @ForAll @IntRange(min = 1, max = 60) int budget) {
    PathSearch paths =
        new PathSearch(walk.graph().view, walk.relations(), maxSteps, budget, SCRATCH);
    for (int to = 0; to < walk.graph().view.termCount(); to++) {
      List<List<Step>> all =
          allPaths(walk, maxSteps, 0, to).stream().map(BestPaths.Candidate::steps).toList();
      PathSearch.Result result = paths.find(0, to, 3);
      List<List<Step>> found = result.paths().stream().map(TermPath::steps).toList();
      assertTrue(new HashSet<>(all).containsAll(found), walk::toString);
      if (result.isExhaustive()) {
        assertEquals(all.subList(0, Math.min(3, all.size())), found, walk::toString);
      }
    }
  }

  @Test
  void find_manyTerms_findsTheBestOfAllPaths() {
    ModelGraph graph = ModelGraph.random(3, 300, 700);
    Walk walk = new Walk(graph, List.of(WalkRelation.both(0), WalkRelation.both(1).weighing(0.5)));
    PathSearch paths = new PathSearch(graph.view, walk.relations(), 4, 1 << 30, SCRATCH);
    int from = graph.entity(100);
    for (int to = 0; to < 20; to++) {
      List<List<Step>> all =
          allPaths(walk, 4, from, to).stream().map(BestPaths.Candidate::steps).toList();
      List<List<Step>> found =
          paths.find(from, to, 20).paths().stream().map(TermPath::steps).toList();
      assertEquals(all.subList(0, Math.min(20, all.size())), found);
    }
  }

  /** All simple paths in the order wanted. */
  private static List<BestPaths.Candidate> allPaths(Walk walk, int maxSteps, int from, int to) {
    List<BestPaths.Candidate> found = new ArrayList<>();
    if (from != to) {
      collect(walk, maxSteps, to, from, new ArrayList<>(), List.of(from), List.of(), found);
    }
    found.sort(BestPaths.ORDER);
    return found;
  }

  private static void collect(
      Walk walk,
      int maxSteps,
      int to,
      int at,
      List<Step> steps,
      List<Integer> visited,
      List<Double> costs,
      List<BestPaths.Candidate> found) {
    if (at == to) {
      found.add(BestPaths.Candidate.of(steps, costs));
      return;
    }
    if (steps.size() == maxSteps) {
      return;
    }
    for (WalkRelation relation : walk.relations()) {
      for (boolean forward : new boolean[] {true, false}) {
        WalkRelation way =
            forward
                ? WalkRelation.forward(relation.predicate())
                : WalkRelation.inverse(relation.predicate());
        boolean isAllowed =
            relation.direction() == Direction.BOTH || relation.direction() == way.direction();
        for (int next : isAllowed ? walk.graph().next(way, at) : List.<Integer>of()) {
          if (!visited.contains(next)) {
            List<Step> longer = new ArrayList<>(steps);
            longer.add(new Step(at, relation.predicate(), forward, next));
            List<Integer> visitedThen = new ArrayList<>(visited);
            visitedThen.add(next);
            List<Double> costsThen = new ArrayList<>(costs);
            costsThen.add(-Math.log(relation.weight()));
            if (!steps.isEmpty()) {
              costsThen.add(Math.log1p(degree(walk, at)));
            }
            collect(walk, maxSteps, to, next, longer, visitedThen, costsThen, found);
          }
        }
      }
    }
  }

  private static int degree(Walk walk, int term) {
    return walk.relations().stream().mapToInt(r -> walk.graph().next(r, term).size()).sum();
  }

  @Test
  void find_commonAndRareConnection_prefersTheRareOne() {
    Edit[] edits = {
      ModelGraph.edge(1, 0, 3), ModelGraph.edge(2, 0, 3), ModelGraph.edge(4, 0, 3),
      ModelGraph.edge(5, 0, 3), ModelGraph.edge(1, 0, 6), ModelGraph.edge(2, 0, 6),
    };
    ModelGraph graph = ModelGraph.of(edits);
    PathSearch paths = new PathSearch(graph.view, List.of(WalkRelation.both(0)), 4, 1000, SCRATCH);
    List<TermPath> found = paths.find(graph.entity(1), graph.entity(2), 2).paths();
    assertEquals(
        "<http://e/1> -<http://p/0>-> <http://a/6> <-<http://p/0>- <http://e/2>",
        found.get(0).describe(graph.view));
    assertEquals(1.0 / 3, found.get(0).weight(), 1e-12);
    assertEquals(
        "<http://e/1> -<http://p/0>-> <http://a/3> <-<http://p/0>- <http://e/2>",
        found.get(1).describe(graph.view));
    assertEquals(1.0 / 5, found.get(1).weight(), 1e-12);
  }

  @Test
  void find_hubAboveTheBudget_saysSo() {
    List<Edit> edits = new ArrayList<>();
    for (int i = 2; i < 9; i++) {
      edits.add(ModelGraph.edge(1, 0, i));
    }
    edits.add(ModelGraph.edge(0, 1, 3));
    ModelGraph graph = ModelGraph.of(edits.toArray(Edit[]::new));
    List<WalkRelation> relations = List.of(WalkRelation.both(0), WalkRelation.both(1));
    PathSearch.Result result =
        new PathSearch(graph.view, relations, 3, 6, SCRATCH)
            .find(graph.entity(2), graph.entity(0), 1);
    assertEquals(new PathSearch.Result(List.of(), false), result);
    assertEquals(
        3,
        new PathSearch(graph.view, relations, 3, 100, SCRATCH)
            .find(graph.entity(2), graph.entity(0), 1)
            .paths()
            .getFirst()
            .steps()
            .size());
  }

  @Test
  void find_noOrTheSameTerm_findsNothing() {
    ModelGraph graph = ModelGraph.of(ModelGraph.edge(1, 0, 2), ModelGraph.edge(2, 0, 1));
    PathSearch paths = new PathSearch(graph.view, List.of(WalkRelation.both(0)), 4, 1000, SCRATCH);
    PathSearch.Result nothing = new PathSearch.Result(List.of(), true);
    assertEquals(nothing, paths.find(graph.entity(1), graph.entity(1), 5));
    assertEquals(nothing, paths.find(GraphView.NONE, graph.entity(1), 5));
    assertEquals(nothing, paths.find(graph.entity(1), GraphView.NONE, 5));
    assertEquals(2, paths.find(graph.entity(1), graph.entity(2), 5).paths().size());
  }

  @Test
  void new_numbersOutOfRange_areRefused() {
    GraphView view = ModelGraph.of().view;
    List<WalkRelation> none = List.of();
    assertThrows(IllegalArgumentException.class, () -> new PathSearch(view, none, 0, 1, SCRATCH));
    assertThrows(IllegalArgumentException.class, () -> new PathSearch(view, none, 7, 1, SCRATCH));
    assertThrows(IllegalArgumentException.class, () -> new PathSearch(view, none, 1, 0, SCRATCH));
    List<WalkRelation> heavy = List.of(WalkRelation.both(0).weighing(1.5));
    assertThrows(IllegalArgumentException.class, () -> new PathSearch(view, heavy, 1, 1, SCRATCH));
    PathSearch paths = new PathSearch(view, none, 1, 1, SCRATCH);
    assertThrows(IllegalArgumentException.class, () -> paths.find(0, 1, 0));
  }

  @Test
  void termPath_stepsThatAreNotConnected_areRefused() {
    List<Step> broken = List.of(new Step(1, 0, true, 2), new Step(3, 0, true, 4));
    assertThrows(IllegalArgumentException.class, () -> new TermPath(broken, 1));
    assertThrows(IllegalArgumentException.class, () -> new TermPath(List.of(), 1));
    assertFalse(new TermPath(broken.subList(0, 1), 1).steps().isEmpty());
  }

  @Provide
  Arbitrary<Walk> walks() {
    return Arbitraries.integers()
        .between(5, 30)
        .flatMap(ModelGraph::arbitrary)
        .filter(graph -> graph.view.termCount() > 0)
        .flatMap(graph -> graph.relations().map(relations -> new Walk(graph, relations)));
  }
}
