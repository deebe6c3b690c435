package io.shopguide.monitoring.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent texts of a stream in bounded memory: Space-Saving (Metwally, Agrawal and El
 * Abbadi, "Efficient Computation of Frequent and Top-k Elements in Data Streams", ICDT 2005). Of n
 * texts, each that occurs more than n / capacity times is held, and a count is too great by at most
 * the error told with it.
 *
 * <p>Takes O(log capacity) a text and holds {@code capacity} texts.
 *
 * <p>Thread-safe.
 */
public final class SpaceSaving {
  /*
   * The counters lie in a binary heap whose root has the least count; each knows its place, so that
   * a text that is counted again only sinks. A text without a counter takes over that of the root:
   * its count, which becomes the error, and one more.
   */
  private final Counter[] heap;
  private final Map<String, Counter> counters;
  private int size;
  private long total;

  /**
   * Makes an empty sketch.
   *
   * @param capacity number of texts held, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public SpaceSaving(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A sketch holds at least one text: " + capacity);
    }
    heap = new Counter[capacity];
    counters = HashMap.newHashMap(capacity);
  }

  private static final class Counter {
    private String text;
    private long count;
    private long error;
    private int place;
  }

  /**
   * Counts a text once.
   *
   * @param text the text
   */
  public synchronized void add(String text) {
    total++;
    Counter counter = counters.get(text);
    if (counter == null) {
      counter = size < heap.length ? appended() : heap[0];
      counters.remove(counter.text);
      counter.text = text;
      counter.error = counter.count;
      counters.put(text, counter);
    }
    counter.count++;
    sink(counter);
  }

  /** A counter of 0, which no other is below. */
  private Counter appended() {
    Counter counter = new Counter();
    int place = size++;
    for (int parent = (place - 1) / 2; place > 0; parent = (place - 1) / 2) {
      put(heap[parent], place);
      place = parent;
    }
    put(counter, place);
    return counter;
  }

  private void sink(Counter counter) {
    int place = counter.place;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && heap[child + 1].count < heap[child].count) {
        child++;
      }
      if (heap[child].count >= counter.count) {
        break;
      }
      put(heap[child], place);
      place = child;
    }
    put(counter, place);
  }

  private void put(Counter counter, int place) {
    heap[place] = counter;
    counter.place = place;
  }

  /**
   * Number of texts counted, each as often as it came.
   *
   * @return at least 0
   */
  public synchronized long total() {
    return total;
  }

  /**
   * The texts that certainly came so often.
   *
   * @param least least number of occurrences, the error taken off
   * @param limit greatest number of texts
   * @return the most frequent first; equally frequent ones by their text
   */
  public synchronized List<FrequentText> top(long least, int limit) {
    List<FrequentText> top = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (heap[i].count - heap[i].error >= least) {
        top.add(new FrequentText(heap[i].text, heap[i].count, heap[i].error));
      }
    }
    top.sort(
        Comparator.comparingLong(FrequentText::count).reversed().thenComparing(FrequentText::text));
    return List.copyOf(top.subList(0, Math.min(limit, top.size())));
  }

  /** Forgets everything. */
  public synchronized void clear() {
    counters.clear();
    for (int i = 0; i < size; i++) {
      heap[i] = null;
    }
    size = 0;
    total = 0;
  }
}
