package io.shopguide.query;

import java.util.Optional;

/** Makes quantities of what the rules read. Not thread-safe; one per text. */
final class QuantityMaker {
  private final Draft draft;
  private final boolean halfOpen;

  QuantityMaker(Draft draft, boolean halfOpen) {
    this.draft = draft;
    this.halfOpen = halfOpen;
  }

  Quantity number(int first, Numeral numeral) {
    return amount(new Amount(first, numeral.end(), numeral, null, null, false));
  }

  Quantity amount(Amount amount) {
    boolean vague = amount.numeral().isVague();
    QuantityKind kind = kind(amount, null, false);
    Ends ends = new Ends(amount.numeral().low(), amount.numeral().high(), true, true, vague);
    return quantity(draft.span(amount.first(), amount.end()), kind, amount, null, ends);
  }

  /** A constraint; if {@code bare}, without what only announces its number. */
  Quantity constraint(Constraint constraint, boolean bare) {
    Amount low = constraint.low();
    Amount high = constraint.high();
    Side side = constraint.side();
    boolean vague = low.numeral().isVague();
    double least = low.numeral().low();
    double greatest = low.numeral().high();
    if (high != null) {
      greatest = (high.high() - offset(low)) / low.factor();
    } else if (side == Side.MIN || side == Side.FROM) {
      greatest = Double.POSITIVE_INFINITY;
    } else if (side == Side.MAX || side == Side.BUDGET) {
      least = Double.NEGATIVE_INFINITY;
    }
    boolean exact = !constraint.isBounded();
    Ends ends =
        new Ends(
            Math.min(least, greatest),
            Math.max(least, greatest),
            exact || constraint.lowClosing().includes(halfOpen),
            exact || constraint.highClosing().includes(halfOpen),
            side == Side.ABOUT || (vague && !constraint.isBounded()));
    return quantity(
        draft.span(bare ? constraint.boundFirst() : constraint.first(), constraint.end()),
        kind(low, constraint.bound().counted(), constraint.isBounded()),
        low,
        constraint.bound().counted(),
        ends);
  }

  Quantity bare(int first, int end, Money money, Unit unit) {
    Numeral none = new Numeral(end, Double.NaN, Double.NaN, 1, Numeral.Kind.ARTICLE);
    Amount amount = new Amount(first, end, none, money, unit, false);
    Ends ends = new Ends(Double.NaN, Double.NaN, false, false, false);
    return quantity(draft.span(first, end), kind(amount, null, false), amount, null, ends);
  }

  /** The ends of a range in the unit that was named. */
  private record Ends(
      double low, double high, boolean lowIncluded, boolean highIncluded, boolean approximate) {}

  private static Quantity quantity(
      Span span, QuantityKind kind, Amount amount, Dimension counted, Ends ends) {
    Unit unit = amount.unit();
    Money money = amount.money();
    String name = unit != null ? unit.name() : money != null ? money.name() : "";
    double offset = offset(amount);
    return new Quantity(
        span,
        kind,
        ends.low(),
        ends.high(),
        ends.lowIncluded(),
        ends.highIncluded(),
        ends.approximate(),
        name,
        Optional.ofNullable(unit == null ? counted : unit.dimension()),
        money == null ? "" : money.currency(),
        ends.low() * amount.factor() + offset,
        ends.high() * amount.factor() + offset);
  }

  private static double offset(Amount amount) {
    return amount.unit() == null ? 0 : amount.unit().offset();
  }

  private static QuantityKind kind(Amount amount, Dimension counted, boolean bounded) {
    if (amount.money() != null) {
      return QuantityKind.CURRENCY;
    }
    Dimension dimension = amount.unit() == null ? counted : amount.unit().dimension();
    if (dimension == null) {
      return bounded ? QuantityKind.RANGE : QuantityKind.NUMBER;
    }
    return switch (dimension) {
      case PERCENT -> QuantityKind.PERCENT;
      case AGE -> QuantityKind.AGE;
      default -> QuantityKind.DIMENSION;
    };
  }
}
