/**
 * What a guide tells about itself while it works: stages with their durations, events and spans.
 *
 * <p>The module needs nothing but {@code java.base}; an integrator implements {@link
 * io.shopguide.monitoring.GuideMonitor}.
 */
module io.shopguide.monitoring {
  exports io.shopguide.monitoring;
  exports io.shopguide.monitoring.diagnosis;
  exports io.shopguide.monitoring.drift;

  uses io.shopguide.monitoring.GuideMonitor;
}
