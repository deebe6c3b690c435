package io.shopguide.monitoring;

import io.shopguide.monitoring.tck.GuideMonitorContract;
import io.shopguide.monitoring.tck.MonitorEvent;
import java.util.OptionalLong;

class GuardedMonitorContractTest extends GuideMonitorContract {
  private final CountingMonitor counting = new CountingMonitor();

  @Override
  protected GuideMonitor monitor() {
    return GuideMonitor.guarded(counting);
  }

  @Override
  protected OptionalLong count(MonitorEvent event) {
    return OptionalLong.of(counting.count(event));
  }
}
