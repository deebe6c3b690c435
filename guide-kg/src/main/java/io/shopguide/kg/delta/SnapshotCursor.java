package io.shopguide.kg.delta;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.image.Adjacency;
import io.shopguide.kg.image.ImageRelation;
import java.util.Arrays;

/**
 * Walks over base and delta, one predicate after the other: with a bound term by its neighbours;
 * with none over the subjects, first those of the base and then those that only the delta has. Not
 * thread-safe; one per thread.
 */
final class SnapshotCursor implements TripleCursor {
  private static final ImageRelation[] NO_RELATIONS = {};

  private final SnapshotView view;
  private final Delta delta;
  private final SnapshotNeighbours neighbours;

  private int wantedSubject = GraphView.NONE;
  private int wantedPredicate = GraphView.NONE;
  private int wantedObject = GraphView.NONE;
  private int predicate;
  private int subject;
  private int object;

  private boolean isTermOnly; // a term is bound, but no predicate: only those it may have are read
  private int[] predicatesInBase = {};
  private int nextInBase;
  private int nextChanged;

  private int[] ids = new int[0]; // other ends of the bound term, or objects of one subject
  private int idCount;
  private int nextId;

  private ImageRelation[] relations = NO_RELATIONS; // of the predicate, where no term is bound
  private int nextRelation;
  private int nextRow;
  private int nextAdded; // subject of the delta to look at next; -1 for no more

  SnapshotCursor(SnapshotView view) {
    this.view = view;
    this.delta = view.delta();
    this.neighbours = new SnapshotNeighbours(view);
    this.predicate = view.predicateCount();
  }

  @Override
  public TripleCursor match(int subject, int predicate, int object) {
    wantedSubject = subject;
    wantedPredicate = predicate;
    wantedObject = object;
    idCount = 0;
    nextId = 0;
    relations = NO_RELATIONS;
    nextRelation = 0;
    nextRow = 0;
    nextAdded = -1;
    isTermOnly =
        predicate == GraphView.ANY && (subject != GraphView.ANY || object != GraphView.ANY);
    if (isTermOnly) {
      predicatesInBase = view.predicatesInBase(subject, object);
    }
    nextInBase = 0;
    nextChanged = 0;
    boolean none = subject == GraphView.NONE || predicate == GraphView.NONE;
    if (none || object == GraphView.NONE) {
      this.predicate = view.predicateCount();
    } else {
      this.predicate = predicate == GraphView.ANY ? -1 : predicate - 1;
    }
    return this;
  }

  @Override
  public boolean next() {
    while (nextId == idCount) {
      if (!nextRow() && !nextPredicate()) {
        return false;
      }
    }
    int id = ids[nextId++];
    if (wantedObject != GraphView.ANY && wantedSubject == GraphView.ANY) {
      subject = id;
    } else {
      object = id;
    }
    return true;
  }

  private boolean nextPredicate() {
    int end = wantedPredicate == GraphView.ANY ? view.predicateCount() : wantedPredicate + 1;
    if (predicate < end) {
      predicate = isTermOnly ? nextOfTerm(end) : predicate + 1;
    }
    if (predicate >= end) {
      return false;
    }
    nextId = 0;
    idCount = 0;
    if (wantedSubject != GraphView.ANY) {
      subject = wantedSubject;
      if (wantedObject == GraphView.ANY) {
        use(neighbours.objects(subject, predicate));
      } else if (view.contains(subject, predicate, wantedObject)) {
        reserve(1)[0] = wantedObject;
        idCount = 1;
      }
    } else if (wantedObject != GraphView.ANY) {
      object = wantedObject;
      use(neighbours.subjects(predicate, object));
    } else {
      relations = delta.base().relationsOf(predicate);
      nextRelation = 0;
      nextRow = 0;
      nextAdded = 0;
    }
    return true;
  }

  /** The next predicate that the base or the changes may have for the term. */
  private int nextOfTerm(int end) {
    int[] changed = delta.changedPredicates();
    int inBase = nextInBase < predicatesInBase.length ? predicatesInBase[nextInBase] : end;
    int inChanges = nextChanged < changed.length ? changed[nextChanged] : end;
    int next = Math.min(inBase, inChanges);
    nextInBase += inBase == next ? 1 : 0;
    nextChanged += inChanges == next ? 1 : 0;
    return next;
  }

  private void use(int count) {
    ids = neighbours.ids();
    idCount = count;
  }

  private int[] reserve(int capacity) {
    if (ids.length < capacity) {
      ids = Arrays.copyOf(ids, Math.max(capacity, 2 * ids.length));
    }
    return ids;
  }

  /** Steps to the next subject of a predicate, where no term is bound. */
  private boolean nextRow() {
    nextId = 0;
    idCount = 0;
    while (nextRelation < relations.length) {
      ImageRelation relation = relations[nextRelation];
      if (nextRow < relation.forward().rows()) {
        int row = nextRow++;
        subject = relation.subjects().first() + relation.forward().entity(row);
        if (!isSeen(relation)) {
          use(neighbours.objects(subject, predicate));
        }
        return true;
      }
      nextRelation++;
      nextRow = 0;
    }
    PredicateDelta changes = nextAdded < 0 ? null : delta.changes(predicate);
    nextAdded = changes == null ? -1 : changes.forward().next(nextAdded);
    if (nextAdded < 0) {
      return false;
    }
    subject = nextAdded++;
    if (view.degreeInBase(subject, predicate) == 0) {
      use(neighbours.objects(subject, predicate));
    }
    return true;
  }

  /** Whether the subject had edges in an earlier relation, and so came with all of them. */
  private boolean isSeen(ImageRelation relation) {
    int first = relation.subjects().first();
    for (int r = nextRelation - 1; r >= 0 && relations[r].subjects().first() == first; r--) {
      long range = relations[r].forward().range(subject - first);
      if (Adjacency.startOf(range) < Adjacency.endOf(range)) {
        return true;
      }
    }
    long own = relation.forward().range(subject - first);
    return Adjacency.startOf(own) == Adjacency.endOf(own);
  }

  @Override
  public int subject() {
    return subject;
  }

  @Override
  public int predicate() {
    return predicate;
  }

  @Override
  public int object() {
    return object;
  }
}
