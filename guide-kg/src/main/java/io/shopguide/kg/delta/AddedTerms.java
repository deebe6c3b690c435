package io.shopguide.kg.delta;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Terms that the base lacks, numbered from 0 in order of arrival. Terms are only ever added, by one
 * thread at a time; a reader looks only at those that were there when its view was made.
 * Thread-safe so.
 *
 * @param <T> the type of the terms
 */
final class AddedTerms<T> {
  private final ConcurrentHashMap<T, Integer> index = new ConcurrentHashMap<>();
  private volatile Object[] terms = new Object[16];
  private int size; // of the writer

  AddedTerms() {}

  int size() {
    return size;
  }

  /** The number of a term, or -1. */
  int find(T term) {
    Integer found = index.get(term);
    return found == null ? -1 : found;
  }

  int add(T term) {
    int found = find(term);
    if (found >= 0) {
      return found;
    }
    if (size == terms.length) {
      terms = Arrays.copyOf(terms, 2 * size);
    }
    terms[size] = term;
    index.put(term, size);
    return size++;
  }

  @SuppressWarnings("unchecked")
  T get(int number) {
    return (T) terms[number];
  }
}
