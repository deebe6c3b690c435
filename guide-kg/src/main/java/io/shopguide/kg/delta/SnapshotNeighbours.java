package io.shopguide.kg.delta;

import io.shopguide.kg.Neighbours;
import io.shopguide.kg.image.Adjacency;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageRelation;
import io.shopguide.kg.image.ImageTerms;
import io.shopguide.kg.image.TermClass;
import java.util.Arrays;

/** Neighbours in base and delta. Not thread-safe; one per thread. */
final class SnapshotNeighbours implements Neighbours {
  private static final int FIRST_CAPACITY = 64;

  private final Delta view;
  private final Image base;
  private final ImageTerms terms; // of the base
  private final int baseTerms;
  private final Direction forward = new Direction(false);
  private final Direction inverse = new Direction(true);
  private int[] ids = new int[FIRST_CAPACITY];
  private int size;

  /** Relations of the predicate and class that were asked for last. */
  private final class Direction {
    private final boolean isInverse;
    private int predicate = -1;
    private int first;
    private int end; // of the class's ids; no id is between while both are 0
    private ImageRelation[] relations = new ImageRelation[0];

    Direction(boolean isInverse) {
      this.isInverse = isInverse;
    }

    void look(int id, int wanted) {
      if (wanted != predicate || id < first || id >= end) {
        TermClass c = terms.classOf(id);
        first = c.first();
        end = first + c.count();
        predicate = wanted;
        relations = base.relationsOf(wanted, c, isInverse);
      }
    }
  }

  SnapshotNeighbours(SnapshotView view) {
    this.view = view.delta();
    this.base = this.view.base();
    this.terms = base.terms();
    this.baseTerms = terms.termCount();
  }

  @Override
  public int objects(int subject, int predicate) {
    PredicateDelta delta = view.changes(predicate);
    Changes changes = delta == null ? Changes.NONE : delta.ofSubject(subject);
    size = changes.added(); // where the base's go, to be merged towards the start
    if (subject >= 0 && subject < baseTerms) {
      forward.look(subject, predicate);
      for (ImageRelation relation : forward.relations) {
        append(relation.forward(), subject - forward.first, relation.objects().first());
      }
    }
    return changes.isEmpty() ? size : merge(changes);
  }

  @Override
  public int subjects(int predicate, int object) {
    PredicateDelta delta = view.changes(predicate);
    Changes changes = delta == null ? Changes.NONE : delta.ofObject(object);
    size = changes.added();
    if (object >= 0 && object < baseTerms) {
      inverse.look(object, predicate);
      for (ImageRelation relation : inverse.relations) {
        append(relation.inverse(), object - inverse.first, relation.subjects().first());
      }
    }
    return changes.isEmpty() ? size : merge(changes);
  }

  private void append(Adjacency edges, int local, int add) {
    long range = edges.range(local);
    int from = Adjacency.startOf(range);
    int to = Adjacency.endOf(range);
    reserve(to - from);
    edges.copyTargets(from, to, add, ids, size);
    size += to - from;
  }

  private void reserve(int more) {
    if (ids.length - size < more) {
      ids = Arrays.copyOf(ids, Math.max(size + more, 2 * ids.length));
    }
  }

  /** Moves the base's ids to the start, without those that are gone and with those that came in. */
  private int merge(Changes changes) {
    reserve(0);
    int first = changes.added(); // of the base's ids
    int rank = 0; // of the base's next id
    int next = 0; // where the next id goes; never after the base's next id
    for (int c = 0; c < changes.chunkCount(); c++) {
      for (long event : changes.chunk(c)) {
        int length = Changes.rank(event) - rank;
        System.arraycopy(ids, first + rank, ids, next, length);
        rank += length;
        next += length;
        if (Changes.isRemoved(event)) {
          rank++;
        } else {
          ids[next++] = Changes.id(event);
        }
      }
    }
    int rest = size - first - rank;
    System.arraycopy(ids, first + rank, ids, next, rest);
    size = next + rest;
    return size;
  }

  @Override
  public int[] ids() {
    return ids;
  }
}
