package io.shopguide.monitoring;

import io.shopguide.monitoring.tck.GuideMonitorContract;

class NoopMonitorContractTest extends GuideMonitorContract {
  @Override
  protected GuideMonitor monitor() {
    return GuideMonitor.none();
  }
}
