package io.shopguide.query;

/**
 * How numbers are read.
 *
 * @param text the text, to tell capital letters and wide commas; empty if that does not matter
 * @param alone whether numbers are looked for that count nothing, so that a sign or letter behind
 *     one is a part of it rather than a unit
 * @param collectives whether "a pair" and 五双 are numbers
 */
record NumeralStyle(String text, boolean alone, boolean collectives) {
  /** Numbers that count something. */
  static final NumeralStyle COUNTING = new NumeralStyle("", false, false);
}
