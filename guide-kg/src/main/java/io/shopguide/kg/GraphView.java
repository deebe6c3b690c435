package io.shopguide.kg;

import io.shopguide.kg.delta.SnapshotView;
import io.shopguide.kg.image.Image;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * A graph of triples at one moment: what a reader sees does not change while others write.
 *
 * <p>Nodes are {@link Term}s, read by id: from 0 to {@link #termCount()} - 1, entities and literals
 * alike. Predicates are IRIs with ids of their own, from 0 to {@link #predicateCount()} - 1. Ids
 * are valid for this view only; what outlives it must keep the terms. Methods that take ids accept
 * {@link #NONE}, which matches nothing, and where it says so {@link #ANY}, which matches all; with
 * any other number that is no id, their result is undefined or an {@link
 * IndexOutOfBoundsException}.
 *
 * <p>Looking up a term takes O(log terms), reading edges by id is linear in their number. Reading
 * by id allocates nothing. Immutable and thread-safe; the {@link Neighbours} and {@link
 * TripleCursor}s made of it are not.
 */
public interface GraphView {
  /** Instead of an id: no such term or predicate. */
  int NONE = -1;

  /** Instead of an id in a pattern: all of them. */
  int ANY = -2;

  /**
   * Opens a graph file, which is mapped, not copied. All of it is read once to compare the
   * checksums.
   *
   * @param file the file, which must not change while the view is used
   * @return a view of it
   * @throws GraphFormatException if the file is empty, truncated, damaged, of another kind or from
   *     a newer version
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  static GraphView open(Path file) {
    return SnapshotView.of(Image.open(file, true));
  }

  /**
   * Number of term ids.
   *
   * @return the count; a few of them may occur in no triple any more
   */
  int termCount();

  /**
   * Finds a term.
   *
   * @param term the term
   * @return its id; {@link #NONE} if no triple has it as subject or object, unless it was removed
   *     from its last triple and is still known
   */
  int find(Term term);

  /**
   * Finds an IRI; like {@link #find} without an object for it.
   *
   * @param iri the IRI
   * @return its id or {@link #NONE}, as {@link #find} says
   */
  int findIri(String iri);

  /**
   * A term by id.
   *
   * @param id its id
   * @return the term
   * @throws IndexOutOfBoundsException if there is no such term
   */
  Term term(int id);

  /**
   * An IRI by id.
   *
   * @param id its id
   * @return the IRI
   * @throws IllegalArgumentException if the term is not an IRI
   * @throws IndexOutOfBoundsException if there is no such term
   */
  String iri(int id);

  /**
   * Whether a term is a literal.
   *
   * @param id its id
   * @return {@code false} for IRIs and blank nodes
   */
  boolean isLiteral(int id);

  /**
   * A literal's value as a number.
   *
   * @param id a term's id
   * @return the value of a number; days since 1970-01-01 of a date; seconds since then of a date
   *     with time; 1 and 0 of booleans; NaN for any other term
   */
  double number(int id);

  /**
   * Number of predicates.
   *
   * @return the count
   */
  int predicateCount();

  /**
   * Finds a predicate.
   *
   * @param iri its IRI
   * @return its id; {@link #NONE} if no triple has it, unless its last triple was removed and it is
   *     still known
   */
  int findPredicate(String iri);

  /**
   * A predicate by id.
   *
   * @param predicate its id
   * @return its IRI
   */
  String predicate(int predicate);

  /**
   * Number of triples.
   *
   * @return the count
   */
  long tripleCount();

  /**
   * Counts the triples that match a pattern: O(1) for one predicate, with or without one term; at
   * most O(predicates) otherwise.
   *
   * @param subject a term or {@link #ANY}
   * @param predicate a predicate or {@link #ANY}
   * @param object a term or {@link #ANY}
   * @return the count
   */
  long count(int subject, int predicate, int object);

  /**
   * Whether a triple is in the graph; O(log degree).
   *
   * @param subject a term
   * @param predicate a predicate
   * @param object a term
   * @return whether it is there
   */
  boolean contains(int subject, int predicate, int object);

  /**
   * Number of triples of a subject.
   *
   * @param subject a term
   * @param predicate a predicate
   * @return the count
   */
  int degree(int subject, int predicate);

  /**
   * Number of triples of an object.
   *
   * @param predicate a predicate
   * @param object a term
   * @return the count
   */
  int inverseDegree(int predicate, int object);

  /**
   * What is known about a triple beside itself.
   *
   * @param subject a term
   * @param predicate a predicate
   * @param object a term
   * @return {@link Annotation#NONE} if nothing is, or there is no such triple
   */
  Annotation annotation(int subject, int predicate, int object);

  /**
   * Adds to a set every subject with a number in a range; numbers are those of {@link #number}.
   * Linear in the triples found.
   *
   * @param predicate a predicate
   * @param low least value, inclusive
   * @param high greatest value, inclusive
   * @param into where the subjects' ids are set
   */
  void subjectsInRange(int predicate, double low, double high, BitSet into);

  /**
   * Adds to a set every subject of a predicate. Linear in their number.
   *
   * @param predicate a predicate
   * @param into where the subjects' ids are set
   */
  void subjects(int predicate, BitSet into);

  /**
   * Makes a reusable list of neighbours.
   *
   * @return an empty list, for one thread
   */
  Neighbours neighbours();

  /**
   * Makes a reusable cursor over triples.
   *
   * @return a cursor before the end of nothing, for one thread
   */
  TripleCursor cursor();
}
