package io.shopguide.kg.image;

/**
 * Names a class of terms: those of one kind and name whose order and notation are the same.
 * Immutable and thread-safe.
 *
 * @param kind what its terms are
 * @param name the IRIs' common beginning, empty where they have none; the literals' datatype or
 *     language; empty for blank nodes
 * @param form how its terms are written
 * @param scale digits after the decimal point, 0 where the form has none
 */
public record ClassKey(Kind kind, String name, Form form, int scale)
    implements Comparable<ClassKey> {
  /** What terms are. */
  public enum Kind {
    /** IRIs that start with the class's name. */
    IRI(0),
    /** Blank nodes. */
    BLANK(1),
    /** Literals of the datatype that the class is named after. */
    DATATYPE(2),
    /** Literals with the language that the class is named after. */
    LANGUAGE(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** How the file names it. */
    int code() {
      return code;
    }
  }

  /** The class of blank nodes. */
  public static final ClassKey BLANK = new ClassKey(Kind.BLANK, "", Form.KEY, 0);

  /**
   * The class of the IRIs of a namespace.
   *
   * @param namespace what they begin with
   * @return the class's name
   */
  public static ClassKey iri(String namespace) {
    return new ClassKey(Kind.IRI, namespace, Form.KEY, 0);
  }

  /**
   * Whether the terms are entities.
   *
   * @return {@code false} for literals
   */
  public boolean isEntity() {
    return kind == Kind.IRI || kind == Kind.BLANK;
  }

  @Override
  public int compareTo(ClassKey other) {
    int order = Integer.compare(kind.code(), other.kind.code());
    if (order == 0) {
      order = name.compareTo(other.name);
    }
    if (order == 0) {
      order = Integer.compare(form.code(), other.form.code());
    }
    return order != 0 ? order : Integer.compare(scale, other.scale);
  }

  // Those of a record are linked at their first call, which opening a graph would wait for.

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + kind.code()) + 16 * form.code() + scale;
  }
}
