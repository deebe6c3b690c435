package io.shopguide.rec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some products, each with other products and a part for each of them. Immutable and thread-safe.
 */
final class ShareTable {
  private final int[] keys; // ascending
  private final int[] starts; // by place of the key
  private final int[] products;
  private final float[] parts;

  /** Keeps products, their others and parts, in ascending order of both. */
  ShareTable(SortedMap<Integer, SortedMap<Integer, Float>> table) {
    keys = table.keySet().stream().mapToInt(Integer::intValue).toArray();
    starts = new int[keys.length + 1];
    List<Integer> others = new ArrayList<>();
    List<Float> values = new ArrayList<>();
    for (int place = 0; place < keys.length; place++) {
      SortedMap<Integer, Float> row = table.get(keys[place]);
      others.addAll(row.keySet());
      values.addAll(row.values());
      starts[place + 1] = others.size();
    }
    products = others.stream().mapToInt(Integer::intValue).toArray();
    parts = new float[values.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values.get(i);
    }
  }

  /** The same pairs seen from the other side. */
  ShareTable inverted() {
    TreeMap<Integer, SortedMap<Integer, Float>> table = new TreeMap<>();
    for (int place = 0; place < keys.length; place++) {
      for (int i = starts[place]; i < starts[place + 1]; i++) {
        table.computeIfAbsent(products[i], p -> new TreeMap<>()).put(keys[place], parts[i]);
      }
    }
    return new ShareTable(table);
  }

  /** The number of keys. */
  int size() {
    return keys.length;
  }

  int key(int place) {
    return keys[place];
  }

  /** The place of a key, negative if it is none. */
  int find(int key) {
    return Arrays.binarySearch(keys, key);
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return starts[place + 1];
  }

  int product(int index) {
    return products[index];
  }

  float part(int index) {
    return parts[index];
  }
}
