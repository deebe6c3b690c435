package io.shopguide.model.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Lends working memory to threads and keeps some of it while nobody needs it.
 *
 * <p>For work of microseconds, of which few pieces are under way at once even if many threads ask.
 * Neither lending nor returning waits or allocates. Thread-safe.
 *
 * @param <T> the working memory, which serves one thread at a time
 */
public final class ScratchPool<T> {
  private static final int SLOTS = 64; // a power of two

  private final Supplier<T> maker;
  private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(SLOTS);

  /**
   * Makes an empty pool.
   *
   * @param maker makes working memory where none is idle
   */
  public ScratchPool(Supplier<T> maker) {
    this.maker = maker;
  }

  /**
   * Lends working memory.
   *
   * @return idle or new memory, for the caller alone
   */
  public T take() {
    int first = firstSlot();
    for (int i = 0; i < SLOTS; i++) {
      T scratch = idle.getAndSet((first + i) & (SLOTS - 1), null);
      if (scratch != null) {
        return scratch;
      }
    }
    return maker.get();
  }

  /**
   * Takes working memory back. After an exception it is better dropped, as its state is unknown.
   *
   * @param scratch what {@link #take} lent
   */
  public void give(T scratch) {
    int first = firstSlot();
    for (int i = 0; i < SLOTS; i++) {
      if (idle.compareAndSet((first + i) & (SLOTS - 1), null, scratch)) {
        return;
      }
    }
  }

  private static int firstSlot() {
    return (int) Thread.currentThread().threadId() & (SLOTS - 1);
  }
}
