package io.shopguide.kg.delta;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.image.Adjacency;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageRelation;
import io.shopguide.kg.image.ImageTerms;
import io.shopguide.kg.image.TermClass;
import java.util.BitSet;

/** A base and what was changed since. Immutable and thread-safe. */
public final class SnapshotView implements GraphView {
  private static final int[] NO_PREDICATES = {};

  private final Delta delta;
  private final Image base;
  private final ImageTerms terms; // of the base

  SnapshotView(Delta delta) {
    this.delta = delta;
    this.base = delta.base();
    this.terms = base.terms();
  }

  /**
   * A view of a graph as it was built.
   *
   * @param base the graph
   * @return the view
   */
  public static SnapshotView of(Image base) {
    return new SnapshotView(Delta.none(base));
  }

  Delta delta() {
    return delta;
  }

  /**
   * What the changes are relative to.
   *
   * @return the base
   */
  public Image base() {
    return base;
  }

  /**
   * Number of edges that were added to the base or removed from it.
   *
   * @return the count
   */
  public long changeCount() {
    return delta.added() + delta.removed();
  }

  @Override
  public int termCount() {
    return delta.termCount();
  }

  @Override
  public int find(Term term) {
    return delta.find(term);
  }

  @Override
  public int findIri(String iri) {
    return delta.findIri(iri);
  }

  @Override
  public Term term(int id) {
    return delta.term(id);
  }

  @Override
  public String iri(int id) {
    String found = null;
    if (id < terms.termCount()) {
      found = terms.iri(id);
    } else if (delta.term(id) instanceof Term.Iri iri) {
      found = iri.value();
    }
    if (found == null) {
      throw new IllegalArgumentException("Term " + id + " is not an IRI");
    }
    return found;
  }

  @Override
  public boolean isLiteral(int id) {
    return id < terms.termCount()
        ? id >= terms.entityCount()
        : delta.term(id) instanceof Term.Literal;
  }

  @Override
  public double number(int id) {
    if (id == NONE) {
      return Double.NaN;
    }
    if (id < terms.termCount()) {
      TermClass c = terms.classOf(id);
      return c.number(id - c.first());
    }
    return delta.term(id) instanceof Term.Literal literal ? ImageTerms.number(literal) : Double.NaN;
  }

  @Override
  public int predicateCount() {
    return delta.predicateCount();
  }

  @Override
  public int findPredicate(String iri) {
    return delta.findPredicate(iri);
  }

  @Override
  public String predicate(int predicate) {
    return delta.predicate(predicate);
  }

  @Override
  public long tripleCount() {
    return base.tripleCount() + delta.added() - delta.removed();
  }

  @Override
  public long count(int subject, int predicate, int object) {
    if (subject == ANY && predicate == ANY && object == ANY) {
      return tripleCount();
    }
    if (predicate == ANY) {
      return countOfAll(subject, object);
    }
    if (subject == ANY) {
      return object == ANY ? countOf(predicate) : inverseDegree(predicate, object);
    }
    if (object == ANY) {
      return degree(subject, predicate);
    }
    return contains(subject, predicate, object) ? 1 : 0;
  }

  private long countOfAll(int subject, int object) {
    long count = 0;
    for (int p : delta.changedPredicates()) {
      count += count(subject, p, object);
    }
    for (int p : predicatesInBase(subject, object)) {
      count += delta.changes(p) == null ? count(subject, p, object) : 0;
    }
    return count;
  }

  /**
   * The predicates of the class of a bound term in the base: all that the term has there, and
   * others.
   *
   * @return in ascending order; not to be changed
   */
  int[] predicatesInBase(int subject, int object) {
    boolean inverse = subject == ANY;
    int id = inverse ? object : subject;
    boolean isInBase = id >= 0 && id < terms.termCount();
    return isInBase ? base.predicatesOf(terms.classOf(id), inverse) : NO_PREDICATES;
  }

  private long countOf(int predicate) {
    PredicateDelta changes = delta.changes(predicate);
    long count = changes == null ? 0 : changes.added() - changes.removed();
    for (ImageRelation relation : base.relationsOf(predicate)) {
      count += relation.edges();
    }
    return count;
  }

