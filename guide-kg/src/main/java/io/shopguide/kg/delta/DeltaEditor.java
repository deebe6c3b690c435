package io.shopguide.kg.delta;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import io.shopguide.kg.image.ImageTerms;
import java.util.Arrays;

/**
 * Makes the next view out of one and some changes. One editor at a time may work on what came from
 * one base, always from the latest view. Not thread-safe; one per thread.
 */
public final class DeltaEditor {
  private final Object editor = new Object();
  private final SnapshotView start;
  private final Delta before;
  private final ImageTerms baseTerms;
  private PredicateDelta[] changes;
  private int edits;

  /**
   * Starts from a view.
   *
   * @param view the latest view
   */
  public DeltaEditor(SnapshotView view) {
    this.start = view;
    this.before = view.delta();
    this.baseTerms = before.base().terms();
    this.changes = before.allChanges().clone();
  }

  /**
   * Ends the editing: more changes by this editor would show in the view.
   *
   * @return the view with all changes; the former view if nothing changed
   */
  public SnapshotView view() {
    if (edits == 0) {
      return start;
    }
    return new SnapshotView(new Delta(before.base(), before.terms(), before.predicates(), changes));
  }

  /**
   * How many edges of the base and the former view this editor changed.
   *
   * @return the count
   */
  public int edits() {
    return edits;
  }

  private int idOf(Term term) {
    int found = baseTerms.find(term);
    return found >= 0 ? found : baseTerms.termCount() + before.terms().add(term);
  }

  private int known(Term term) {
    int found = baseTerms.find(term);
    if (found >= 0) {
      return found;
    }
    int number = before.terms().find(term);
    return number < 0 ? -1 : baseTerms.termCount() + number;
  }

  private int knownPredicate(String iri) {
    int found = before.base().predicate(iri);
    if (found >= 0) {
      return found;
    }
    int number = before.predicates().find(iri);
    return number < 0 ? -1 : before.base().predicates().size() + number;
  }

  private PredicateDelta delta(int predicate) {
    PredicateDelta delta = predicate < changes.length ? changes[predicate] : null;
    return delta == null ? PredicateDelta.empty() : delta;
  }

  /**
   * Adds a triple or replaces its annotation.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   * @param annotation what else is known
   */
  public void add(Term subject, String predicate, Term object, Annotation annotation) {
    int s = idOf(subject);
    int o = idOf(object);
    int p = knownPredicate(predicate);
    if (p < 0) {
      p = before.base().predicates().size() + before.predicates().add(predicate);
    }
    Annotation inBase = start.annotationInBase(s, p, o); // null if the base lacks the edge
    Changes ofSubject = delta(p).ofSubject(s);
    int rank = rank(start.rankOfObject(s, p, o));
    boolean isAdded = ofSubject.contains(Changes.event(rank, o, false));
    boolean isRemoved = ofSubject.contains(Changes.event(rank, o, true));
    if (inBase != null && inBase.equals(annotation)) {
      if (isAdded) {
        change(p, s, o, false, false);
        note(p, s, o, Annotation.NONE);
      }
      if (isRemoved) {
        change(p, s, o, true, false);
      }
      return;
    }
    if (inBase != null && !isRemoved) {
      change(p, s, o, true, true);
    }
    if (!isAdded) {
      change(p, s, o, false, true);
    }
    if (!delta(p).ofSubject(s).notes().get(o).equals(annotation)) {
      note(p, s, o, annotation);
    }
  }

  private static int rank(long found) {
    return (int) (found >= 0 ? found : ~found);
  }

  /**
   * Removes a triple, if it is there.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any term
   */
  public void remove(Term subject, String predicate, Term object) {
    int s = known(subject);
    int p = knownPredicate(predicate);
    int o = known(object);
    if (s >= 0 && p >= 0 && o >= 0) {
      remove(s, p, o);
    }
  }

  private void remove(int s, int p, int o) {
    Changes ofSubject = delta(p).ofSubject(s);
    long found = start.rankOfObject(s, p, o);
    int rank = rank(found);
    if (ofSubject.contains(Changes.event(rank, o, false))) {
      change(p, s, o, false, false);
      note(p, s, o, Annotation.NONE);
    } else if (found >= 0 && !ofSubject.contains(Changes.event(rank, o, true))) {
      change(p, s, o, true, true);
    }
  }

  /**
   * Removes all triples of a subject and predicate but one.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param kept the object that stays, whether or not it is there
   */
  public void removeOthers(Term subject, String predicate, Term kept) {
    int s = known(subject);
    int p = knownPredicate(predicate);
    int o = known(kept);
    if (s < 0 || p < 0) {
      return;
    }
    SnapshotView current = view();
    SnapshotNeighbours neighbours = new SnapshotNeighbours(current);
    int count = neighbours.objects(s, p);
    int[] objects = Arrays.copyOf(neighbours.ids(), count);
    for (int object : objects) {
      if (object != o) {
        remove(s, p, object);
      }
    }
  }

  /**
   * Puts an event into both directions, or takes it out.
   *
   * @param gone whether it is that an edge of the base is gone, or that one came in
   * @param put whether to put it in
   */
  private void change(int p, int s, int o, boolean gone, boolean put) {
    PredicateDelta delta = delta(p);
    long atSubject = Changes.event(rank(start.rankOfObject(s, p, o)), o, gone);
    long atObject = Changes.event(rank(start.rankOfSubject(s, p, o)), s, gone);
    Changes ofSubject = delta.ofSubject(s);
    Changes ofObject = delta.ofObject(o);
    ofSubject = put ? ofSubject.plus(atSubject) : ofSubject.minus(atSubject);
    ofObject = put ? ofObject.plus(atObject) : ofObject.minus(atObject);
    int by = put ? 1 : -1;
    put(
        p,
        new PredicateDelta(
            delta.forward().with(s, ofSubject.isEmpty() ? null : ofSubject, editor),
            delta.inverse().with(o, ofObject.isEmpty() ? null : ofObject, editor),
            delta.touchedSubjects().with(s),
            delta.touchedObjects().with(o),
            delta.added() + (gone ? 0 : by),
            delta.removed() + (gone ? by : 0)));
  }

  private void note(int p, int s, int o, Annotation annotation) {
    PredicateDelta delta = delta(p);
    Changes ofSubject = delta.ofSubject(s);
    if (!ofSubject.isEmpty()) {
      Changes noted = ofSubject.withNotes(ofSubject.notes().with(o, annotation));
      put(p, delta.withForward(delta.forward().with(s, noted, editor)));
    }
  }

  private void put(int p, PredicateDelta delta) {
    if (p >= changes.length) {
      changes = Arrays.copyOf(changes, p + 1);
    }
    changes[p] = delta;
    edits++;
  }
}
