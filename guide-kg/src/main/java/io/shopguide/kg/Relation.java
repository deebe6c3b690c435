package io.shopguide.kg;

import io.shopguide.kg.image.Adjacency;
import io.shopguide.kg.image.Image;

/**
 * All edges of one predicate from one class to another, readable in both directions.
 *
 * <p>The edges of one entity lie at consecutive positions in ascending order of the entity at their
 * other end:
 *
 * <pre>{@code
 * for (int p = relation.start(subject); p < relation.end(subject); p++) {
 *   int object = relation.target(p);
 * }
 * }</pre>
 *
 * <p>Positions of the two directions are unrelated. Methods that take an entity accept any id; one
 * that is not of the right class has no edges. Finding an entity's edges costs O(1), or O(log n)
 * where only few of the class have any; nothing is allocated. Immutable and thread-safe.
 */
public final class Relation {
  private final String predicate;
  private final EntityClass subjects;
  private final EntityClass objects;
  private final Adjacency forward;
  private final Adjacency inverse;
  private final Image image; // null for a relation that the graph does not have

  Relation(
      String predicate,
      EntityClass subjects,
      EntityClass objects,
      Adjacency forward,
      Adjacency inverse,
      Image image) {
    this.predicate = predicate;
    this.subjects = subjects;
    this.objects = objects;
    this.forward = forward;
    this.inverse = inverse;
    this.image = image;
  }

  static Relation empty(String predicate, String subjectClass, String objectClass) {
    return new Relation(
        predicate,
        new EntityClass(subjectClass, 0, 0),
        new EntityClass(objectClass, 0, 0),
        Adjacency.empty(0),
        Adjacency.empty(0),
        null);
  }

  /**
   * The type of the edges.
   *
   * @return for example {@code brand}
   */
  public String predicate() {
    return predicate;
  }

  /**
   * The class where the edges start.
   *
   * @return for example {@code Product}
   */
  public String subjectClass() {
    return subjects.name();
  }

  /**
   * The class where the edges end.
   *
   * @return for example {@code Brand}
   */
  public String objectClass() {
    return objects.name();
  }

  /**
   * Number of edges.
   *
   * @return the count, 0 for a relation that the graph does not have
   */
  public int edgeCount() {
    return forward.edges();
  }

  /**
   * Whether any edge has a weight other than 1.
   *
   * @return whether weights are stored
   */
  public boolean isWeighted() {
    return image != null && forward.hasNotes() && image.hasWeights();
  }

  /**
   * Number of edges that start at an entity.
   *
   * @param subject an entity's id
   * @return the count, 0 if there are none
   */
  public int degree(int subject) {
    return length(forward.range(subject - subjects.first()));
  }

  /**
   * Position of the first edge that starts at an entity.
   *
   * @param subject an entity's id
   * @return equal to {@link #end} if there are none
   */
  public int start(int subject) {
    return Adjacency.startOf(forward.range(subject - subjects.first()));
  }

  /**
   * Position after the last edge that starts at an entity.
   *
   * @param subject an entity's id
   * @return equal to {@link #start} if there are none
   */
  public int end(int subject) {
    return Adjacency.endOf(forward.range(subject - subjects.first()));
  }

  /**
   * Where an edge ends.
   *
   * @param position from {@link #start} on, before {@link #end}
   * @return the object's id
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public int target(int position) {
    return objects.first() + forward.target(position);
  }

  /**
   * An edge's weight.
   *
   * @param position from {@link #start} on, before {@link #end}
   * @return 1 if the relation has no weights
   */
  public float weight(int position) {
    return annotation(forward, position).weight();
  }

  /**
   * Number of edges that end at an entity.
   *
   * @param object an entity's id
   * @return the count, 0 if there are none
   */
  public int inverseDegree(int object) {
    return length(inverse.range(object - objects.first()));
  }

  /**
   * Position of the first edge that ends at an entity.
   *
   * @param object an entity's id
   * @return equal to {@link #inverseEnd} if there are none
   */
  public int inverseStart(int object) {
    return Adjacency.startOf(inverse.range(object - objects.first()));
  }

  /**
   * Position after the last edge that ends at an entity.
   *
   * @param object an entity's id
   * @return equal to {@link #inverseStart} if there are none
   */
  public int inverseEnd(int object) {
    return Adjacency.endOf(inverse.range(object - objects.first()));
  }

  /**
   * Where an edge starts.
   *
   * @param inversePosition from {@link #inverseStart} on, before {@link #inverseEnd}
   * @return the subject's id
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public int source(int inversePosition) {
    return subjects.first() + inverse.target(inversePosition);
  }

  /**
   * An edge's weight.
   *
   * @param inversePosition from {@link #inverseStart} on, before {@link #inverseEnd}
   * @return 1 if the relation has no weights
   */
  public float inverseWeight(int inversePosition) {
    return annotation(inverse, inversePosition).weight();
  }

  /**
   * Whether an edge exists; O(log degree).
   *
   * @param subject where it would start
   * @param object where it would end
   * @return whether it is there
   */
  public boolean contains(int subject, int object) {
    return forward.position(subject - subjects.first(), object - objects.first()) >= 0;
  }

  /**
   * What is known about an edge beside itself.
   *
   * @param position from {@link #start} on, before {@link #end}
   * @return weight, source and confidence
   */
  public Annotation annotation(int position) {
    return annotation(forward, position);
  }

  private Annotation annotation(Adjacency direction, int position) {
    int note = direction.note(position);
    return note == 0 ? Annotation.NONE : image.note(note);
  }

  private static int length(long range) {
    return Adjacency.endOf(range) - Adjacency.startOf(range);
  }

  /**
   * Names the relation.
   *
   * @return for example {@code Product -brand-> Brand (19406 edges)}
   */
  @Override
  public String toString() {
    return "%s -%s-> %s (%d edges)"
        .formatted(subjects.name(), predicate, objects.name(), edgeCount());
  }
}
