package io.shopguide.benchmarks.quantities;

/**
 * One quantity in the form of the cases. Immutable and thread-safe.
 *
 * @param start index of its first UTF-16 unit
 * @param end index of its last UTF-16 unit
 * @param text the text there
 * @param value its value as the cases write it; null for a unit without number
 * @param unit its unit as the cases name it; empty for numbers
 */
record Reading(int start, int end, String text, String value, String unit) {
  private static final double TOLERANCE = 1e-9;

  /** Whether another reading says the same of the same place. */
  boolean matches(Reading other) {
    return start == other.start
        && end == other.end
        && unit.equalsIgnoreCase(other.unit)
        && isSame(value, other.value);
  }

  /** Compares values by their numbers and what stands between these. */
  private static boolean isSame(String one, String other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    int comma = one.indexOf(',');
    int otherComma = other.indexOf(',');
    if (comma < 0 || otherComma < 0) {
      return comma == otherComma && isSameNumber(one, other);
    }
    return isSameNumber(one.substring(0, comma), other.substring(0, otherComma))
        && isSameNumber(one.substring(comma + 1), other.substring(otherComma + 1));
  }

  private static boolean isSameNumber(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    String number = number(one);
    String otherNumber = number(other);
    if (number.isEmpty() || otherNumber.isEmpty()) {
      return false;
    }
    boolean dressed = one.replace(number, "").equals(other.replace(otherNumber, ""));
    double value = Double.parseDouble(number);
    double otherValue = Double.parseDouble(otherNumber);
    double scale = Math.max(Math.abs(value), Math.abs(otherValue));
    return dressed && Math.abs(value - otherValue) <= TOLERANCE * scale;
  }

  /** The number inside brackets and before a percent sign; empty if there is none. */
  private static String number(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && "([".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "])%".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String number = text.substring(start, end);
    return number.matches("[-+]?[0-9.]+(E[-+]?[0-9]+)?") ? number : "";
  }
}
