package io.shopguide.monitoring;

/** A monitor that never throws and ends its own spans without throwing. */
sealed interface SafeMonitor extends GuideMonitor permits CompositeMonitor, GuardedMonitor {

  /** Ends a span that this monitor started. */
  void endSpan(MonitorSpan span, Outcome outcome);
}
