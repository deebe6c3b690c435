package io.shopguide.examples.micrometer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the values of a label few: the first that come are kept, all later and overlong ones become
 * {@value #OTHER}, so that no event can make a monitoring system grow without bound. Thread-safe.
 */
final class LabelValues {
  /** Greatest number of values that are kept. */
  static final int MOST = 40;

  /** What stands for the values that are not kept. */
  static final String OTHER = "other";

  /** What stands for the empty text, which Prometheus takes for a label that is absent. */
  static final String NONE = "none";

  private static final int LONGEST = 80;

  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /** The value to use for a value that was told. */
  String of(String told) {
    if (told.isEmpty()) {
      return NONE;
    }
    return kept.contains(told) || keep(told) ? told : OTHER;
  }

  private synchronized boolean keep(String told) {
    if (told.length() > LONGEST || kept.size() >= MOST) {
      return kept.contains(told);
    }
    kept.add(told);
    return true;
  }
}
