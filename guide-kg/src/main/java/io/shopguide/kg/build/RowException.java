package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;

/** Ends the mapping of one row; the reader knows file and line. */
final class RowException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  private final String field;
  private final Reason reason;
  private final String remedy;

  RowException(Reason reason, String field, String message, String remedy) {
    super(message, null, false, false);
    this.field = field;
    this.reason = reason;
    this.remedy = remedy;
  }

  static RowException severalValues(String field) {
    return new RowException(
        Reason.SEVERAL_VALUES, field, "has several values", "give one value per record");
  }

  static RowException missing(String field) {
    return new RowException(
        Reason.MISSING_FIELD,
        field,
        "is missing or empty",
        "every record needs it; fill it, or map another field");
  }

  static RowException notNumber(String field, String value) {
    return new RowException(
        Reason.BAD_NUMBER,
        field,
        quote(value) + " is not a number",
        "give a plain number such as 12.99, or map the field as text");
  }

  /** Shows a value in one line, and never a long one whole. */
  static String quote(String value) {
    int shown = Math.min(SHOWN, value.codePointCount(0, value.length()));
    int end = value.offsetByCodePoints(0, shown);
    String start = value.substring(0, end).replaceAll("\\p{Cntrl}", " ");
    return end == value.length() ? "'" + start + "'" : "'" + start + "...'";
  }

  FeedProblem at(String file, long line) {
    return new FeedProblem(file, line, field, reason, getMessage(), remedy);
  }
}
