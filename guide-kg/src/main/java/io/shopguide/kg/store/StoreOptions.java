package io.shopguide.kg.store;

/**
 * How a store writes and merges. Immutable and thread-safe.
 *
 * @param force whether a change is forced to the disk before it counts as durable; without it, it
 *     survives the death of the process but not that of the machine
 * @param mergeShare changes are merged when they are more than this share of the triples; 0 to
 *     merge only when asked to
 */
public record StoreOptions(boolean force, double mergeShare) {
  /** Everything is forced to the disk; changes are merged when they are a tenth of the triples. */
  public static final StoreOptions DEFAULT = new StoreOptions(true, 0.1);

  private static final long LEAST_CHANGES = 50_000;

  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if the share is negative or no number
   */
  public StoreOptions {
    if (!(mergeShare >= 0)) {
      throw new IllegalArgumentException("Not a share: " + mergeShare);
    }
  }

  /**
   * The same without merging on its own.
   *
   * @return the options
   */
  public StoreOptions withoutMerging() {
    return new StoreOptions(force, 0);
  }

  /** How many changes are too many. */
  long mergeAfter(long triples) {
    return mergeShare == 0
        ? Long.MAX_VALUE
        : Math.max(LEAST_CHANGES, (long) (mergeShare * triples));
  }

  JournalOptions journal() {
    JournalOptions standard = JournalOptions.DEFAULT;
    return new JournalOptions(force, standard.maxBufferedBytes(), standard.opener());
  }
}
