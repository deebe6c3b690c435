package io.shopguide.examples.jena;

import io.shopguide.kg.Term;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Jena's nodes as terms, and back. Jena writes language tags in one canonical case (RFC 5646,
 * section 2.1.1); everything else stays as it is written.
 */
final class NodeTerms {
  private NodeTerms() {}

  /**
   * The term of a subject.
   *
   * @throws IllegalArgumentException if RDF 1.1 or the store has no such subject
   */
  static Term subject(Node node) {
    if (node.isLiteral()) {
      throw new IllegalArgumentException("RDF 1.1 has no literals as subjects: " + node);
    }
    return object(node);
  }

  /**
   * The term of a predicate.
   *
   * @throws IllegalArgumentException if it is not an IRI that can be stored
   */
  static Term.Iri predicate(Node node) {
    if (object(node) instanceof Term.Iri iri) {
      return iri;
    }
    throw new IllegalArgumentException("RDF 1.1 has only IRIs as predicates: " + node);
  }

  /**
   * The term of any node of RDF 1.1.
   *
   * @throws IllegalArgumentException if the node is none, or the store cannot hold it
   */
  static Term object(Node node) {
    if (node.isURI()) {
      return Term.iri(node.getURI());
    }
    if (node.isBlank()) {
      return new Term.BlankNode(node.getBlankNodeLabel());
    }
    if (!node.isLiteral()) {
      throw new IllegalArgumentException("Not a node of RDF 1.1: " + node);
    }
    if (node.getLiteralBaseDirection() != null) {
      throw new IllegalArgumentException("RDF 1.1 has no base direction of texts: " + node);
    }
    return new Term.Literal(
        node.getLiteralLexicalForm(), node.getLiteralDatatypeURI(), node.getLiteralLanguage());
  }

  static Node node(Term term) {
    return switch (term) {
      case Term.Iri iri -> NodeFactory.createURI(iri.value());
      case Term.BlankNode blank -> NodeFactory.createBlankNode(blank.label());
      case Term.Literal literal -> literal(literal);
    };
  }

  private static Node literal(Term.Literal literal) {
    if (!literal.language().isEmpty()) {
      return NodeFactory.createLiteralLang(literal.lexical(), literal.language());
    }
    return literal.datatype().equals(Term.STRING)
        ? NodeFactory.createLiteralString(literal.lexical())
        : NodeFactory.createLiteralDT(literal.lexical(), NodeFactory.getType(literal.datatype()));
  }
}
