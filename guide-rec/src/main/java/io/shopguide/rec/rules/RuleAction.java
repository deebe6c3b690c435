package io.shopguide.rec.rules;

/**
 * What a rule does with its products. Immutable and thread-safe.
 *
 * <p>A similarity lies between 0 and 1, so a strength of 0.1 moves a product past those that match
 * a little better, and 1 past all others.
 */
public sealed interface RuleAction {

  /**
   * The word for the action in a rules file.
   *
   * @return for example {@code boost}
   */
  String word();

  /**
   * Puts the products at a rank, in the order of their ids.
   *
   * @param position the rank of the first of them, 1 to 100
   */
  record Pin(int position) implements RuleAction {
    private static final int LAST = 100;

    /** Checks the rank. */
    public Pin {
      if (position < 1 || position > LAST) {
        throw new IllegalArgumentException(
            "position " + position + " is not a rank from 1 to " + LAST);
      }
    }

    @Override
    public String word() {
      return "pin";
    }
  }

  /**
   * Adds to the score.
   *
   * @param strength what it adds, above 0 and at most 1
   */
  record Boost(double strength) implements RuleAction {
    /** Checks the strength. */
    public Boost {
      checkStrength(strength);
    }

    @Override
    public String word() {
      return "boost";
    }
  }

  /**
   * Takes from the score.
   *
   * @param strength what it takes, above 0 and at most 1
   */
  record Bury(double strength) implements RuleAction {
    /** Checks the strength. */
    public Bury {
      checkStrength(strength);
    }

    @Override
    public String word() {
      return "bury";
    }
  }

  /** Never shows the products. */
  record Exclude() implements RuleAction {
    @Override
    public String word() {
      return "exclude";
    }
  }

  /**
   * Looks at the stock: products of which nothing is left are buried, or with a strength of 0 never
   * shown. A product whose stock is unknown counts as in stock.
   *
   * @param attribute name of the number or flag that holds the stock
   * @param strength what a product without stock loses, at most 1, or 0 to exclude it
   */
  record Stock(String attribute, double strength) implements RuleAction {
    /** Checks the strength. */
    public Stock {
      if (strength != 0) {
        checkStrength(strength);
      }
    }

    @Override
    public String word() {
      return "stock";
    }
  }

  /**
   * Adds to the score in proportion to the margin: the strength for the greatest of the shop, less
   * for others, nothing for one that is unknown or negative.
   *
   * @param attribute name of the number that holds the margin
   * @param strength what the greatest margin adds, above 0 and at most 1
   */
  record Margin(String attribute, double strength) implements RuleAction {
    /** Checks the strength. */
    public Margin {
      checkStrength(strength);
    }

    @Override
    public String word() {
      return "margin";
    }
  }

  private static void checkStrength(double strength) {
    if (!(strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "strength " + strength + " is not above 0 and at most 1; give for example 0.1");
    }
  }
}
