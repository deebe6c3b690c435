package io.shopguide.kg.image;

import java.util.Comparator;

/** What is known of a relation before its edges are written. Not thread-safe; one per thread. */
final class RelationStats {
  static final Comparator<RelationStats> ORDER =
      Comparator.comparingInt(RelationStats::predicate)
          .thenComparingInt(RelationStats::subjectClass)
          .thenComparingInt(RelationStats::objectClass);

  private final int predicate;
  private final int subjectClass;
  private final int objectClass;
  private int leastSubject = Integer.MAX_VALUE;
  private int greatestSubject;
  private int leastObject = Integer.MAX_VALUE;
  private int greatestObject;
  private int greatestNote;

  RelationStats(int predicate, int subjectClass, int objectClass) {
    this.predicate = predicate;
    this.subjectClass = subjectClass;
    this.objectClass = objectClass;
  }

  void add(int subject, int object, int note) {
    leastSubject = Math.min(leastSubject, subject);
    greatestSubject = Math.max(greatestSubject, subject);
    leastObject = Math.min(leastObject, object);
    greatestObject = Math.max(greatestObject, object);
    greatestNote = Math.max(greatestNote, note);
  }

  int predicate() {
    return predicate;
  }

  int subjectClass() {
    return subjectClass;
  }

  int objectClass() {
    return objectClass;
  }

  int leastSubject() {
    return leastSubject;
  }

  int greatestSubject() {
    return greatestSubject;
  }

  int leastObject() {
    return leastObject;
  }

  int greatestObject() {
    return greatestObject;
  }

  int greatestNote() {
    return greatestNote;
  }
}
