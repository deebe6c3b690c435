package io.shopguide.kg;

import com.carrotsearch.hppc.DoubleArrayList;
import com.carrotsearch.hppc.IntArrayList;
import java.util.Arrays;

/** One column of numbers while it grows, in ids of arrival. */
final class NumberBuffer {
  private final IntArrayList owners = new IntArrayList();
  private final DoubleArrayList values = new DoubleArrayList();
  private String unit;
  private boolean numbersSeen;

  /** Returns whether this contradicts the unit so far. */
  boolean setUnit(String newUnit) {
    boolean conflict = unit != null && !unit.equals(newUnit);
    unit = newUnit;
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

  NumberColumn build(EntityClass range, String attribute, int[] localIds) {
    Winners winners = Winners.choose(owners, localIds, true);
    // A dense value takes 8 bytes, a sparse one 12 with its id.
    boolean dense = 3L * winners.count() >= 2L * range.count();
    double[] kept = new double[dense ? range.count() : winners.count()];
    if (dense) {
      Arrays.fill(kept, Double.NaN);
    }
    for (int i = 0; i < winners.count(); i++) {
      kept[dense ? winners.local(i) : i] = values.get(winners.index(i));
    }
    Rows rows = dense ? Rows.dense(range.count()) : winners.sparseRows(range.count());
    return new NumberColumn(range, attribute, unit == null ? "" : unit, !numbersSeen, rows, kept);
  }
}
