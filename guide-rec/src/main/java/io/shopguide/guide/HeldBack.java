package io.shopguide.guide;

import io.shopguide.kg.build.EventKind;
import io.shopguide.kg.build.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Purchases kept out of a graph to learn from: one in five of as many shoppers as are needed, the
 * same ones each time. Not thread-safe; one per build.
 */
final class HeldBack {
  private static final int ONE_IN = 5;

  /** More examples do not change a handful of weights. */
  private static final int MOST = 20_000;

  private final long seed;
  private final Map<String, Set<String>> purchases = new LinkedHashMap<>();
  private int count;

  HeldBack(long seed) {
    this.seed = seed;
  }

  /** Whether an event stays in the graph. */
  boolean leaves(EventRecord event) {
    if (event.kind() != EventKind.BOUGHT
        || count >= MOST
        || hash(event.shopper() + '\n' + event.product()) % ONE_IN != 0) {
      return true;
    }
    if (purchases
        .computeIfAbsent(event.shopper(), s -> new LinkedHashSet<>())
        .add(event.product())) {
      count++;
    }
    return false;
  }

  /** The ids of the products by the names of the shoppers. */
  Map<String, Set<String>> purchases() {
    return purchases;
  }

  /** Whether a shopper's purchases decide instead of teaching. */
  boolean decides(String shopper) {
    return hash(shopper) % ONE_IN == 0;
  }

  private long hash(String text) {
    CRC32C crc = new CRC32C();
    crc.update((seed + "\n" + text).getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
