package io.shopguide.query;

/**
 * Adds up the words of one English cardinal number. Not thread-safe; one per number.
 *
 * <p>{@code room} says which words may still follow: each must be less.
 */
final class WordNumber {
  private static final double OPEN = 100; // any word below a hundred may follow

  private double total; // complete multiples of scales
  private double section; // below the last scale
  private double scale = Double.POSITIVE_INFINITY; // the last one
  private double last; // the last scale or hundred, 1 if a smaller word followed
  private double powerBeforeAnd;
  private double beforeAnd; // what an "and" was added to
  private double room = OPEN;
  private boolean empty = true;
  private boolean figures; // at the start
  private double beforeLast; // without the last word
  private boolean hundred; // in the section

  /** Adds a number in digits; after the first, it must fit in below the last scale. */
  boolean addDigits(double value) {
    figures |= empty;
    boolean below = section == 0 && value < scale && value < 1000;
    boolean afterHundred = hundred && room == OPEN && value < OPEN;
    if (!empty && !below && !afterHundred) {
      return false;
    }
    section += value;
    room = 0;
    return added(1);
  }

  /** Adds a word unless the number ends before it. */
  boolean add(NumberWord word) {
    double value = word.value();
    return switch (word.role()) {
      case UNIT -> addSmall(value, value, value == 0 ? 0 : 1);
      case TEEN -> addSmall(value, value, 0);
      case TENS -> addSmall(value, OPEN - 1, 10);
      case HUNDRED -> addHundred();
      case SCALE -> addScale(value);
      case DOZEN -> addDozen(value);
      default -> false;
    };
  }

  /** Notes what the last "and" was added to, so that what followed can be told apart. */
  void rememberAnd(double before, double power) {
    beforeAnd = before;
    powerBeforeAnd = power;
  }

  private boolean addSmall(double value, double needed, double after) {
    if (value == 0 ? !empty : needed >= room) {
      return false;
    }
    beforeLast = value();
    section += value;
    room = after;
    return added(1);
  }

  private boolean addHundred() {
    boolean counted = section > 0 && section < OPEN && !hundred;
    if (!counted && !empty) {
      return false;
    }
    section = (empty ? 1 : section) * 100;
    hundred = true;
    room = OPEN;
    return added(100);
  }

  private boolean addScale(double value) {
    if (section > 0 || empty) {
      if (value < scale) {
        total += (empty ? 1 : section) * value;
      } else {
        total = (total + section) * value;
      }
    } else if (last >= 1000) {
      total *= value;
    } else {
      return false;
    }
    section = 0;
    scale = value;
    hundred = false;
    room = OPEN;
    return added(value);
  }

  private boolean addDozen(double value) {
    if (room == 0 && section == 0 && !empty) {
      return false;
    }
    total = empty ? value : (total + section) * value;
    section = 0;
    room = 0;
    return added(value);
  }

  private boolean added(double power) {
    last = power;
    empty = false;
    return true;
  }

  /** Whether it starts with digits. */
  boolean isFigures() {
    return figures;
  }

  /** The value without the last word below a hundred. */
  double beforeLast() {
    return beforeLast;
  }

  boolean isEmpty() {
    return empty;
  }

  /** Whether "and" and a number below a hundred may follow. */
  boolean takesAnd() {
    return !empty && last >= 100 && room == OPEN;
  }

  double value() {
    return total + section;
  }

  double beforeAnd() {
    return beforeAnd;
  }

  /** The last hundred or scale before the last "and" if nothing stood between, else 1. */
  double powerBeforeAnd() {
    return powerBeforeAnd;
  }

  /** The last hundred or scale if nothing followed it, else 1. */
  double lastPower() {
    return last;
  }

  /** The least step of an ordinal word that could still be added, as 10 after "twenty". */
  double room() {
    return room;
  }

  /** The last scale, 1 without any. */
  double scale() {
    return scale == Double.POSITIVE_INFINITY ? (hundred ? 100 : 1) : scale;
  }
}
