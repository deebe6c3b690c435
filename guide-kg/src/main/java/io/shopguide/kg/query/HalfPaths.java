package io.shopguide.kg.query;

import java.util.Arrays;

/**
 * Ways that begin at one end of the paths wanted, each but the first one the way of its parent and
 * a step; and those of them that are still to be continued, the cheapest first. Not thread-safe;
 * one per thread.
 */
final class HalfPaths {
  private static final int FIRST_CAPACITY = 256;

  private int[] heads; // by term, 1 more than the latest way that ends there
  private int size;
  private int[] terms = new int[FIRST_CAPACITY];
  private int[] parents = new int[FIRST_CAPACITY];
  private int[] tracks = new int[FIRST_CAPACITY];
  private int[] lengths = new int[FIRST_CAPACITY];
  private int[] earlier = new int[FIRST_CAPACITY]; // the one before that ends at the same term
  private double[] costs = new double[FIRST_CAPACITY];

  private int[] heap = new int[FIRST_CAPACITY];
  private double[] heapKeys = new double[FIRST_CAPACITY];
  private int heapSize;

  HalfPaths() {}

  /** Starts over; the heads are all zero. */
  void start(int term, int[] zeroHeads) {
    heads = zeroHeads;
    size = 0;
    heapSize = 0;
    add(term, -1, -1, 0);
  }

  /** Ends; the heads are all zero again. */
  void end() {
    for (int i = 0; i < size; i++) {
      heads[terms[i]] = 0;
    }
    heads = null;
  }

  int add(int term, int parent, int track, double cost) {
    if (size == terms.length) {
      int capacity = 2 * size;
      terms = Arrays.copyOf(terms, capacity);
      parents = Arrays.copyOf(parents, capacity);
      tracks = Arrays.copyOf(tracks, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
      earlier = Arrays.copyOf(earlier, capacity);
      costs = Arrays.copyOf(costs, capacity);
    }
    terms[size] = term;
    parents[size] = parent;
    tracks[size] = track;
    lengths[size] = parent < 0 ? 0 : lengths[parent] + 1;
    costs[size] = cost;
    earlier[size] = heads[term] - 1;
    heads[term] = size + 1;
    return size++;
  }

  int term(int way) {
    return terms[way];
  }

  int parent(int way) {
    return parents[way];
  }

  int track(int way) {
    return tracks[way];
  }

  int length(int way) {
    return lengths[way];
  }

  double cost(int way) {
    return costs[way];
  }

  /** The latest way that ends at a term, negative for none. */
  int latestAt(int term) {
    return heads[term] - 1;
  }

  /** The way before that ends at the same term, negative for none. */
  int earlierAt(int way) {
    return earlier[way];
  }

  /** Whether a way comes by a term, ends included. */
  boolean visits(int way, int term) {
    for (int w = way; w >= 0; w = parents[w]) {
      if (terms[w] == term) {
        return true;
      }
    }
    return false;
  }

  /** Puts down a way to be continued. */
  void enqueue(int way, double key) {
    if (heapSize == heap.length) {
      heap = Arrays.copyOf(heap, 2 * heapSize);
      heapKeys = Arrays.copyOf(heapKeys, 2 * heapSize);
    }
    int place = heapSize++;
    while (place > 0 && heapKeys[(place - 1) >>> 1] > key) {
      int parent = (place - 1) >>> 1;
      heap[place] = heap[parent];
      heapKeys[place] = heapKeys[parent];
      place = parent;
    }
    heap[place] = way;
    heapKeys[place] = key;
  }

  /** The least key of those to be continued, infinite if there are none. */
  double leastKey() {
    return heapSize == 0 ? Double.POSITIVE_INFINITY : heapKeys[0];
  }

  /** Takes the way with the least key. */
  int poll() {
    int way = heap[0];
    heapSize--;
    int last = heap[heapSize];
    double key = heapKeys[heapSize];
    int place = 0;
    int child = 1;
    while (child < heapSize) {
      child += child + 1 < heapSize && heapKeys[child + 1] < heapKeys[child] ? 1 : 0;
      if (heapKeys[child] >= key) {
        break;
      }
      heap[place] = heap[child];
      heapKeys[place] = heapKeys[child];
      place = child;
      child = 2 * place + 1;
    }
    heap[place] = last;
    heapKeys[place] = key;
    return way;
  }
}
