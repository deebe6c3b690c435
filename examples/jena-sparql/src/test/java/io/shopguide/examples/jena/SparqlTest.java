package io.shopguide.examples.jena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.update.UpdateAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SPARQL on a {@link ShopGraph} and on Jena's own graph in memory. */
class SparqlTest {
  private static final String PREFIX =
      "PREFIX : <" + RandomTriples.EXAMPLE + "> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

  private final Model expected =
      ModelFactory.createModelForGraph(GraphMemFactory.createDefaultGraphSameTerm());
  private final Model shop = ModelFactory.createModelForGraph(new ShopGraph());

  @BeforeEach
  void fill() {
    Graph data = GraphMemFactory.createDefaultGraphSameTerm();
    GraphUtil.add(data, new RandomTriples(3, 60).list(2_500));
    GraphUtil.addInto(expected.getGraph(), data);
    GraphUtil.addInto(shop.getGraph(), data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { ?a ?b ?c }",
        "SELECT * { ?a :p1 ?b . ?b :p2 ?c . ?c ?p ?a }",
        "SELECT * { :n1 :p1 ?b . ?b ?p ?c . ?a ?p ?c }",
        "SELECT * { ?a :p1 ?a }",
        "SELECT * { ?a :p0 ?b OPTIONAL { ?b :p1 ?c OPTIONAL { ?c :p2 ?d } } }",
        "SELECT * { ?a :p0 ?b FILTER (isNumeric(?b) && ?b > 0) }",
        "SELECT * { ?a ?p ?b FILTER (lang(?b) = 'zh-Hant' || langMatches(lang(?b), 'de')) }",
        "SELECT * { ?a ?p '1' }",
        "SELECT * { ?a ?p 1 . ?b ?q '01'^^xsd:integer }",
        "SELECT * { ?a ?p ''@en }",
        "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?b) AS ?m) { ?a ?p ?b } GROUP BY ?p",
        "SELECT ?t (COUNT(*) AS ?n) { ?a ?p ?b BIND (datatype(?b) AS ?t) } GROUP BY ?t HAVING (?n > 3)",
        "SELECT (MAX(xsd:double(?b)) AS ?x) (MIN(str(?b)) AS ?y) { ?a ?p ?b FILTER isNumeric(?b) }",
        "SELECT DISTINCT ?c { :n0 (:p0|:p1)+/^:p2* ?c }",
        "SELECT ?b { :n2 (!(:p0|^:p1))* ?b }",
        "SELECT * { ?a :p3 ?b MINUS { ?b :p4 ?c } }",
        "SELECT * { ?a :p3 ?b FILTER NOT EXISTS { ?b :p4 ?a } } ORDER BY ?a ?b",
        "SELECT * { VALUES ?b { :n4 :n5 '1' 'absent' <urn:not-stored> } ?a ?p ?b }",
        "SELECT * { { ?a :p1 ?b } UNION { ?b :p2 ?a } { SELECT ?a { ?a :p3 ?x } LIMIT 100000 } }",
        "SELECT * { 'text' ?p ?b }",
      })
  void select_queries_findTheSame(String query) {
    Map<Binding, Integer> found = select(query, shop);
    assertEquals(select(query, expected), found, query);
    assertEquals(query.contains("'text'"), found.isEmpty(), "the data has what is asked for");
  }

  private static Map<Binding, Integer> select(String query, Model model) {
    Map<Binding, Integer> counts = new HashMap<>();
    try (QueryExecution execution = QueryExecutionFactory.create(PREFIX + query, model)) {
      ResultSet results = execution.execSelect();
      while (results.hasNext()) {
        counts.merge(results.nextBinding(), 1, Integer::sum);
      }
    }
    return counts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONSTRUCT { ?b :back ?a . ?a :list (1 2.5 'three'@en) } { ?a :p1 ?b FILTER isIRI(?b) }",
        "CONSTRUCT WHERE { ?a :p2 ?b . ?b :p3 ?c }",
        "DESCRIBE :n1 ?x { ?x :p1 :n1 }",
      })
  void construct_queries_makeTheSame(String query) {
    try (QueryExecution ours = QueryExecutionFactory.create(PREFIX + query, shop);
        QueryExecution theirs = QueryExecutionFactory.create(PREFIX + query, expected)) {
      boolean describes = query.startsWith("DESCRIBE");
      Model found = describes ? ours.execDescribe() : ours.execConstruct();
      assertFalse(found.isEmpty());
      Model wanted = describes ? theirs.execDescribe() : theirs.execConstruct();
      assertEquals(wanted.size(), found.size());
      assertTrue(found.isIsomorphicWith(wanted), query);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { :new :p1 1, 01, '1', 'eins'@de-ch, _:b . _:b :p2 :new }",
        "DELETE DATA { :n1 :p1 :n2 } ; INSERT DATA { :n1 :p1 :n2 }",
        "DELETE WHERE { ?a :p1 ?b . ?b :p2 ?c }",
        "DELETE { ?a ?p ?b } INSERT { ?b ?p ?a ; :was ?a } WHERE { ?a ?p ?b FILTER (?p != :p5) }",
        "DELETE { ?a :p0 ?b } INSERT { ?a :p0 ?n } WHERE { ?a :p0 ?b BIND (str(?b) AS ?n) }",
        "CLEAR DEFAULT ; INSERT DATA { :only :one :left }",
      })
  void update_requests_changeTheSame(String request) {
    UpdateAction.parseExecute(PREFIX + request, expected);
    UpdateAction.parseExecute(PREFIX + request, shop);
    assertEquals(expected.size(), shop.size());
    assertTrue(shop.isIsomorphicWith(expected), request);
  }

  @Test
  void ask_afterEachUpdate_seesIt() {
    String ask = PREFIX + "ASK { :n1 :count ?n }";
    for (int i = 0; i < 3; i++) {
      UpdateAction.parseExecute(PREFIX + "INSERT DATA { :n1 :count " + i + " }", shop);
      assertTrue(ask(ask));
      UpdateAction.parseExecute(PREFIX + "DELETE WHERE { :n1 :count ?n }", shop);
      assertFalse(ask(ask));
    }
  }

  private boolean ask(String query) {
    try (QueryExecution execution = QueryExecutionFactory.create(query, shop)) {
      return execution.execAsk();
    }
  }
}
