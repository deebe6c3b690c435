package io.shopguide.kg.rdf;

import io.shopguide.kg.Term;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of one node as UTF-8 bytes, without escapes, that is pointed at one node after another.
 * The bytes belong to whoever set them, and change when the view's owner goes on: copy what is to
 * be kept. Setting and reading cost nothing but {@link #set} and {@link #toTerm}, which are linear
 * in the length. Not thread-safe; one per thread.
 */
public final class NodeBytes {
  /** What a node is. */
  public enum Kind {
    /** An IRI; its bytes are those within {@code <>}. */
    IRI,
    /** A blank node; its bytes are its label without {@code _:}. */
    BLANK,
    /** A literal; its bytes are its lexical form. */
    LITERAL
  }

  /** What is known about a literal's type. */
  public enum TypeKind {
    /** It is a plain string, {@code xsd:string}, whether that was written or not. */
    NONE,
    /** It has another datatype; the type's bytes are its IRI. */
    DATATYPE,
    /** It has a language; the type's bytes are the tag in the case it was written. */
    LANGUAGE
  }

  private static final byte[] STRING = utf8(Term.STRING);
  private static final byte[] LANG_STRING = utf8(Term.LANG_STRING);
  private static final byte[] NO_BYTES = {};

  private Kind kind = Kind.LITERAL;
  private byte[] bytes = NO_BYTES;
  private int start;
  private int end;
  private TypeKind typeKind = TypeKind.NONE;
  private byte[] typeBytes = NO_BYTES;
  private int typeStart;
  private int typeEnd;

  /** Makes a view of an empty literal. */
  public NodeBytes() {}

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether bytes are the IRI of {@code rdf:langString}, which goes with a language only. */
  static boolean isLangString(byte[] iri, int start, int end) {
    return is(LANG_STRING, iri, start, end);
  }

  private static boolean is(byte[] expected, byte[] bytes, int start, int end) {
    return end - start == expected.length
        && Arrays.equals(expected, 0, expected.length, bytes, start, end);
  }

  /**
   * Points at an IRI. Its bytes are not checked.
   *
   * @param source where it is
   * @param from index of its first byte
   * @param to index after its last byte
   */
  public void setIri(byte[] source, int from, int to) {
    set(Kind.IRI, source, from, to);
  }

  /**
   * Points at a blank node. Its bytes are not checked.
   *
   * @param source where its label is
   * @param from index of the first byte
   * @param to index after the last byte
   */
  public void setBlank(byte[] source, int from, int to) {
    set(Kind.BLANK, source, from, to);
  }

  /**
   * Points at a literal without language and datatype. Its bytes are not checked.
   *
   * @param source where its lexical form is
   * @param from index of the first byte
   * @param to index after the last byte
   */
  public void setText(byte[] source, int from, int to) {
    set(Kind.LITERAL, source, from, to);
  }

  private void set(Kind kind, byte[] source, int from, int to) {
    this.kind = kind;
    bytes = source;
    start = from;
    end = to;
    typeKind = TypeKind.NONE;
  }

  /**
   * Gives the literal a language. Its bytes are not checked.
   *
   * @param source where the tag is
   * @param from index of the first byte
   * @param to index after the last byte
   * @throws IllegalStateException if the node is no literal
   */
  public void setLanguage(byte[] source, int from, int to) {
    setType(TypeKind.LANGUAGE, source, from, to);
  }

  /**
   * Gives the literal a datatype; {@code xsd:string} leaves it the plain string that it is. Its
   * bytes are not checked otherwise.
   *
   * @param source where the datatype's IRI is
   * @param from index of the first byte
   * @param to index after the last byte
   * @throws IllegalStateException if the node is no literal
   * @throws IllegalArgumentException if the datatype is {@code rdf:langString}
   */
  public void setDatatype(byte[] source, int from, int to) {
    if (isLangString(source, from, to)) {
      throw new IllegalArgumentException("rdf:langString is set with its language");
    }
    boolean plain = is(STRING, source, from, to);
    setType(plain ? TypeKind.NONE : TypeKind.DATATYPE, source, from, to);
  }

  private void setType(TypeKind kind, byte[] source, int from, int to) {
    if (this.kind != Kind.LITERAL) {
      throw new IllegalStateException("Only a literal has a type, this is a node of kind " + kind);
    }
    typeKind = kind;
    typeBytes = source;
    typeStart = from;
    typeEnd = to;
  }

  /**
   * Points at the bytes of a term.
   *
   * @param term the term
   */
  public void set(Term term) {
    switch (term) {
      case Term.Iri iri -> set(Kind.IRI, iri.value());
      case Term.BlankNode blank -> set(Kind.BLANK, blank.label());
      case Term.Literal literal -> {
        set(Kind.LITERAL, literal.lexical());
        boolean plain = literal.language().isEmpty();
        byte[] type = utf8(plain ? literal.datatype() : literal.language());
        if (plain) {
          setDatatype(type, 0, type.length);
        } else {
          setLanguage(type, 0, type.length);
        }
      }
    }
  }

  private void set(Kind kind, String text) {
    byte[] source = utf8(text);
    set(kind, source, 0, source.length);
  }

  /**
   * What the node is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Where the node's bytes are.
   *
   * @return an array that holds them from {@link #start} to {@link #end}, and others beside; not to
   *     be changed
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Where the node's bytes begin.
   *
   * @return index of the first one
   */
  public int start() {
    return start;
  }

  /**
   * Where the node's bytes end.
   *
   * @return index after the last one
   */
  public int end() {
    return end;
  }

  /**
   * What is known about a literal's type.
   *
   * @return the kind; {@link TypeKind#NONE} if the node is no literal
   */
  public TypeKind typeKind() {
    return typeKind;
  }

  /**
   * Where the type's bytes are.
   *
   * @return an array that holds them from {@link #typeStart} to {@link #typeEnd}, and others
   *     beside; means nothing with {@link TypeKind#NONE}
   */
  public byte[] typeBytes() {
    return typeBytes;
  }

  /**
   * Where the type's bytes begin.
   *
   * @return index of the first one; means nothing with {@link TypeKind#NONE}
   */
  public int typeStart() {
    return typeStart;
  }

  /**
   * Where the type's bytes end.
   *
   * @return index after the last one; means nothing with {@link TypeKind#NONE}
   */
  public int typeEnd() {
    return typeEnd;
  }

  /**
   * Makes a term of the node.
   *
   * @return the term, independent of this view
   */
  public Term toTerm() {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return switch (kind) {
      case IRI -> new Term.Iri(text);
      case BLANK -> new Term.BlankNode(text);
      case LITERAL ->
          switch (typeKind) {
            case NONE -> Term.text(text);
            case DATATYPE -> new Term.Literal(text, type(), "");
            case LANGUAGE -> new Term.Literal(text, Term.LANG_STRING, type());
          };
    };
  }

  private String type() {
    return new String(typeBytes, typeStart, typeEnd - typeStart, StandardCharsets.UTF_8);
  }
}