  @Override
  public boolean contains(int subject, int predicate, int object) {
    if (subject < 0 || object < 0) {
      return false;
    }
    PredicateDelta changes = delta.changes(predicate);
    Changes ofSubject = changes == null ? Changes.NONE : changes.ofSubject(subject);
    if (ofSubject.isEmpty()) {
      return edgeInBase(subject, predicate, object) >= 0;
    }
    long rank = rankOfObject(subject, predicate, object);
    int less = (int) (rank >= 0 ? rank : ~rank);
    return ofSubject.contains(Changes.event(less, object, false))
        || (rank >= 0 && !ofSubject.contains(Changes.event(less, object, true)));
  }

  /** Where an edge is in the base: relation and position, negative if it is not there. */
  private long edgeInBase(int subject, int predicate, int object) {
    if (subject < 0
        || subject >= terms.entityCount()
        || object < 0
        || object >= terms.termCount()) {
      return -1;
    }
    TermClass c = terms.classOf(subject);
    ImageRelation[] relations = base.relationsOf(predicate, c, false);
    for (int i = 0; i < relations.length; i++) {
      int local = object - relations[i].objects().first();
      if (local >= 0 && local < relations[i].objects().count()) {
        int position = relations[i].forward().position(subject - c.first(), local);
        return position < 0 ? -1 : (long) i << Integer.SIZE | position;
      }
    }
    return -1;
  }

  /**
   * How many of a subject's objects in the base are less than one.
   *
   * @return the count, or its complement if the base lacks the edge
   */
  long rankOfObject(int subject, int predicate, int object) {
    return subject < terms.termCount() ? rank(subject, predicate, object, false) : ~0L;
  }

  /** How many of an object's subjects in the base are less than one. */
  long rankOfSubject(int subject, int predicate, int object) {
    return object < terms.termCount() ? rank(object, predicate, subject, true) : ~0L;
  }

  private long rank(int id, int predicate, int other, boolean inverse) {
    TermClass c = terms.classOf(id);
    long less = 0;
    for (ImageRelation relation : base.relationsOf(predicate, c, inverse)) {
      Adjacency edges = inverse ? relation.inverse() : relation.forward();
      TermClass others = inverse ? relation.subjects() : relation.objects();
      long range = edges.range(id - c.first());
      int local = other - others.first();
      if (local < 0) {
        break;
      }
      if (local < others.count()) {
        int position = edges.position(id - c.first(), local);
        return position >= 0
            ? less + position - Adjacency.startOf(range)
            : ~(less - position - 1 - Adjacency.startOf(range));
      }
      less += length(range);
    }
    return ~less;
  }

  /** An edge's annotation in the base, {@code null} if the base lacks the edge. */
  Annotation annotationInBase(int subject, int predicate, int object) {
    long edge = edgeInBase(subject, predicate, object);
    if (edge < 0) {
      return null;
    }
    ImageRelation[] relations = base.relationsOf(predicate, terms.classOf(subject), false);
    return base.note(relations[(int) (edge >>> Integer.SIZE)].forward().note((int) edge));
  }

  @Override
  public Annotation annotation(int subject, int predicate, int object) {
    PredicateDelta changes = delta.changes(predicate);
    Changes ofSubject = changes == null ? Changes.NONE : changes.ofSubject(subject);
    if (!ofSubject.isEmpty() && object >= 0) {
      long rank = rankOfObject(subject, predicate, object);
      int less = (int) (rank >= 0 ? rank : ~rank);
      if (ofSubject.contains(Changes.event(less, object, false))) {
        return ofSubject.notes().get(object);
      }
      if (ofSubject.contains(Changes.event(less, object, true))) {
        return Annotation.NONE;
      }
    }
    Annotation found = annotationInBase(subject, predicate, object);
    return found == null ? Annotation.NONE : found;
  }

  @Override
  public int degree(int subject, int predicate) {
    int degree = degreeInBase(subject, predicate);
    PredicateDelta changes = delta.changes(predicate);
    return changes == null ? degree : degree + difference(changes.ofSubject(subject));
  }

