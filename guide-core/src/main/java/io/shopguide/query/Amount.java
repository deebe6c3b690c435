package io.shopguide.query;

/**
 * A number with what it counts.
 *
 * @param first index of its first token
 * @param end index after its last token
 * @param numeral the number
 * @param money the money it counts, or null
 * @param unit the unit it counts, or null
 * @param open whether it is at least so much, as "8+ hours" says
 */
record Amount(int first, int end, Numeral numeral, Money money, Unit unit, boolean open) {
  boolean isBare() {
    return money == null && unit == null;
  }

  Amount with(Money otherMoney, Unit otherUnit) {
    return new Amount(first, end, numeral, otherMoney, otherUnit, open);
  }

  Amount with(Numeral other) {
    return new Amount(first, end, other, money, unit, open);
  }

  /** This amount and some more of its unit, up to a later token. */
  Amount plus(double more, int newEnd) {
    return new Amount(first, newEnd, numeral.plus(more, newEnd), money, unit, open);
  }

  /** How many canonical units, or units of the currency, one of its unit is. */
  double factor() {
    if (unit != null) {
      return unit.factor();
    }
    return money == null ? 1 : money.factor();
  }

  /** The least value, in the unit's canonical one or in units of the currency. */
  double low() {
    return convert(numeral.low());
  }

  /** The greatest value. */
  double high() {
    return convert(numeral.high());
  }

  private double convert(double value) {
    return unit == null ? value * factor() : unit.canonical(value);
  }
}
