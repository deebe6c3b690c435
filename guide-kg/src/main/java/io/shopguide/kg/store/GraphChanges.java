package io.shopguide.kg.store;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import io.shopguide.kg.delta.DeltaEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Changes that are applied together, in their order:
 *
 * <pre>{@code
 * graph.apply(new GraphChanges().add(product, brand, acme).set(product, price, newPrice));
 * }</pre>
 *
 * <p>Not thread-safe; one per thread.
 */
public final class GraphChanges {
  private final List<Change> changes = new ArrayList<>();

  /** Makes an empty list of changes. */
  public GraphChanges() {}

  /**
   * Adds a triple.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   * @return this list
   * @throws IllegalArgumentException if the subject is a literal
   */
  public GraphChanges add(Term subject, Term.Iri predicate, Term object) {
    return add(subject, predicate, object, Annotation.NONE);
  }

  /**
   * Adds a triple with an annotation, or replaces the annotation of one that is there.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   * @param annotation weight, source and confidence
   * @return this list
   * @throws IllegalArgumentException if the subject is a literal
   */
  public GraphChanges add(Term subject, Term.Iri predicate, Term object, Annotation annotation) {
    changes.add(new Change(Kind.ADD, subject, predicate, object, annotation));
    return this;
  }

  /**
   * Removes a triple.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   * @return this list
   * @throws IllegalArgumentException if the subject is a literal
   */
  public GraphChanges remove(Term subject, Term.Iri predicate, Term object) {
    changes.add(new Change(Kind.REMOVE, subject, predicate, object, Annotation.NONE));
    return this;
  }

  /**
   * Makes a triple the only one of its subject and predicate: removes the others and adds it.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   * @return this list
   * @throws IllegalArgumentException if the subject is a literal
   */
  public GraphChanges set(Term subject, Term.Iri predicate, Term object) {
    changes.add(new Change(Kind.SET, subject, predicate, object, Annotation.NONE));
    return this;
  }

  /**
   * Number of changes.
   *
   * @return the count
   */
  public int size() {
    return changes.size();
  }

  /**
   * Summarizes the list.
   *
   * @return the number of changes only
   */
  @Override
  public String toString() {
    return "GraphChanges[" + changes.size() + "]";
  }

  /** The same changes, which the caller cannot add to. */
  GraphChanges copy() {
    GraphChanges copy = new GraphChanges();
    copy.changes.addAll(changes);
    return copy;
  }

  List<Change> list() {
    return changes;
  }

  void applyTo(DeltaEditor editor) {
    for (Change change : changes) {
      String predicate = change.predicate().value();
      switch (change.kind()) {
        case ADD -> editor.add(change.subject(), predicate, change.object(), change.annotation());
        case REMOVE -> editor.remove(change.subject(), predicate, change.object());
        case SET -> {
          editor.removeOthers(change.subject(), predicate, change.object());
          editor.add(change.subject(), predicate, change.object(), change.annotation());
        }
      }
    }
  }

  /** What a change does with its triple. */
  enum Kind {
    ADD(0),
    REMOVE(1),
    SET(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("a change of kind " + code);
    }

    /** How the journal names it. */
    int code() {
      return code;
    }
  }

  /** One change. */
  record Change(Kind kind, Term subject, Term.Iri predicate, Term object, Annotation annotation) {
    Change {
      Objects.requireNonNull(subject, "subject");
      Objects.requireNonNull(predicate, "predicate");
      Objects.requireNonNull(object, "object");
      Objects.requireNonNull(annotation, "annotation");
      if (subject instanceof Term.Literal) {
        throw new IllegalArgumentException("A subject cannot be a literal: " + subject);
      }
    }
  }
}
