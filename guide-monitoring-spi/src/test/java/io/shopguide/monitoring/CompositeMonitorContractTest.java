package io.shopguide.monitoring;

import io.shopguide.monitoring.tck.GuideMonitorContract;
import io.shopguide.monitoring.tck.MonitorEvent;
import java.util.List;
import java.util.OptionalLong;

class CompositeMonitorContractTest extends GuideMonitorContract {
  private final CountingMonitor counting = new CountingMonitor();

  @Override
  protected GuideMonitor monitor() {
    return GuideMonitor.composite(List.of(new CountingMonitor(), counting));
  }

  @Override
  protected OptionalLong count(MonitorEvent event) {
    return OptionalLong.of(counting.count(event));
  }
}
