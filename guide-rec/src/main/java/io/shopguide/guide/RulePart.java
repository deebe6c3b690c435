package io.shopguide.guide;

import io.shopguide.rec.SimilarityPart;
import java.util.function.IntToDoubleFunction;

/**
 * What a rule of the shop adds to or takes from scores. Immutable and thread-safe.
 *
 * @param name the part's name in contributions
 * @param strength what it adds where the degree is 1
 * @param degree how much the rule is about a product, 0 to 1
 */
record RulePart(String name, double strength, IntToDoubleFunction degree)
    implements SimilarityPart {
  private static final String PREFIX = "rule: ";

  static RulePart of(String ruleName, double strength, IntToDoubleFunction degree) {
    return new RulePart(PREFIX + ruleName, strength, degree);
  }

  @Override
  public double similarity(int product) {
    return degree.applyAsDouble(product);
  }
}
