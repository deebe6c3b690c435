package io.shopguide.query;

/**
 * A number as read from a text.
 *
 * @param end index after its last token
 * @param low its value, or the least if it is vague
 * @param high its value, or the greatest if it is vague
 * @param scale the power that its last word or sign stands for, as 1000 in "2k" and 三千
 * @param kind how it is written
 */
record Numeral(int end, double low, double high, double scale, Kind kind) {
  /** How a number is written. */
  enum Kind {
    DIGITS,
    /** Digits with a glued k: a price where one is expected, otherwise often a name ("4k"). */
    KILO,
    WORDS,
    HAN,
    /** The single character 一, mostly an article. */
    ONE,
    /** "a" or "an" before a unit. */
    ARTICLE
  }

  /** Greater numbers are none a shopper writes. */
  static final double MAX = 1e13;

  /** The power of ten that a round number ends with: 10 for 50, 100 for 300, 1 for 57. */
  static double lastPower(double value) {
    double power = 1;
    while (power < MAX && value > 0 && value % (power * 10) == 0) {
      power *= 10;
    }
    return power;
  }

  boolean isVague() {
    return low != high;
  }

  Numeral times(double factor) {
    return factor < 0
        ? new Numeral(end, high * factor, low * factor, scale, kind)
        : new Numeral(end, low * factor, high * factor, scale, kind);
  }

  Numeral plus(double more, int newEnd) {
    return new Numeral(newEnd, low + more, high + more, scale, kind);
  }

  Numeral endingAt(int newEnd) {
    return new Numeral(newEnd, low, high, scale, kind);
  }
}
