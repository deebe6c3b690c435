package io.shopguide.query;

/** How much of a phrase a {@link QuantityReader} reports; each level is a rule of one grammar. */
public enum QuantityLevel {
  /** Numbers, whatever they count: "20" of "under 20 kg". */
  NUMERAL,
  /** Numbers with their units, without bounds: "20 kg" of "under 20 kg". */
  AMOUNT,
  /** Bounded numbers without their units: "under 20" of "under 20 kg". */
  RANGE,
  /** Whole phrases: "under 20 kg". */
  QUANTITY
}
