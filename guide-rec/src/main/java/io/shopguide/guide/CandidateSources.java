package io.shopguide.guide;

import io.shopguide.monitoring.CandidateObserver;
import io.shopguide.monitoring.GuideMonitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sources of candidates, their names bound to the monitor once. Immutable and thread-safe. */
final class CandidateSources {
  /** Tells nobody, for what is looked up more than once in a request. */
  static final CandidateSources SILENT = new CandidateSources(GuideMonitor.none(), Set.of());

  private final GuideMonitor monitor;
  private final Map<String, CandidateObserver> observers = new HashMap<>();

  /**
   * Binds the names.
   *
   * @param vectors the names of the vectors that products have
   */
  CandidateSources(GuideMonitor monitor, Set<String> vectors) {
    this.monitor = monitor;
    for (String name :
        List.of(TextMatch.NAME, BoughtTogether.NAME, SharedRelations.NAME, GraphWalk.NAME)) {
      observers.put(name, monitor.candidates(name));
    }
    vectors.forEach(name -> observers.put(name, monitor.candidates(name)));
  }

  /** Whether a count that costs something is worth it. */
  boolean isEnabled() {
    return monitor.isEnabled();
  }

  /** A source answered. */
  void found(String source, int count) {
    if (monitor.isEnabled()) {
      observers.get(source).found(count);
    }
  }
}
