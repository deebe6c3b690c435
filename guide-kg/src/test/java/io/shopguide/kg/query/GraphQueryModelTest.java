package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.query.ModelGraph.Triple;
import io.shopguide.kg.query.PreparedQuery.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Queries find what trying all triples for all patterns finds. */
class GraphQueryModelTest {
  private static final long STEPS = 10_000_000;

  record Pattern(QueryTerm subject, QueryTerm predicate, QueryTerm object) {}

  record Case(
      ModelGraph graph, List<Pattern> patterns, Set<String> selected, Set<String> restricted) {
    GraphQuery query(boolean distinct) {
      GraphQuery.Builder builder = GraphQuery.builder();
      for (Pattern pattern : patterns) {
        builder.where(pattern.subject(), pattern.predicate(), pattern.object());
      }
      for (String name : restricted) {
        builder.filter(name, GraphFilter.has(0));
      }
      builder.select(selected.toArray(String[]::new));
      return (distinct ? builder.distinct() : builder).build();
    }

    /** Rows of all matches, with repetitions. */
    List<List<Integer>> model() {
      List<List<Integer>> rows = new ArrayList<>();
      match(0, new HashMap<>(), rows);
      return rows;
    }

    private void match(int index, Map<String, Integer> bound, List<List<Integer>> rows) {
      if (index == patterns.size()) {
        rows.add(selected.stream().map(bound::get).toList());
        return;
      }
      Pattern pattern = patterns.get(index);
      for (Triple triple : graph.triples) {
        Map<String, Integer> longer = new HashMap<>(bound);
        if (fits(pattern.subject(), triple.subject(), longer)
            && fits(pattern.predicate(), triple.predicate(), longer)
            && fits(pattern.object(), triple.object(), longer)) {
          match(index + 1, longer, rows);
        }
      }
    }

    private boolean fits(QueryTerm term, int id, Map<String, Integer> bound) {
      return switch (term) {
        case QueryTerm.Id constant -> constant.value() == id;
        case QueryTerm.Variable variable -> {
          boolean allowed =
              !restricted.contains(variable.name()) || !graph.objects(id, 0).isEmpty();
          Integer before = bound.putIfAbsent(variable.name(), id);
          yield allowed && (before == null || before == id);
        }
      };
    }
  }

  @Property(tries = 1500)
  void run_anyQuery_findsAllMatches(@ForAll("cases") Case c) {
    PreparedQuery query = c.query(false).prepare(c.graph().view);
    List<List<Integer>> rows = new ArrayList<>();
    assertEquals(Outcome.COMPLETE, query.run(Long.MAX_VALUE, STEPS, row -> rows.add(list(row))));
    assertEquals(counts(c.model()), counts(rows), c::toString);
  }

  @Property(tries = 1500)
  void run_distinct_findsEachRowOnce(@ForAll("cases") Case c) {
    PreparedQuery query = c.query(true).prepare(c.graph().view);
    for (int round = 0; round < 2; round++) {
      List<List<Integer>> rows = new ArrayList<>();
      assertEquals(Outcome.COMPLETE, query.run(Long.MAX_VALUE, STEPS, row -> rows.add(list(row))));
      assertEquals(new HashSet<>(c.model()), new HashSet<>(rows), c::toString);
      assertEquals(rows.size(), new HashSet<>(rows).size(), c::toString);
    }
  }

  @Property(tries = 500)
  void run_smallBudget_findsTheFirstRows(
      @ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 80) int steps) {
    PreparedQuery query = c.query(true).prepare(c.graph().view);
    List<List<Integer>> all = new ArrayList<>();
    query.run(Long.MAX_VALUE, STEPS, row -> all.add(list(row)));
    List<List<Integer>> some = new ArrayList<>();
    Outcome outcome = query.run(Long.MAX_VALUE, steps, row -> some.add(list(row)));
    assertTrue(query.steps() <= steps);
    assertEquals(all.subList(0, some.size()), some);
    if (outcome == Outcome.COMPLETE) {
      assertEquals(all, some);
    } else {
      assertEquals(Outcome.BUDGET, outcome);
    }
  }

  private static List<Integer> list(int[] row) {
    return Arrays.stream(row).boxed().toList();
  }

  private static Map<List<Integer>, Integer> counts(List<List<Integer>> rows) {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row, 1, Integer::sum));
    return counts;
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.integers()
        .between(0, 40)
        .flatMap(ModelGraph::arbitrary)
        .flatMap(GraphQueryModelTest::cases);
  }

  private static Arbitrary<Case> cases(ModelGraph graph) {
    Arbitrary<QueryTerm> term =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.of("a", "b", "c", "d").map(QueryTerm::variable)),
            Tuple.of(
                1,
                Arbitraries.integers()
                    .between(GraphView.NONE, graph.view.termCount() - 1)
                    .map(QueryTerm::id)));
    Arbitrary<QueryTerm> predicate =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.of("p", "q").map(QueryTerm::variable)),
            Tuple.of(
                5,
                Arbitraries.integers()
                    .between(
                        graph.view.predicateCount() == 0 ? -1 : 0, graph.view.predicateCount() - 1)
                    .map(QueryTerm::id)));
    Arbitrary<List<Pattern>> patterns =
        Combinators.combine(term, predicate, term)
            .as(Pattern::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(
            patterns,
            Arbitraries.of("a", "b", "c", "d", "p", "q").set(),
            Arbitraries.of("a", "b", "c", "d").set().ofMaxSize(1))
        .as(
            (list, selected, restricted) -> {
              Set<String> known = new HashSet<>();
              for (Pattern pattern : list) {
                for (QueryTerm part :
                    List.of(pattern.subject(), pattern.predicate(), pattern.object())) {
                  if (part instanceof QueryTerm.Variable variable) {
                    known.add(variable.name());
                  }
                }
              }
              Set<String> columns = new LinkedHashSet<>(selected);
              columns.retainAll(known);
              Set<String> filtered = new HashSet<>(restricted);
              filtered.retainAll(known);
              return new Case(graph, list, columns, filtered);
            });
  }
}
