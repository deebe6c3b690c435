package io.shopguide.examples.quickstart.catalogue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an attribute gets its value, from the plainest model of a kind to the finest. */
sealed interface Rule {

  /**
   * Draws the value for one model.
   *
   * @param level the model's level, 1 to 5
   * @param fineness the same as a point between zero and one, with a little noise
   * @param dice the model's dice
   */
  Value draw(int level, double fineness, Dice dice);

  /** Whether products of the kind do without the attribute. */
  default boolean absent() {
    return false;
  }

  /** Parses the notations that {@code attributes.tsv} explains. */
  static Rule parse(String text) {
    if (text.isEmpty()) {
      return new None();
    }
    Matcher range = Range.NOTATION.matcher(text);
    if (range.matches()) {
      String step = range.group(3) == null ? "1" : range.group(3);
      return new Range(
          Double.parseDouble(range.group(1)),
          Double.parseDouble(range.group(2)),
          new BigDecimal(step));
    }
    if (text.startsWith(">=")) {
      return new From(Integer.parseInt(text.substring(2)));
    }
    if (text.startsWith("~")) {
      return new Chance(Double.parseDouble(text.substring(1)));
    }
    if (text.contains(" | ")) {
      return new Choice(values(text, " \\| "));
    }
    return new Ladder(values(text, " < "));
  }

  private static List<Value> values(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).map(Value::of).toList();
  }

  /** The attribute does not apply. */
  record None() implements Rule {
    @Override
    public Value draw(int level, double fineness, Dice dice) {
      throw new IllegalStateException("the attribute does not apply");
    }

    @Override
    public boolean absent() {
      return true;
    }
  }

  /** A number that moves from {@code plain} to {@code fine}, rounded to {@code step}. */
  record Range(double plain, double fine, BigDecimal step) implements Rule {
    private static final Pattern NOTATION =
        Pattern.compile("([\\d.]+?)\\.\\.([\\d.]+)(?:/([\\d.]+))?");

    @Override
    public Value draw(int level, double fineness, Dice dice) {
      double at = Math.clamp(fineness + dice.spread(0.06), 0.0, 1.0);
      long steps = Math.round((plain + (fine - plain) * at) / step.doubleValue());
      BigDecimal number = step.multiply(BigDecimal.valueOf(steps)).stripTrailingZeros();
      return new Value(number.toPlainString(), false);
    }
  }

  /** Values from plain to fine; a single value is a constant. */
  record Ladder(List<Value> rungs) implements Rule {
    @Override
    public Value draw(int level, double fineness, Dice dice) {
      int rung = (int) (fineness * rungs.size());
      return rungs.get(Math.clamp(rung, 0, rungs.size() - 1));
    }
  }

  /** Values of equal standing. */
  record Choice(List<Value> options) implements Rule {
    @Override
    public Value draw(int level, double fineness, Dice dice) {
      return dice.pick(options);
    }
  }

  /** True from a level up. */
  record From(int floor) implements Rule {
    @Override
    public Value draw(int level, double fineness, Dice dice) {
      return Value.of(level >= floor);
    }
  }

  /** True for a share of the models. */
  record Chance(double share) implements Rule {
    @Override
    public Value draw(int level, double fineness, Dice dice) {
      return Value.of(dice.chance(share));
    }
  }
}
