package io.shopguide.kg.image;

import java.nio.charset.StandardCharsets;

/** The terms of one class, one contiguous range of ids. Immutable and thread-safe. */
public final class TermClass {
  private final ClassKey key;
  private final int index;
  private final int first;
  private final int count;
  private final Dictionary dictionary;
  private final byte[] name;
  private final byte[] prefix;

  TermClass(ClassKey key, int index, int first, int count, Dictionary dictionary) {
    this.key = key;
    this.index = index;
    this.first = first;
    this.count = count;
    this.dictionary = dictionary;
    this.name = key.name().getBytes(StandardCharsets.UTF_8);
    this.prefix = key.kind() == ClassKey.Kind.IRI ? name : new byte[0];
  }

  /**
   * What the class is.
   *
   * @return kind, name and form
   */
  public ClassKey key() {
    return key;
  }

  /** The class's name as UTF-8; not to be changed. */
  byte[] name() {
    return name;
  }

  int index() {
    return index;
  }

  /**
   * The id of its first term.
   *
   * @return the id
   */
  public int first() {
    return first;
  }

  /**
   * Number of its terms.
   *
   * @return the count
   */
  public int count() {
    return count;
  }

  Dictionary dictionary() {
    return dictionary;
  }

  /** The numbers of a numeric class, otherwise {@code null}. */
  NumberDictionary numbers() {
    return dictionary instanceof NumberDictionary numbers ? numbers : null;
  }

  /** Appends the term's IRI, label or text. */
  void append(int local, Scratch out) {
    out.add(prefix, 0, prefix.length);
    dictionary.append(local, out);
  }

  /**
   * Whether its terms are IRIs.
   *
   * @return {@code false} for blank nodes and literals
   */
  public boolean isIris() {
    return key.kind() == ClassKey.Kind.IRI;
  }

  /**
   * Whether its terms have numbers as values.
   *
   * @return {@code false} for entities and plain texts
   */
  public boolean isNumeric() {
    return key.kind() == ClassKey.Kind.DATATYPE
        && LiteralCoder.family(key.name()) != LiteralCoder.Family.TEXT;
  }

  /**
   * Whether the terms are in the order of their numbers.
   *
   * @return {@code false} for those that are not written in the usual way, too
   */
  public boolean isOrderedByNumber() {
    return key.form().isNumber();
  }

  /**
   * A literal's value as a number.
   *
   * @param local class-local id
   * @return NaN if it has none
   */
  public double number(int local) {
    if (dictionary instanceof NumberDictionary numbers) {
      return numbers.number(local);
    }
    if (!isNumeric()) {
      return Double.NaN;
    }
    Scratch scratch = new Scratch();
    dictionary.append(local, scratch);
    return LiteralCoder.parse(key.name(), scratch.text(0));
  }

  /**
   * The first term with at least so great a number, of those that are {@link #isOrderedByNumber}.
   *
   * @param number the number
   * @return a class-local id, or {@link #count()}
   */
  public int from(double number) {
    return numbers().from(number);
  }

  /**
   * The first term with a greater number, of those that are {@link #isOrderedByNumber}.
   *
   * @param number the number
   * @return a class-local id, or {@link #count()}
   */
  public int after(double number) {
    return numbers().after(number);
  }
}
