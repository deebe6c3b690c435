package io.shopguide.query;

import java.util.List;
import java.util.Optional;

/**
 * What an utterance is for.
 *
 * @param intent what the guide shall do
 * @param confidence 0 to 1
 * @param references the products it speaks about
 */
record Purpose(Intent intent, double confidence, List<ProductReference> references) {
  static Purpose of(Intent intent, double confidence) {
    return new Purpose(intent, confidence, List.of());
  }

  static Purpose of(Intent intent, double confidence, Optional<ProductReference> reference) {
    return new Purpose(intent, confidence, reference.map(List::of).orElse(List.of()));
  }
}
