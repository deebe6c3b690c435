package io.shopguide.query.tagger;

import java.util.Arrays;

/**
 * Collects the features of one position as hashes of a template's number and its values. Templates
 * are numbered in the order in which they are begun, so that order is part of the file format.
 *
 * <p>Not thread-safe; one per thread.
 */
final class FeatureSink {
  /** Features are told apart by so many bits, which a file stores. */
  static final int BITS = 40;

  private long[] features = new long[128];
  private long[] scratch = new long[128];
  private int size;
  private long template;

  /** Starts a position. */
  void clear() {
    size = 0;
    template = 0;
  }

  /** Begins a template. */
  FeatureSink next() {
    template++;
    return this;
  }

  void add(long value) {
    put(Hashes.add(template, value));
  }

  void add(long value, long other) {
    put(Hashes.add(Hashes.add(template, value), other));
  }

  void add(long value, long other, long third) {
    put(Hashes.add(Hashes.add(Hashes.add(template, value), other), third));
  }

  private void put(long hash) {
    if (size == features.length) {
      features = Arrays.copyOf(features, size * 2);
    }
    features[size++] = hash >>> (Long.SIZE - BITS);
  }

  int size() {
    return size;
  }

  /** Room for as many numbers as there are features. */
  long[] scratch() {
    if (scratch.length < size) {
      scratch = new long[features.length];
    }
    return scratch;
  }

  long get(int i) {
    return features[i];
  }
}
