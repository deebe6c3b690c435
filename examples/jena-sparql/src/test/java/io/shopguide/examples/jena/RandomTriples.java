package io.shopguide.examples.jena;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Triples over few nodes, among them all kinds of literals, so that many share some. */
final class RandomTriples {
  static final String EXAMPLE = "http://example.org/";

  private static final String[] TEXTS = {
    "",
    " ",
    "1",
    "01",
    "1.0",
    "-7",
    "true",
    "NaN",
    "2024-02-29",
    "not a number",
    "漢字 😀",
    "a\u0000b",
    "line\nbreak\t\"quoted\\\"",
    "\uFFFF",
    "<b>bold</b>"
  };
  private static final String[] LANGUAGES = {"en", "de-CH-1996", "zh-Hant", "x-odd", "EN"};
  private static final String[] DATATYPES = {
    XSDDatatype.XSD + "#integer",
    XSDDatatype.XSD + "#int",
    XSDDatatype.XSD + "#decimal",
    XSDDatatype.XSD + "#double",
    XSDDatatype.XSD + "#boolean",
    XSDDatatype.XSD + "#date",
    XSDDatatype.XSD + "#string",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML",
    "urn:shopguide:unit:g",
    EXAMPLE + "own type"
  };

  private final Random random;
  private final int nodes;

  RandomTriples(long seed, int nodes) {
    this.random = new Random(seed);
    this.nodes = nodes;
  }

  Random random() {
    return random;
  }

  List<Triple> list(int count) {
    List<Triple> triples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      triples.add(triple());
    }
    return triples;
  }

  Triple triple() {
    return Triple.create(resource(), predicate(), object());
  }

  Node resource() {
    int number = random.nextInt(nodes);
    return number % 4 == 3
        ? NodeFactory.createBlankNode("b:" + number + "/ é")
        : NodeFactory.createURI(EXAMPLE + "n" + number);
  }

  Node predicate() {
    return NodeFactory.createURI(EXAMPLE + "p" + random.nextInt(6));
  }

  Node object() {
    return random.nextBoolean() ? resource() : literal();
  }

  private Node literal() {
    String text = pick(TEXTS);
    return switch (random.nextInt(3)) {
      case 0 -> NodeFactory.createLiteralString(text);
      case 1 -> NodeFactory.createLiteralLang(text, pick(LANGUAGES));
      default -> NodeFactory.createLiteralDT(text, NodeFactory.getType(pick(DATATYPES)));
    };
  }

  /** A pattern with each node bound in one of two cases. */
  Triple pattern() {
    return Triple.create(
        random.nextBoolean() ? resource() : Node.ANY,
        random.nextBoolean() ? predicate() : Node.ANY,
        random.nextBoolean() ? object() : Node.ANY);
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
