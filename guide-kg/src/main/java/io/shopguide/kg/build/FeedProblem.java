package io.shopguide.kg.build;

/**
 * Why one line of a feed could not be used. Immutable and thread-safe.
 *
 * @param file the feed's name
 * @param line number of the line, from 1; 0 if the problem is with the whole feed
 * @param field the field's name, empty if the problem is not with one field
 * @param reason the sort of problem, for counting
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record FeedProblem(
    String file, long line, String field, Reason reason, String message, String remedy) {
  /** The sort of problem. */
  public enum Reason {
    /** The feed is not there, or cannot be read to its end. */
    UNREADABLE,
    /** The feed has no lines. */
    EMPTY_FEED,
    /** The line is longer than the limit. */
    TOO_LONG,
    /** The line is not UTF-8 or holds characters that no text has. */
    BAD_ENCODING,
    /** The line is not what the format asks for. */
    BAD_SYNTAX,
    /** The line has more or fewer columns than the header. */
    WRONG_COLUMNS,
    /** A mapped column is not in the header. */
    UNKNOWN_COLUMN,
    /** A field that every record needs is absent or empty. */
    MISSING_FIELD,
    /** A field has several values but can take only one. */
    SEVERAL_VALUES,
    /** An earlier record has the same id. */
    DUPLICATE_ID,
    /** The value is not a number. */
    BAD_NUMBER,
    /** The value is a number, but not a possible one. */
    OUT_OF_RANGE,
    /** The value is not a date or time. */
    BAD_DATE,
    /** The price is in another currency than the catalogue's. */
    OTHER_CURRENCY,
    /** The event is of a sort that the mapping does not know. */
    UNKNOWN_EVENT,
    /** The event is about a product that no product feed has. */
    UNKNOWN_PRODUCT
  }

  /**
   * Says it in one sentence.
   *
   * @return for example {@code products.jsonl:17, field 'price': 'abc' is not a number; give a
   *     plain number such as 12.99, or map the field as text}
   */
  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    String where = field.isEmpty() ? place : place + ", field '" + field + "'";
    return where + ": " + message + "; " + remedy;
  }
}