  @Override
  public int inverseDegree(int predicate, int object) {
    int degree = 0;
    if (object >= 0 && object < terms.termCount()) {
      TermClass c = terms.classOf(object);
      for (ImageRelation relation : base.relationsOf(predicate, c, true)) {
        degree += length(relation.inverse().range(object - c.first()));
      }
    }
    PredicateDelta changes = delta.changes(predicate);
    return changes == null ? degree : degree + difference(changes.ofObject(object));
  }

  private static int length(long range) {
    return Adjacency.endOf(range) - Adjacency.startOf(range);
  }

  private static int difference(Changes changes) {
    return changes.added() - changes.removed();
  }

  @Override
  public void subjectsInRange(int predicate, double low, double high, BitSet into) {
    if (!(low <= high)) {
      return; // empty, or one of them is NaN
    }
    PredicateDelta changes = delta.changes(predicate);
    for (ImageRelation relation : base.relationsOf(predicate)) {
      TermClass objects = relation.objects();
      if (objects.isOrderedByNumber()) {
        addRows(relation, objects.from(low), objects.after(high), changes, into);
      } else if (objects.isNumeric()) {
        for (int local = 0; local < objects.count(); local++) {
          double number = objects.number(local);
          if (number >= low && number <= high) {
            addRows(relation, local, local + 1, changes, into);
          }
        }
      }
    }
    if (changes != null) {
      Neighbours neighbours = neighbours();
      for (int object = changes.inverse().next(0);
          object >= 0;
          object = changes.inverse().next(object + 1)) {
        double number = number(object);
        if (number >= low && number <= high) {
          int count = neighbours.subjects(predicate, object);
          for (int i = 0; i < count; i++) {
            into.set(neighbours.ids()[i]);
          }
        }
      }
    }
  }

  /** Adds the subjects of objects from one class-local id to another, but of changed ones. */
  private static void addRows(
      ImageRelation relation, int from, int to, PredicateDelta changes, BitSet into) {
    Adjacency inverse = relation.inverse();
    int firstSubject = relation.subjects().first();
    int firstObject = relation.objects().first();
    int end = inverse.rowFrom(to);
    for (int row = inverse.rowFrom(from); row < end; row++) {
      if (changes == null || changes.ofObject(firstObject + inverse.entity(row)).isEmpty()) {
        long range = inverse.rangeOfRow(row);
        for (int p = Adjacency.startOf(range); p < Adjacency.endOf(range); p++) {
          into.set(firstSubject + inverse.target(p));
        }
      }
    }
  }

  @Override
  public void subjects(int predicate, BitSet into) {
    PredicateDelta changes = delta.changes(predicate);
    for (ImageRelation relation : base.relationsOf(predicate)) {
      Adjacency forward = relation.forward();
      int first = relation.subjects().first();
      for (int row = 0; row < forward.rows(); row++) {
        int subject = first + forward.entity(row);
        boolean touched = changes != null && changes.touchedSubjects().mayContain(subject);
        if (touched ? degree(subject, predicate) > 0 : length(forward.rangeOfRow(row)) > 0) {
          into.set(subject);
        }
      }
    }
    if (changes != null) {
      changes
          .forward()
          .forEach(
              (subject, ofSubject) -> {
                if (ofSubject.added() > 0) {
                  into.set(subject);
                }
              });
    }
  }

  /** Number of a subject's edges in the base. */
  int degreeInBase(int subject, int predicate) {
    int degree = 0;
    if (subject >= 0 && subject < terms.termCount()) {
      TermClass c = terms.classOf(subject);
      for (ImageRelation relation : base.relationsOf(predicate, c, false)) {
        degree += length(relation.forward().range(subject - c.first()));
      }
    }
    return degree;
  }

  @Override
  public Neighbours neighbours() {
    return new SnapshotNeighbours(this);
  }

  @Override
  public TripleCursor cursor() {
    return new SnapshotCursor(this);
  }

  /**
   * Summarizes the view.
   *
   * @return counts only
   */
  @Override
  public String toString() {
    return "GraphView[%d triples, %d terms, %d predicates, %d changes]"
        .formatted(tripleCount(), termCount(), predicateCount(), changeCount());
  }
}
