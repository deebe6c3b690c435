package io.shopguide.kg;

import com.carrotsearch.hppc.DoubleArrayList;
import com.carrotsearch.hppc.IntArrayList;

/** One column of numbers while it grows, in ids of arrival. */
final class NumberBuffer {
  private final IntArrayList owners = new IntArrayList();
  private final DoubleArrayList values = new DoubleArrayList();
  private String unit = "";
  private boolean unitSeen;
  private boolean numbersSeen;

  /** Returns whether this contradicts the unit so far. */
  boolean setUnit(String newUnit) {
    boolean conflict = unitSeen && !unit.equals(newUnit);
    unit = newUnit;
    unitSeen = true;
    return conflict;
  }

  void add(int owner, double value, boolean flag) {
    owners.add(owner);
    values.add(value);
    numbersSeen |= !flag;
  }

  int size() {
    return owners.size();
  }

  String unit() {
    return unit;
  }

  boolean isBoolean() {
    return !numbersSeen;
  }

  int[] winners() {
    return Winners.choose(owners, true);
  }

  int owner(int index) {
    return owners.get(index);
  }

  double value(int index) {
    return values.get(index);
  }
}
