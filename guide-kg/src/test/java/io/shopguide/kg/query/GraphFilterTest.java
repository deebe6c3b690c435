package io.shopguide.kg.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.store.GraphChanges;
import io.shopguide.kg.store.MemoryGraph;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GraphFilterTest {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  /** A filter with what it means in the model. */
  record Meaning(GraphFilter filter, IntPredicate model) {}

  /** A graph with a filter and candidates. */
  record Case(ModelGraph graph, Meaning meaning, BitSet candidates) {
    @Override
    public String toString() {
      return meaning.filter() + " of " + candidates + " in " + graph;
    }
  }

  @Property(tries = 1000)
  void select_anyFilter_isTheModel(@ForAll("cases") Case c) {
    BitSet expected = c.graph().subjects();
    expected.stream().filter(c.meaning().model().negate()).forEach(expected::clear);
    BitSet selected = new BitSet();
    selected.set(3); // is overwritten
    c.meaning().filter().select(c.graph().view, selected);
    assertEquals(expected, selected, c::toString);
  }

  @Property(tries = 1000)
  void retain_anyCandidates_keepsWhatMatches(@ForAll("cases") Case c) {
    Selector selector = new Selector(c.graph().view);
    for (int round = 0; round < 2; round++) {
      BitSet expected = new BitSet();
      c.candidates().stream().filter(c.meaning().model()).forEach(expected::set);
      BitSet kept = (BitSet) c.candidates().clone();
      selector.retain(c.meaning().filter(), kept);
      assertEquals(expected, kept, c::toString);
    }
  }

  @Test
  void select_rangesOfDatesAndDecimals_findsByValue() {
    try (MemoryGraph graph = MemoryGraph.create()) {
      Term.Iri price = new Term.Iri("http://p/price");
      Term.Iri from = new Term.Iri("http://p/from");
      Term.Iri a = new Term.Iri("http://e/a");
      Term.Iri b = new Term.Iri("http://e/b");
      graph.apply(
          new GraphChanges()
              .add(a, price, new Term.Literal("10.50", XSD + "decimal", ""))
              .add(b, price, new Term.Literal("99", XSD + "integer", ""))
              .add(a, from, new Term.Literal("2024-02-29", XSD + "date", ""))
              .add(b, from, new Term.Literal("2023-01-01", XSD + "date", "")));
      GraphView view = graph.view();
      int pricePredicate = view.findPredicate(price.value());
      int fromPredicate = view.findPredicate(from.value());
      double leapDay = LocalDate.of(2024, 2, 29).toEpochDay();

      assertEquals(only(view.find(a)), select(view, GraphFilter.range(pricePredicate, 10.5, 98.9)));
      assertEquals(
          only(view.find(a)), select(view, GraphFilter.range(fromPredicate, leapDay, leapDay)));
      assertEquals(
          only(view.find(b)),
          select(view, GraphFilter.range(fromPredicate, leapDay, Double.POSITIVE_INFINITY).not()));
      assertEquals(new BitSet(), select(view, GraphFilter.range(pricePredicate, 2, 1)));
    }
  }

  @Test
  void select_manyCandidatesForEachPart_intersects() {
    try (MemoryGraph graph = MemoryGraph.create()) {
      GraphChanges changes = new GraphChanges();
      Term.Iri[] predicates = {
        new Term.Iri("http://p/2"), new Term.Iri("http://p/3"), new Term.Iri("http://p/5")
      };
      Term yes = Term.text("yes");
      for (int i = 0; i < 2000; i++) {
        for (Term.Iri predicate : predicates) {
          int divisor = predicate.value().charAt(predicate.value().length() - 1) - '0';
          if (i % divisor == 0) {
            changes.add(Term.iri("http://e/" + i), predicate, yes);
          }
        }
      }
      graph.apply(changes);
      GraphView view = graph.view();
      GraphFilter[] divisible = new GraphFilter[3];
      for (int i = 0; i < 3; i++) {
        divisible[i] = GraphFilter.equal(view.findPredicate(predicates[i].value()), view.find(yes));
      }
      BitSet expected = new BitSet();
      for (int i = 0; i < 2000; i++) {
        if (i % 2 == 0 && i % 3 == 0 && i % 5 != 0) {
          expected.set(view.findIri("http://e/" + i));
        }
      }
      assertEquals(
          expected,
          select(view, GraphFilter.allOf(divisible[2].not(), divisible[0], divisible[1])));
    }
  }

  @Test
  void range_boundThatIsNoNumber_isRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> GraphFilter.range(0, Double.NaN, 1));
    assertEquals("No range from NaN to 1.0; without a bound use an infinity", e.getMessage());
  }

  @Test
  void toString_nestedFilter_readsLikeIt() {
    GraphFilter filter =
        GraphFilter.allOf(
            GraphFilter.equal(1, 7),
            GraphFilter.anyOf(GraphFilter.oneOf(2, 9, 8), GraphFilter.has(3)),
            GraphFilter.range(4, 0, 5).not());
    assertEquals(
        "(1 = 7 and (2 in [8, 9] or has 3) and not (4 from 0.0 to 5.0))", filter.toString());
  }

  private static BitSet select(GraphView view, GraphFilter filter) {
    BitSet selected = new BitSet();
    filter.select(view, selected);
    return selected;
  }

  private static BitSet only(int id) {
    BitSet set = new BitSet();
    set.set(id);
    return set;
  }

  @Provide
  Arbitrary<Case> cases() {
    return ModelGraph.arbitrary(60)
        .flatMap(
            graph ->
                Combinators.combine(
                        meanings(graph, 3),
                        Arbitraries.integers()
                            .between(0, Math.max(0, graph.view.termCount() - 1))
                            .set()
                            .ofMaxSize(graph.view.termCount()))
                    .as(
                        (meaning, ids) -> {
                          BitSet candidates = new BitSet();
                          ids.forEach(candidates::set);
                          return new Case(graph, meaning, candidates);
                        }));
  }

  private static Arbitrary<Meaning> meanings(ModelGraph graph, int depth) {
    Arbitrary<Integer> predicate =
        Arbitraries.integers().between(GraphView.NONE, graph.view.predicateCount() - 1);
    Arbitrary<Integer> object =
        Arbitraries.integers().between(GraphView.NONE, graph.view.termCount() - 1);
    Arbitrary<Meaning> has =
        predicate.map(
            p -> new Meaning(GraphFilter.has(p), s -> p >= 0 && !graph.objects(s, p).isEmpty()));
    Arbitrary<Meaning> equal =
        Combinators.combine(predicate, object)
            .as((p, o) -> new Meaning(GraphFilter.equal(p, o), s -> graph.has(s, p, o)));
    Arbitrary<Meaning> oneOf =
        Combinators.combine(predicate, object.list().ofMaxSize(4))
            .as(
                (p, list) ->
                    new Meaning(
                        GraphFilter.oneOf(p, list.stream().mapToInt(Integer::intValue).toArray()),
                        s -> list.stream().anyMatch(o -> graph.has(s, p, o))));
    Arbitrary<Meaning> range =
        Combinators.combine(
                predicate,
                Arbitraries.integers().between(-1, 6),
                Arbitraries.integers().between(-1, 6))
            .as(
                (p, low, high) ->
                    new Meaning(
                        GraphFilter.range(p, low, high),
                        s ->
                            graph.objects(s, p).stream()
                                .mapToDouble(graph.view::number)
                                .anyMatch(n -> n >= low && n <= high)));
    if (depth == 0) {
      return Arbitraries.oneOf(has, equal, oneOf, range);
    }
    Arbitrary<Meaning> part = Arbitraries.lazy(() -> meanings(graph, depth - 1));
    Arbitrary<List<Meaning>> parts = part.list().ofMaxSize(3);
    return Arbitraries.oneOf(
        has,
        equal,
        oneOf,
        range,
        part.map(m -> new Meaning(m.filter().not(), m.model().negate())),
        parts.map(
            list ->
                new Meaning(
                    GraphFilter.allOf(filters(list)),
                    s -> list.stream().allMatch(m -> m.model().test(s)))),
        parts.map(
            list ->
                new Meaning(
                    GraphFilter.anyOf(filters(list)),
                    s -> list.stream().anyMatch(m -> m.model().test(s)))));
  }

  private static GraphFilter[] filters(List<Meaning> meanings) {
    return meanings.stream().map(Meaning::filter).toArray(GraphFilter[]::new);
  }
}
