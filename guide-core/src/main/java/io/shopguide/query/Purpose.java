package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import java.util.List;
import java.util.Optional;

/**
 * What an utterance is for.
 *
 * <p>A confidence is the share of labelled utterances that the rules behind it get right, estimated
 * as {@code (right + 1) / (all + 2)} (Laplace).
 *
 * @param intent what the guide shall do
 * @param confidence 0 to 1
 * @param references the products it speaks about
 */
record Purpose(Intent intent, double confidence, List<ProductReference> references) {
  /** Of an intent that a phrase gives away. */
  static final double SURE = 0.98;

  private static final double NAMED_WISH = 0.99; // a sort of product, a product or a brand
  private static final double OPEN_WISH = 0.94; // only what it should be like
  private static final double UNKNOWN_WISH = 0.5; // unknown words alone
  private static final double NO_WISH = 0.4; // no content at all

  static Purpose of(Intent intent, double confidence) {
    return new Purpose(intent, confidence, List.of());
  }

  static Purpose of(Intent intent, double confidence, Optional<ProductReference> reference) {
    return new Purpose(intent, confidence, reference.map(List::of).orElse(List.of()));
  }

  /** A wish, as confident as what was found in it makes it. */
  static double confidenceOfWish(List<Finding> found, List<Word> left) {
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) instanceof ConceptFinding named && isThing(named.concept().kind())) {
        return NAMED_WISH;
      }
    }
    if (!found.isEmpty()) {
      return OPEN_WISH;
    }
    return left.isEmpty() ? NO_WISH : UNKNOWN_WISH;
  }

  private static boolean isThing(ConceptKind kind) {
    return kind == ConceptKind.CATEGORY || kind == ConceptKind.PRODUCT || kind == ConceptKind.BRAND;
  }
}
