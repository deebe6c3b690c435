package io.shopguide.query;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Lends the working memory of parses to threads and keeps some of it while nobody needs it.
 *
 * <p>A parse takes microseconds, so few are under way at once even if many threads parse. Neither
 * lending nor returning waits or allocates. Thread-safe.
 */
final class ParsePool {
  private static final int SLOTS = 64; // a power of two

  private final Supplier<Parse> maker;
  private final AtomicReferenceArray<Parse> idle = new AtomicReferenceArray<>(SLOTS);

  ParsePool(Supplier<Parse> maker) {
    this.maker = maker;
  }

  Parse take() {
    int first = firstSlot();
    for (int i = 0; i < SLOTS; i++) {
      Parse parse = idle.getAndSet((first + i) & (SLOTS - 1), null);
      if (parse != null) {
        return parse;
      }
    }
    return maker.get();
  }

  void give(Parse parse) {
    int first = firstSlot();
    for (int i = 0; i < SLOTS; i++) {
      if (idle.compareAndSet((first + i) & (SLOTS - 1), null, parse)) {
        return;
      }
    }
  }

  private static int firstSlot() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }
}
