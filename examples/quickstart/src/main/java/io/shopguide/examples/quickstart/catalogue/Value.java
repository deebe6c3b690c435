package io.shopguide.examples.quickstart.catalogue;

import java.util.regex.Pattern;

/**
 * A field's value: a number, a boolean or a text.
 *
 * @param text the value as written
 * @param quoted whether JSON needs quotes around it, as texts do
 */
record Value(String text, boolean quoted) {
  private static final Pattern BARE = Pattern.compile("true|false|-?\\d+(\\.\\d+)?");

  /** The value a vocabulary cell stands for: a number or boolean if it looks like one. */
  static Value of(String cell) {
    return new Value(cell, !BARE.matcher(cell).matches());
  }

  /** A text, whatever it looks like. */
  static Value text(String text) {
    return new Value(text, true);
  }

  /** A whole number. */
  static Value of(long number) {
    return new Value(Long.toString(number), false);
  }

  /** A boolean. */
  static Value of(boolean truth) {
    return new Value(Boolean.toString(truth), false);
  }

  /** The value as a number; texts and booleans have none. */
  double number() {
    return Double.parseDouble(text);
  }
}
