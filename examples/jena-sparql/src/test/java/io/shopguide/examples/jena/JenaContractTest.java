package io.shopguide.examples.jena;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.test.AbstractTestGraph;
import org.apache.jena.shared.AddDeniedException;

/** Jena's tests of every graph. They are in JUnit 3, which wants a public class and a name. */
public class JenaContractTest extends AbstractTestGraph {
  public JenaContractTest(String name) {
    super(name);
  }

  @Override
  public Graph getNewGraph() {
    return new ShopGraph();
  }

  /** Without the blank node as a predicate that Jena's test adds. */
  @Override
  public void testContainsConcrete() {
    Graph graph = getGraphWith("s P o; _x R _y; x S 0");
    assertTrue(graph.contains(triple("s P o")));
    assertTrue(graph.contains(triple("_x R _y")));
    assertTrue(graph.contains(triple("x S 0")));
    assertFalse(graph.contains(triple("s P Oh")));
    assertFalse(graph.contains(triple("S P O")));
    assertFalse(graph.contains(triple("_x r _y")));
    assertFalse(graph.contains(triple("x S 1")));
    assertFalse(graph.contains(triple("_x _R _y")));
    assertRefused(graph, "_x _R _y");
  }

  /** Without the blank node and the number as predicates that Jena's test adds. */
  @Override
  public void testContainsNode() {
    Graph graph = getGraphWith("a P b; _c Q _d; a R 12");
    for (String there : new String[] {"a", "P", "b", "_c", "Q", "_d", "12"}) {
      Node node = node(there);
      assertTrue(there, GraphUtil.containsNode(graph, node));
    }
    for (String absent : new String[] {"x", "_y", "99"}) {
      assertFalse(absent, GraphUtil.containsNode(graph, node(absent)));
    }
    assertRefused(graph, "a 11 12");
  }

  private static void assertRefused(Graph graph, String facts) {
    int size = graph.size();
    try {
      graph.add(triple(facts));
      fail(facts + " is no triple of RDF 1.1");
    } catch (AddDeniedException e) {
      assertTrue(e.getMessage(), e.getMessage().contains("only IRIs as predicates"));
    }
    assertEquals(size, graph.size());
  }
}
