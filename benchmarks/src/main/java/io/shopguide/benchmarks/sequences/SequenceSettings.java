package io.shopguide.benchmarks.sequences;

import com.google.gson.JsonObject;
import io.shopguide.rec.train.ItemItemFormula;

/**
 * What is chosen on the validation items, in steps of 0.05.
 *
 * @param shopper exponent of the discount of long sequences
 * @param distance exponent of the discount of items that stand apart
 * @param row exponent of the discount of a popular item that passes on
 * @param column exponent of the discount of a popular item that receives
 * @param recency factor of an item's weight in the profile for each later item
 * @param content weight of the likeness by attributes; the weight of the sequences is 1
 */
record SequenceSettings(int shopper, int distance, int row, int column, int recency, int content) {
  private static final double STEP = 0.05;
  private static final int WHOLE = 20;

  /** Where the search begins. */
  static final SequenceSettings START = new SequenceSettings(0, 10, 8, 4, 14, 6);

  /** What one would try first: RP3beta, later items of a profile a little stronger, attributes. */
  static final SequenceSettings RP3_BETA = new SequenceSettings(10, 0, 10, 8, 16, 6);

  ItemItemFormula formula() {
    return new ItemItemFormula(shopper * STEP, distance * STEP, row * STEP, column * STEP, 0);
  }

  double recencyFactor() {
    return recency * STEP;
  }

  double contentWeight() {
    return content * STEP;
  }

  SequenceSettings withContent(int steps) {
    return new SequenceSettings(shopper, distance, row, column, recency, steps);
  }

  /** The values by name, in the order of the search. */
  enum Value {
    RECENCY,
    CONTENT,
    DISTANCE,
    COLUMN,
    ROW,
    SHOPPER;

    /** Settings with this value some steps higher. */
    SequenceSettings stepped(SequenceSettings s, int steps) {
      return new SequenceSettings(
          s.shopper + (this == SHOPPER ? steps : 0),
          s.distance + (this == DISTANCE ? steps : 0),
          s.row + (this == ROW ? steps : 0),
          s.column + (this == COLUMN ? steps : 0),
          s.recency + (this == RECENCY ? steps : 0),
          s.content + (this == CONTENT ? steps : 0));
    }
  }

  boolean isValid() {
    return shopper >= 0
        && distance >= 0
        && row >= 0
        && column >= 0
        && content >= 0
        && recency > 0
        && recency <= WHOLE;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("shopperExponent", rounded(shopper));
    json.addProperty("distanceExponent", rounded(distance));
    json.addProperty("rowExponent", rounded(row));
    json.addProperty("columnExponent", rounded(column));
    json.addProperty("recency", rounded(recency));
    json.addProperty("content", rounded(content));
    return json;
  }

  private static double rounded(int steps) {
    return Math.round(steps * STEP * 100) / 100.0;
  }
}
