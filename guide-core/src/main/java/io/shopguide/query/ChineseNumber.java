package io.shopguide.query;

/** Adds up the characters of one Chinese number. Not thread-safe; one per number. */
final class ChineseNumber {
  private static final double WAN = 10_000;
  private static final int NONE = -1;

  private double total; // sections of 万 and 亿 that are complete
  private double section; // below 10,000
  private double spread; // what a pair of digits adds to the upper end
  private double unit = 1; // the last one
  private boolean zero; // read since the last unit
  private int low = NONE; // digit without unit so far
  private int high = NONE; // second digit of a pair, else the same

  /** Adds a digit unless the number ends before it. */
  boolean addDigit(int digit) {
    if (digit == 0) {
      zero = true;
      return low == NONE;
    }
    if (low == NONE) {
      low = digit;
      high = digit;
      return true;
    }
    boolean pair = low == high && digit > low;
    high = pair ? digit : high;
    return pair;
  }

  /** Adds a unit, that is a power of ten. */
  boolean addUnit(double power) {
    if (power < WAN) {
      section += (low == NONE ? 1 : low) * power;
      spread = (high - low) * power;
    } else {
      section += Math.max(low, 0);
      spread = (low == NONE ? spread : high - low) * power;
      total = power == WAN ? total + section * WAN : (total + section) * power;
      section = 0;
    }
    unit = power;
    zero = false;
    low = NONE;
    high = NONE;
    return true;
  }

  /** The last unit, 1 if there is none. */
  double unit() {
    return unit;
  }

  boolean isZero() {
    return low() == 0;
  }

  double low() {
    return total + section + Math.max(low, 0) * lastUnit();
  }

  double high() {
    return low() + (low == NONE ? spread : (high - low) * lastUnit());
  }

  private double lastUnit() {
    return unit >= 100 && !zero ? unit / 10 : 1;
  }
}
