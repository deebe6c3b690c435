package io.shopguide.kg.delta;

import io.shopguide.kg.Annotation;
import java.util.Arrays;

/**
 * Annotations of added edges by the id at the other end, only those that say something. Immutable
 * and thread-safe.
 */
final class Notes {
  static final Notes NONE = new Notes(new int[0], new Annotation[0]);

  private final int[] ids;
  private final Annotation[] annotations;

  private Notes(int[] ids, Annotation[] annotations) {
    this.ids = ids;
    this.annotations = annotations;
  }

  Annotation get(int id) {
    int index = Arrays.binarySearch(ids, id);
    return index < 0 ? Annotation.NONE : annotations[index];
  }

  Notes with(int id, Annotation annotation) {
    int index = Arrays.binarySearch(ids, id);
    boolean none = annotation.equals(Annotation.NONE);
    if (index < 0 && none) {
      return this;
    }
    if (index >= 0 && !none) {
      Annotation[] replaced = annotations.clone();
      replaced[index] = annotation;
      return new Notes(ids, replaced);
    }
    int place = index < 0 ? -index - 1 : index;
    int rest = index < 0 ? place : place + 1; // of what comes after, before and
    int shifted = index < 0 ? place + 1 : place; // after the change
    int size = ids.length - rest + shifted;
    int[] newIds = Arrays.copyOf(ids, size);
    Annotation[] newAnnotations = Arrays.copyOf(annotations, size);
    System.arraycopy(ids, rest, newIds, shifted, ids.length - rest);
    System.arraycopy(annotations, rest, newAnnotations, shifted, ids.length - rest);
    if (index < 0) {
      newIds[place] = id;
      newAnnotations[place] = annotation;
    }
    return new Notes(newIds, newAnnotations);
  }
}
