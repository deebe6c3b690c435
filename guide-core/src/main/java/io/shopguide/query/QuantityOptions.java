package io.shopguide.query;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a {@link QuantityReader} reports. Immutable and thread-safe.
 *
 * @param level how much of a phrase is reported
 * @param kinds what is looked for. A form of several meanings ("pounds", "m") is read as what is
 *     looked for; if money and dimensions both are, as its context says
 * @param halfOpen whether an end of a range is left out where words leave it open: the upper one of
 *     "10 to 20" and that of 以上
 * @param collectives whether "a pair", 五双 and "few" are numbers
 * @param bareUnits whether units and money without a number are reported, with values that are not
 *     a number
 */
public record QuantityOptions(
    QuantityLevel level,
    Set<QuantityKind> kinds,
    boolean halfOpen,
    boolean collectives,
    boolean bareUnits) {
  /** Whole phrases of all kinds, ends included: what a shopper means. */
  public static final QuantityOptions DEFAULT =
      new QuantityOptions(
          QuantityLevel.QUANTITY, EnumSet.allOf(QuantityKind.class), false, false, false);

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if no kind is looked for
   */
  public QuantityOptions {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds is empty: name at least one kind to look for");
    }
    kinds = Set.copyOf(kinds);
  }

  /**
   * These options at another level.
   *
   * @param other the level
   * @return changed options
   */
  public QuantityOptions at(QuantityLevel other) {
    return new QuantityOptions(other, kinds, halfOpen, collectives, bareUnits);
  }

  /**
   * These options for some kinds only.
   *
   * @param first a kind to look for
   * @param others further ones
   * @return changed options
   */
  public QuantityOptions only(QuantityKind first, QuantityKind... others) {
    return new QuantityOptions(level, EnumSet.of(first, others), halfOpen, collectives, bareUnits);
  }

  /**
   * These options with ends left out where words leave them open.
   *
   * @return changed options
   */
  public QuantityOptions withHalfOpenRanges() {
    return new QuantityOptions(level, kinds, true, collectives, bareUnits);
  }

  /**
   * These options with numbers such as "a pair".
   *
   * @return changed options
   */
  public QuantityOptions withCollectives() {
    return new QuantityOptions(level, kinds, halfOpen, true, bareUnits);
  }

  /**
   * These options with units and money that stand without a number.
   *
   * @return changed options
   */
  public QuantityOptions withBareUnits() {
    return new QuantityOptions(level, kinds, halfOpen, collectives, true);
  }

  Wanted wanted() {
    if (level == QuantityLevel.NUMERAL) {
      return new Wanted(false, EnumSet.noneOf(Dimension.class), true, bareUnits);
    }
    EnumSet<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    boolean amounts = level != QuantityLevel.RANGE;
    if (amounts && kinds.contains(QuantityKind.DIMENSION)) {
      dimensions.addAll(EnumSet.allOf(Dimension.class));
    }
    set(dimensions, Dimension.PERCENT, kinds.contains(QuantityKind.PERCENT));
    set(dimensions, Dimension.AGE, amounts && kinds.contains(QuantityKind.AGE));
    boolean money = amounts && kinds.contains(QuantityKind.CURRENCY);
    return new Wanted(
        money, dimensions, !(money && kinds.contains(QuantityKind.DIMENSION)), bareUnits);
  }

  private static void set(Set<Dimension> dimensions, Dimension dimension, boolean wanted) {
    if (wanted) {
      dimensions.add(dimension);
    } else {
      dimensions.remove(dimension);
    }
  }
}
