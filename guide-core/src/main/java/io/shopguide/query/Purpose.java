package io.shopguide.query;

import java.util.Optional;

/**
 * What an utterance is for.
 *
 * @param intent what the guide shall do
 * @param confidence 0 to 1
 * @param reference the product it speaks about, if it does
 */
record Purpose(Intent intent, double confidence, Optional<ProductReference> reference) {
  static Purpose of(Intent intent, double confidence) {
    return new Purpose(intent, confidence, Optional.empty());
  }
}
