package io.shopguide.kg.query;

import static io.shopguide.kg.query.QueryTerm.id;
import static io.shopguide.kg.query.QueryTerm.variable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.query.PreparedQuery.Outcome;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.MemoryGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphQueryTest {
  private static final long STEPS = 1_000_000;

  /** Products 1 and 2 have feature 4, products 2 and 3 have feature 5; 2 costs 2, 3 costs 3. */
  private final ModelGraph shop =
      ModelGraph.of(
          ModelGraph.edge(1, 0, 4),
          ModelGraph.edge(2, 0, 4),
          ModelGraph.edge(2, 0, 5),
          ModelGraph.edge(3, 0, 5),
          ModelGraph.edge(2, 1, 11),
          ModelGraph.edge(3, 1, 12),
          ModelGraph.edge(2, 2, 2));

  private final QueryTerm hasFeature = id(shop.predicate(0));
  private final QueryTerm product = variable("product");
  private final QueryTerm feature = variable("feature");
  private final QueryTerm other = variable("other");

  private static List<List<Integer>> rows(PreparedQuery query, Outcome expected) {
    List<List<Integer>> rows = new ArrayList<>();
    assertEquals(
        expected,
        query.run(Long.MAX_VALUE, STEPS, row -> rows.add(Arrays.stream(row).boxed().toList())));
    return rows;
  }

  @Test
  void run_twoPatterns_joins() {
    GraphQuery query =
        GraphQuery.builder()
            .where(id(shop.entity(1)), hasFeature, feature)
            .where(product, hasFeature, feature)
            .build();
    assertEquals(List.of("feature", "product"), query.columns());
    PreparedQuery prepared = query.prepare(shop.view);
    List<List<Integer>> expected = new ArrayList<>();
    expected.add(List.of(shop.entity(4), shop.entity(1)));
    expected.add(List.of(shop.entity(4), shop.entity(2)));
    assertEquals(expected, rows(prepared, Outcome.COMPLETE));
    assertEquals(expected, rows(prepared, Outcome.COMPLETE));
  }

  @Test
  void run_filter_restrictsTheVariable() {
    GraphQuery query =
        GraphQuery.builder()
            .where(product, hasFeature, feature)
            .filter("product", GraphFilter.range(shop.predicate(1), 0, 2.5))
            .filter("product", GraphFilter.has(shop.predicate(2)))
            .select("product")
            .distinct()
            .build();
    assertEquals(
        List.of(List.of(shop.entity(2))), rows(query.prepare(shop.view), Outcome.COMPLETE));
  }

  @Test
  void run_variableTwiceInAPattern_findsLoops() {
    PreparedQuery query =
        GraphQuery.builder()
            .where(product, variable("any"), product)
            .select("product", "any")
            .build()
            .prepare(shop.view);
    assertEquals(
        List.of(List.of(shop.entity(2), shop.predicate(2))), rows(query, Outcome.COMPLETE));
  }

  @Test
  void run_noVariables_tellsWhetherAllMatch() {
    GraphQuery.Builder query =
        GraphQuery.builder().where(id(shop.entity(1)), hasFeature, id(shop.entity(4)));
    assertEquals(List.of(List.of()), rows(query.build().prepare(shop.view), Outcome.COMPLETE));
    query.where(id(shop.entity(1)), hasFeature, id(GraphView.NONE));
    assertEquals(List.of(), rows(query.build().prepare(shop.view), Outcome.COMPLETE));
  }

  @Test
  void run_limitBudgetAndCancellation_endTheRun() {
    PreparedQuery query =
        GraphQuery.builder()
            .where(product, hasFeature, feature)
            .where(other, hasFeature, feature)
            .build()
            .prepare(shop.view);
    assertEquals(8, rows(query, Outcome.COMPLETE).size());
    long needed = query.steps();
    int[] seen = new int[1];
    assertEquals(Outcome.LIMIT, query.run(3, STEPS, row -> seen[0]++ < 9));
    assertEquals(3, seen[0]);
    assertTrue(query.steps() < needed);
    assertEquals(Outcome.CANCELLED, query.run(9, STEPS, row -> false));
    assertEquals(Outcome.BUDGET, query.run(9, needed - 1, row -> true));
    assertTrue(query.steps() < needed);
    assertEquals(Outcome.COMPLETE, query.run(9, needed, row -> true));
    assertThrows(IllegalArgumentException.class, () -> query.run(0, STEPS, row -> true));
    assertThrows(IllegalArgumentException.class, () -> query.run(1, 0, row -> true));
  }

  @Test
  void run_visitorThatThrows_canBeRunAgain() {
    PreparedQuery query =
        GraphQuery.builder().where(product, hasFeature, feature).build().prepare(shop.view);
    List<List<Integer>> all = rows(query, Outcome.COMPLETE);
    assertThrows(
        IllegalStateException.class,
        () ->
            query.run(
                9,
                STEPS,
                row -> {
                  throw new IllegalStateException();
                }));
    assertEquals(all, rows(query, Outcome.COMPLETE));
  }

  @Test
  void explain_selectivePattern_comesFirst() {
    PreparedQuery query =
        GraphQuery.builder()
            .where(product, hasFeature, feature)
            .where(id(shop.entity(1)), hasFeature, feature)
            .filter("product", GraphFilter.has(shop.predicate(0)))
            .build()
            .prepare(shop.view);
    assertEquals(
        """
        1. ?feature: about 1.0 candidates, in ?product <http://p/0> ?feature and \
        <http://e/1> <http://p/0> ?feature
        2. ?product: about 2.0 candidates, filtered, in ?product <http://p/0> ?feature
        """,
        query.explain());
    assertEquals("PreparedQuery[feature, product]", query.toString());
  }

  @Test
  void run_listsOfVeryDifferentLength_intersectsThem() {
    try (MemoryGraph graph = MemoryGraph.create()) {
      Term.Iri has = new Term.Iri("http://p/has");
      GraphChanges changes = new GraphChanges();
      for (int i = 0; i < 2000; i++) {
        changes.add(Term.iri("http://e/" + i), has, Term.iri("http://f/common"));
        if (i % 500 == 7 || i > 1997) {
          changes.add(Term.iri("http://e/" + i), has, Term.iri("http://f/rare"));
        }
      }
      changes.remove(Term.iri("http://e/507"), has, Term.iri("http://f/common"));
      graph.apply(changes);
      GraphView view = graph.view();
      QueryTerm p = id(view.findPredicate(has.value()));
      PreparedQuery query =
          GraphQuery.builder()
              .where(product, p, id(view.findIri("http://f/common")))
              .where(product, p, id(view.findIri("http://f/rare")))
              .build()
              .prepare(view);
      Set<String> found = new TreeSet<>();
      assertEquals(Outcome.COMPLETE, query.run(99, 99, row -> found.add(view.iri(row[0]))));
      assertEquals(
          Set.of("http://e/7", "http://e/1007", "http://e/1507", "http://e/1998", "http://e/1999"),
          found);
    }
  }

  @Test
  void run_manyDistinctRows_findsEachOnce() {
    ModelGraph graph = ModelGraph.random(5, 300, 3000);
    PreparedQuery query =
        GraphQuery.builder()
            .where(variable("b"), id(0), variable("a"))
            .where(variable("b"), id(1), variable("c"))
            .select("a", "c")
            .distinct()
            .build()
            .prepare(graph.view);
    Set<List<Integer>> expected = new HashSet<>();
    for (ModelGraph.Triple triple : graph.triples) {
      if (triple.predicate() == 0) {
        graph.objects(triple.subject(), 1).forEach(c -> expected.add(List.of(triple.object(), c)));
      }
    }
    assertTrue(expected.size() > 5000);
    List<List<Integer>> rows = rows(query, Outcome.COMPLETE);
    assertEquals(expected, new HashSet<>(rows));
    assertEquals(expected.size(), rows.size());
  }

  @Test
  void run_triangles_takesNoMoreStepsThanTheBound() {
    int n = 300;
    try (MemoryGraph graph = MemoryGraph.create()) {
      Term.Iri edge = new Term.Iri("http://p/edge");
      GraphChanges changes = new GraphChanges();
      for (int i = 1; i <= n; i++) { // n * n paths of two edges, but no triangle without the hub
        changes.add(Term.iri("http://e/0"), edge, Term.iri("http://e/" + i));
        changes.add(Term.iri("http://e/" + i), edge, Term.iri("http://e/0"));
      }
      changes.add(Term.iri("http://e/1"), edge, Term.iri("http://e/2"));
      graph.apply(changes);
      GraphView view = graph.view();
      QueryTerm p = id(view.findPredicate(edge.value()));
      PreparedQuery query =
          GraphQuery.builder()
              .where(variable("a"), p, variable("b"))
              .where(variable("b"), p, variable("c"))
              .where(variable("c"), p, variable("a"))
              .build()
              .prepare(view);
      assertEquals(3, rows(query, Outcome.COMPLETE).size());
      assertTrue(query.steps() < 40L * n, () -> "Steps: " + query.steps());
    }
  }

  @Test
  void build_queryWithoutSense_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> GraphQuery.builder().build());
    assertThrows(IllegalArgumentException.class, () -> variable(""));
    assertThrows(IllegalArgumentException.class, () -> id(GraphView.ANY));
    GraphQuery.Builder mixed = GraphQuery.builder().where(product, product, feature);
    assertThrows(IllegalArgumentException.class, mixed::build);
    GraphQuery.Builder unknown =
        GraphQuery.builder().where(product, hasFeature, feature).select("price");
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, unknown::build);
    assertEquals("The variable 'price' is selected, but no pattern has it", e.getMessage());
    GraphQuery.Builder filtered =
        GraphQuery.builder().where(product, hasFeature, feature).filter("x", GraphFilter.has(0));
    assertThrows(IllegalArgumentException.class, filtered::build);
  }
}
