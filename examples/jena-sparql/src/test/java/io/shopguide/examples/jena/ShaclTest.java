package io.shopguide.examples.jena;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.junit.jupiter.api.Test;

/** SHACL shapes in one {@link ShopGraph} for the data of another. */
class ShaclTest {
  private static final String PREFIXES =
      """
      @prefix sh: <http://www.w3.org/ns/shacl#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix : <urn:shopguide:p/> .
      @prefix product: <urn:shopguide:Product/> .
      """;

  private static final String SHAPES =
      """
      [] a sh:NodeShape ;
        sh:targetSubjectsOf :price ;
        sh:property
          [ sh:path :price ; sh:datatype xsd:double ; sh:minExclusive 0e0 ; sh:maxCount 1 ] ,
          [ sh:path :title ; sh:minCount 1 ; sh:uniqueLang true ] ,
          [ sh:path ( :brand :label ) ; sh:minCount 1 ] .
      """;

  private static final String DATA =
      """
      product:good :price 9.5e0 ; :title "Good"@en , "Gut"@de ; :brand <urn:shopguide:Brand/b> .
      product:bad :price "9.50" , -1e0 ; :title "Bad"@en , "Worse"@en .
      <urn:shopguide:Brand/b> :label "B"@en .
      """;

  @Test
  void validate_badProduct_namesEachViolation() {
    ShopGraph data = graph(DATA);
    ValidationReport report = ShaclValidator.get().validate(graph(SHAPES), data);
    Node bad = NodeFactory.createURI("urn:shopguide:Product/bad");
    assertEquals(
        6, report.getEntries().stream().filter(entry -> entry.focusNode().equals(bad)).count());
    assertEquals(6, report.getEntries().size());

    data.remove(bad, Node.ANY, Node.ANY);
    assertTrue(ShaclValidator.get().conforms(Shapes.parse(graph(SHAPES)), data));
  }

  private static ShopGraph graph(String turtle) {
    ShopGraph graph = new ShopGraph();
    byte[] bytes = (PREFIXES + turtle).getBytes(UTF_8);
    RDFDataMgr.read((Graph) graph, new ByteArrayInputStream(bytes), Lang.TURTLE);
    return graph;
  }
}
