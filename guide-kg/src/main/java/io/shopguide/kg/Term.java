package io.shopguide.kg;

/**
 * A node of the graph as RDF names it: an IRI, a blank node or a literal (RDF 1.1 Concepts, section
 * 3). Two terms are equal if they are written the same: {@code "1"} and {@code "01"} are different
 * literals of one value. Immutable and thread-safe.
 */
public sealed interface Term {
  /** Datatype of a literal without one. */
  String STRING = "http://www.w3.org/2001/XMLSchema#string";

  /** Datatype of a literal with a language. */
  String LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

  /**
   * Makes an IRI.
   *
   * @param value the IRI
   * @return the term
   */
  static Iri iri(String value) {
    return new Iri(value);
  }

  /**
   * Makes a literal without language and datatype.
   *
   * @param text its text, may be empty
   * @return the term
   */
  static Literal text(String text) {
    return new Literal(text, STRING, "");
  }

  /**
   * An entity with a global name.
   *
   * @param value the IRI, not empty, up to 2^18 characters, without spaces, control characters and
   *     any of {@code <>"{}|^`\}
   */
  record Iri(String value) implements Term {
    /**
     * Makes an IRI.
     *
     * @throws IllegalArgumentException if it is empty or has a character that no IRI has
     */
    public Iri {
      Names.requireShort(Names.require(value, "IRI"), "IRI");
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) {
          throw new IllegalArgumentException(
              "The IRI '%s' has a character at %d that must be percent-encoded"
                  .formatted(value, i));
        }
      }
    }
  }

  /**
   * An entity without a global name.
   *
   * @param label names it within its graph, without {@code _:}
   */
  record BlankNode(String label) implements Term {
    /**
     * Makes a blank node.
     *
     * @throws IllegalArgumentException if the label is empty
     */
    public BlankNode {
      Names.require(label, "label of a blank node");
    }
  }

  /**
   * A value.
   *
   * @param lexical how it is written, may be empty
   * @param datatype IRI of its datatype; {@link #LANG_STRING} exactly if there is a language
   * @param language its language tag, for example {@code en}; empty if it has none
   */
  record Literal(String lexical, String datatype, String language) implements Term {
    /**
     * Makes a literal.
     *
     * @throws IllegalArgumentException if the datatype is empty or does not go with the language
     */
    public Literal {
      Names.requireWellFormed(lexical, "literal");
      Names.requireShort(Names.require(datatype, "datatype"), "datatype");
      Names.requireShort(language, "language");
      if (language.isEmpty() == datatype.equals(LANG_STRING)) {
        throw new IllegalArgumentException(
            "The datatype <%s> does not go with the language '%s'".formatted(datatype, language));
      }
    }
  }
}
