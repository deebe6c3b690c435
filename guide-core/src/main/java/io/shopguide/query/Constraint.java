package io.shopguide.query;

import java.util.function.Predicate;

/**
 * A bounded amount or range, before it is known to be a price or another quantity.
 *
 * @param bound what stands before
 * @param low the amount, or the lower end of a range
 * @param high the upper end of a range, or null
 * @param side the bounded side of a single amount, or null
 * @param lowClosing whether the lower end is within the range
 * @param highClosing whether the upper end is
 * @param end index after the last token
 */
record Constraint(
    Bound bound,
    Amount low,
    Amount high,
    Side side,
    Closing lowClosing,
    Closing highClosing,
    int end) {
  /** What "about" allows, either way. */
  private static final double ABOUT = 0.15;

  private static final double SURE = 0.95;
  private static final double UNSURE = 0.7; // without money or bound

  int first() {
    boolean idle = bound.side() == Side.BETWEEN && high == null && bound.counted() == null;
    return idle ? low.first() : bound.first();
  }

  /** Index of the first token that bounds the number, after what only announces it. */
  int boundFirst() {
    if (high != null && bound.side() == null) {
      return bound.sideAt();
    }
    boolean opens = bound.side() == Side.BETWEEN || bound.side() == Side.FROM;
    return isLimit(bound.side()) || (high != null && opens) ? bound.sideAt() : low.first();
  }

  private static boolean isLimit(Side side) {
    return side == Side.MIN || side == Side.MAX || side == Side.EXACT || side == Side.COMPARED;
  }

  /** Whether more is said than one amount: an end, or that only this value is meant. */
  boolean isBounded() {
    return high != null || side == Side.MIN || side == Side.MAX || side == Side.EXACT;
  }

  /** This constraint if it is one, else null: a bare number must be a price or be counted. */
  Constraint accepted(Predicate<Constraint> isPrice) {
    if (low.money() != null || bound.counted() != null) {
      return this;
    }
    if (low.unit() != null) {
      return isArticle() ? null : this;
    }
    return isPrice.test(this) ? this : null;
  }

  /** 一个, 一双: one, in the sense of an article; 一加仑 is a measure. */
  private boolean isArticle() {
    boolean measure =
        switch (low.unit().dimension()) {
          case LENGTH, AREA, VOLUME, MASS -> true;
          default -> false;
        };
    return !measure && low.numeral().kind() == Numeral.Kind.ONE && side == null && high == null;
  }

  Finding finding(Draft draft, AttributeRule attributes) {
    Span span = draft.span(first(), end);
    Dimension dimension = dimension();
    return dimension == null
        ? price(span)
        : quantity(span, dimension, attributes.attribute(first(), end, dimension));
  }

  /** What is bounded; null for a price and for a bare number. */
  Dimension dimension() {
    if (low.unit() != null) {
      return low.unit().dimension();
    }
    return low.money() == null ? bound.counted() : null;
  }

  private PriceFinding price(Span span) {
    String currency = low.money() == null ? "" : low.money().currency();
    Side bounded = low.numeral().isVague() || side != null ? side : Side.ABOUT;
    double least = bounded == Side.MAX || bounded == Side.BUDGET ? 0 : least(bounded);
    double greatest =
        bounded == Side.MIN || bounded == Side.FROM ? Double.POSITIVE_INFINITY : greatest(bounded);
    boolean approximate = high == null && (isAbout(bounded) || isVagueOnly(bounded));
    double confidence = currency.isEmpty() || side == null ? UNSURE : SURE;
    return new PriceFinding(
        span, confidence, least, greatest, lowIncluded(), highIncluded(), currency, approximate);
  }

  private QuantityFinding quantity(Span span, Dimension dimension, String attribute) {
    Side bounded = side == Side.CONTEXT || side == Side.BUDGET ? null : side;
    boolean open = high == null && (bounded == Side.MIN || bounded == Side.FROM);
    double least = bounded == Side.MAX ? Double.NEGATIVE_INFINITY : least(bounded);
    double greatest = open ? Double.POSITIVE_INFINITY : greatest(bounded);
    return new QuantityFinding(
        span,
        SURE,
        Polarity.WANTED,
        dimension,
        least,
        greatest,
        lowIncluded(),
        highIncluded(),
        attribute);
  }

  private boolean lowIncluded() {
    return lowClosing.includes(false);
  }

  private boolean highIncluded() {
    return highClosing.includes(false);
  }

  private double least(Side bounded) {
    if (high != null) {
      return Math.min(low.low(), high.low());
    }
    boolean widened = isAbout(bounded) && !low.numeral().isVague();
    return widened ? low.low() - ABOUT * Math.abs(low.low()) : low.low();
  }

  private double greatest(Side bounded) {
    if (high != null) {
      return Math.max(low.high(), high.high());
    }
    boolean widened = isAbout(bounded) && !low.numeral().isVague();
    return widened ? low.high() + ABOUT * Math.abs(low.high()) : low.high();
  }

  private static boolean isAbout(Side bounded) {
    return bounded == Side.ABOUT || bounded == Side.CONTEXT;
  }

  private boolean isVagueOnly(Side bounded) {
    return low.numeral().isVague() && bounded == null;
  }
}
