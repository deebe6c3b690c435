package io.shopguide.kg.image;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.Arrays;
import java.util.List;

/** The relations of a graph by predicate and by class. Immutable and thread-safe. */
final class RelationIndex {
  private static final ImageRelation[] NO_RELATIONS = {};

  private final ImageRelation[][] byPredicate;
  private final LongObjectHashMap<ImageRelation[]> bySubject = new LongObjectHashMap<>();
  private final LongObjectHashMap<ImageRelation[]> byObject = new LongObjectHashMap<>();
  private final int[][] predicatesBySubject; // by the class's index
  private final int[][] predicatesByObject;
  private final long tripleCount;

  /**
   * Makes an index.
   *
   * @param relations in order of predicate, subject class and object class
   * @param predicates number of predicates
   * @param classes number of classes
   */
  RelationIndex(List<ImageRelation> relations, int predicates, int classes) {
    this.byPredicate = new ImageRelation[predicates][];
    Arrays.fill(byPredicate, NO_RELATIONS);
    long triples = 0;
    for (int from = 0; from < relations.size(); ) {
      int predicate = relations.get(from).predicate();
      int to = from;
      while (to < relations.size() && relations.get(to).predicate() == predicate) {
        triples += relations.get(to++).edges();
      }
      byPredicate[predicate] = relations.subList(from, to).toArray(NO_RELATIONS);
      from = to;
    }
    this.predicatesBySubject = index(relations, classes, false, bySubject);
    this.predicatesByObject = index(relations, classes, true, byObject);
    this.tripleCount = triples;
  }

  long tripleCount() {
    return tripleCount;
  }

  /** What a predicate and a class are found by. */
  static long key(int predicate, int classIndex) {
    return (long) predicate << Integer.SIZE | classIndex;
  }

  /** As {@link Image#relationsOf(int, TermClass, boolean)}. */
  ImageRelation[] relationsOf(int predicate, TermClass c, boolean inverse) {
    ImageRelation[] found = (inverse ? byObject : bySubject).get(key(predicate, c.index()));
    return found == null ? NO_RELATIONS : found;
  }

  /** As {@link Image#relationsOf(int)}. */
  ImageRelation[] relationsOf(int predicate) {
    return predicate >= 0 && predicate < byPredicate.length ? byPredicate[predicate] : NO_RELATIONS;
  }

  /** As {@link Image#predicatesOf}. */
  int[] predicatesOf(TermClass c, boolean inverse) {
    return (inverse ? predicatesByObject : predicatesBySubject)[c.index()];
  }

  /** Groups relations by predicate and class; gives the predicates of each class. */
  private static int[][] index(
      List<ImageRelation> relations,
      int classes,
      boolean inverse,
      LongObjectHashMap<ImageRelation[]> index) {
    IntArrayList[] predicates = new IntArrayList[classes];
    for (ImageRelation relation : relations) {
      int c = (inverse ? relation.objects() : relation.subjects()).index();
      long key = key(relation.predicate(), c);
      ImageRelation[] before = index.get(key);
      int size = before == null ? 0 : before.length;
      ImageRelation[] group = before == null ? NO_RELATIONS : before;
      group = Arrays.copyOf(group, size + 1);
      group[size] = relation;
      index.put(key, group);
      if (size == 0) {
        predicates[c] = predicates[c] == null ? new IntArrayList() : predicates[c];
        predicates[c].add(relation.predicate());
      }
    }
    int[][] arrays = new int[classes][];
    for (int c = 0; c < classes; c++) {
      arrays[c] = predicates[c] == null ? new int[0] : predicates[c].toArray();
    }
    return arrays;
  }
}
