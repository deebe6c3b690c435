package io.shopguide.query;

/**
 * Adds up the characters of one Chinese number, its least and its greatest value side by side. Not
 * thread-safe; one per number.
 *
 * <p>A number is a sum of sections below 10,000, each times a power of 10,000; a section is a sum
 * of digits times 10, 100 or 1000. A last digit without unit counts the unit below the last one
 * (一万二 is 12,000) unless 零 precedes it.
 */
final class ChineseNumber {
  private static final double WAN = 10_000;

  private double low; // sections that are complete
  private double high;
  private double sectionLow;
  private double sectionHigh;
  private double digitLow; // without unit so far
  private double digitHigh;
  private boolean digit; // whether there is such a digit
  private boolean figures; // whether it was written in figures and may have decimals
  private boolean zero; // read since the last unit
  private boolean any;
  private double unit = 1; // the last one
  private double sectionPower = 1; // of the last section
  private double sectionUnit = 1; // the last one below 10,000 since the last section

  /** Adds a digit unless the number ends before it. */
  boolean addDigit(int value) {
    if (value == 0) {
      if (digit) {
        return false;
      }
      zero = true;
      any = true;
      return true;
    }
    if (digit) {
      boolean pair = !figures && digitLow == digitHigh && value > digitLow;
      digitHigh = pair ? value : digitHigh;
      return pair;
    }
    return addSpread(value, value);
  }

  /** Adds 几 or 数, which stand for any digit; behind a ten for all up to the next one. */
  boolean addVague() {
    return !digit && addSpread(any ? 0 : 2, any ? 10 : 9);
  }

  /** Adds a coefficient in figures, as in 25万6千. */
  boolean addFigures(double value) {
    if (digit) {
      return false;
    }
    addSpread(value, value);
    figures = true;
    return true;
  }

  private boolean addSpread(double least, double greatest) {
    digitLow = least;
    digitHigh = greatest;
    digit = true;
    any = true;
    return true;
  }

  /** Adds a unit, that is a power of ten; false if the number ends before it. */
  boolean addUnit(double power) {
    if (power < WAN) {
      if (sectionUnit > 1 && power >= sectionUnit) {
        return false;
      }
      sectionLow += (digit ? digitLow : 1) * power;
      sectionHigh += (digit ? digitHigh : 1) * power;
      sectionUnit = power;
    } else {
      closeSection(power);
    }
    unit = power;
    zero = false;
    digit = false;
    figures = false;
    any = true;
    return true;
  }

  /**
   * Closes a section with its power. A lower power than the last adds to what is there (一亿二千万), a
   * greater one counts all of it (一万一千亿, 万亿).
   */
  private void closeSection(double power) {
    double least = sectionLow + trailing(digitLow, sectionUnit);
    double greatest = sectionHigh + trailing(digitHigh, sectionUnit);
    if (!any) {
      low = power;
      high = power;
    } else if (greatest > 0 && low > 0 && sectionPower > power) {
      low += least * power;
      high += greatest * power;
    } else {
      low = (low + least) * power;
      high = (high + greatest) * power;
    }
    sectionPower = power;
    sectionLow = 0;
    sectionHigh = 0;
    sectionUnit = 1;
  }

  /** Widens the section by a share of it, either way: 来. */
  void addAbout(double share) {
    double least = sectionLow + trailing(digitLow, sectionUnit);
    double greatest = sectionHigh + trailing(digitHigh, sectionUnit);
    sectionLow = least * (1 - share);
    sectionHigh = greatest * (1 + share);
    sectionUnit = 1;
    digit = false;
  }

  /** Widens the number by one of its last unit: 多, 余. */
  void addMore() {
    if (digit) {
      digitHigh += Numeral.lastPower(digitHigh);
    } else if (sectionUnit > 1 || low == 0) {
      sectionHigh += unit;
    } else {
      high += unit;
    }
  }

  /** What a last digit is worth: a tenth of the unit before it, or its face value. */
  private double trailing(double value, double lastUnit) {
    boolean colloquial = lastUnit >= 100 && !zero && !figures && digitLow > 0;
    return digit ? value * (colloquial ? lastUnit / 10 : 1) : 0;
  }

  /** The last unit, 1 if there is none. */
  double unit() {
    return unit;
  }

  boolean isEmpty() {
    return !any;
  }

  boolean hasZero() {
    return zero;
  }

  double low() {
    return low + sectionLow + trailing(digitLow, unit);
  }

  double high() {
    return high + sectionHigh + trailing(digitHigh, unit);
  }
}
