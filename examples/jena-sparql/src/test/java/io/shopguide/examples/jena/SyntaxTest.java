package io.shopguide.examples.jena;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jena's readers and writers on a {@link ShopGraph}. */
class SyntaxTest {
  private static final String EXAMPLE = RandomTriples.EXAMPLE;

  static List<RDFFormat> formats() {
    return List.of(
        RDFFormat.TURTLE_PRETTY,
        RDFFormat.TURTLE_BLOCKS,
        RDFFormat.NTRIPLES_ASCII,
        RDFFormat.RDFXML,
        RDFFormat.JSONLD11,
        RDFFormat.RDFJSON,
        RDFFormat.RDF_THRIFT);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void write_andRead_givesTheSameGraph(RDFFormat format) {
    Graph expected = GraphMemFactory.createDefaultGraphSameTerm();
    fill(expected);
    ShopGraph shop = new ShopGraph();
    GraphUtil.addInto(shop, expected);
    shop.getPrefixMapping().setNsPrefix("ex", EXAMPLE);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    RDFDataMgr.write(written, shop, format);
    Lang lang = format.getLang();

    Graph readByJena = GraphMemFactory.createDefaultGraphSameTerm();
    RDFDataMgr.read(readByJena, new ByteArrayInputStream(written.toByteArray()), lang);
    assertTrue(readByJena.isIsomorphicWith(expected));
    ShopGraph read = new ShopGraph();
    RDFDataMgr.read(read, new ByteArrayInputStream(written.toByteArray()), lang);
    assertEquals(expected.size(), read.size());
    assertTrue(read.isIsomorphicWith(expected));
  }

  private static void fill(Graph graph) {
    Node subject = NodeFactory.createURI(EXAMPLE + "pröduct/1?a=b&c=d#e");
    Node blank = NodeFactory.createBlankNode("any label");
    Node label = NodeFactory.createURI(EXAMPLE + "label");
    Node value = NodeFactory.createURI(EXAMPLE + "value");
    for (String text : List.of("", "1", "01", "two\nlines\t\"quoted\"", "漢字 😀", " <&> ")) {
      graph.add(subject, label, NodeFactory.createLiteralString(text));
      graph.add(blank, label, NodeFactory.createLiteralLang(text, "zh-hant"));
      graph.add(
          blank, value, NodeFactory.createLiteralDT(text, NodeFactory.getType(EXAMPLE + "own")));
      graph.add(subject, value, NodeFactory.createLiteralDT(text, XSDDatatype.XSDinteger));
    }
    graph.add(subject, NodeFactory.createURI(EXAMPLE + "part"), blank);
  }

  @Test
  void read_largeFile_keepsTriplesAndPrefixes() {
    StringBuilder turtle = new StringBuilder("@prefix ex: <" + EXAMPLE + "> .\n");
    for (int i = 0; i < 30_000; i++) {
      turtle.append("ex:n").append(i % 10_000).append(" ex:p").append(i % 7).append(" ").append(i);
      turtle.append(" .\n");
    }
    ShopGraph shop = new ShopGraph();
    RDFDataMgr.read(shop, new ByteArrayInputStream(turtle.toString().getBytes(UTF_8)), Lang.TURTLE);
    assertEquals(30_000, shop.size());
    assertEquals(EXAMPLE, shop.getPrefixMapping().getNsPrefixURI("ex"));
    Node object = NodeFactory.createLiteralDT("20003", XSDDatatype.XSDinteger);
    Triple found = shop.find(Node.ANY, Node.ANY, object).toList().getFirst();
    assertEquals(EXAMPLE + "n3", found.getSubject().getURI());
  }
}
