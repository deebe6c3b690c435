package io.shopguide.examples.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The same random calls of a {@link ShopGraph} and of Jena's own graph in memory. */
class DifferentialTest {
  private final Graph expected = GraphMemFactory.createDefaultGraphSameTerm();
  private final ShopGraph graph = new ShopGraph();

  @Property(tries = 30)
  void calls_random_answerAsJenasGraphDoes(@ForAll long seed) {
    RandomTriples data = new RandomTriples(seed, 12);
    for (int step = 0; step < 40; step++) {
      change(data, 1 + data.random().nextInt(20));
      look(data);
    }
    assertEquals(expected.find().toSet(), graph.find().toSet());
  }

  @Example
  void calls_afterManyChanges_answerAsJenasGraphDoes() {
    RandomTriples data = new RandomTriples(7, 4_000);
    List<Triple> triples = data.list(80_000); // the store makes a new base from 65,536 changes on
    both(g -> GraphUtil.add(g, triples));
    both(g -> GraphUtil.delete(g, triples.subList(0, 20_000)));
    for (int step = 0; step < 5; step++) {
      change(data, 1 + data.random().nextInt(3_000));
      look(data);
    }
    assertEquals(expected.find().toSet(), graph.find().toSet());
    both(Graph::clear);
    look(data);
  }

  private void change(RandomTriples data, int size) {
    List<Triple> triples = data.list(size);
    Triple pattern = data.pattern();
    switch (data.random().nextInt(8)) {
      case 0 -> both(g -> triples.forEach(g::add));
      case 1 -> both(g -> GraphUtil.add(g, triples));
      case 2 -> both(g -> GraphUtil.add(g, triples.iterator()));
      case 3 -> both(g -> GraphUtil.delete(g, triples));
      case 4 -> both(g -> triples.forEach(g::delete));
      case 5 -> {
        both(g -> GraphUtil.add(g, triples.toArray(Triple[]::new)));
        both(g -> g.remove(pattern.getSubject(), pattern.getPredicate(), pattern.getObject()));
      }
      case 6 -> removeEverySecond(pattern);
      default -> {
        Graph other = GraphMemFactory.createDefaultGraphSameTerm();
        GraphUtil.add(other, triples);
        both(g -> GraphUtil.addInto(g, other));
        both(g -> GraphUtil.deleteFrom(g, other));
      }
    }
  }

  private void removeEverySecond(Triple pattern) {
    Set<Triple> before = graph.find(pattern).toSet();
    Set<Triple> seen = new HashSet<>();
    Iterator<Triple> found = graph.find(pattern);
    while (found.hasNext()) {
      Triple triple = found.next();
      if (seen.size() % 2 == 0) {
        found.remove();
        expected.delete(triple);
      }
      seen.add(triple);
    }
    assertEquals(before, seen, "removing did not change what came");
  }

  private void look(RandomTriples data) {
    for (int i = 0; i < 6; i++) {
      Triple pattern = data.pattern();
      assertEquals(expected.contains(pattern), graph.contains(pattern), pattern::toString);
      List<Triple> found = graph.find(pattern).toList();
      Set<Triple> distinct = new HashSet<>(found);
      assertEquals(expected.find(pattern).toSet(), distinct, pattern::toString);
      assertEquals(distinct.size(), found.size(), "every triple comes once");
      Triple triple = data.triple();
      assertEquals(expected.contains(triple), graph.contains(triple), triple::toString);
    }
    assertEquals(expected.size(), graph.size());
    assertEquals(expected.isEmpty(), graph.isEmpty());
    assertEquals(
        GraphUtil.listPredicates(expected, Node.ANY, Node.ANY).toSet(),
        GraphUtil.listPredicates(graph, Node.ANY, Node.ANY).toSet());
  }

  private void both(Consumer<Graph> call) {
    call.accept(expected);
    call.accept(graph);
  }
}
