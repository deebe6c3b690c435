package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.tck.GuideMonitorContract;
import java.time.InstantSource;

class StageTracerContractTest extends GuideMonitorContract {
  @Override
  protected GuideMonitor monitor() {
    return new StageTracer(1, System::nanoTime, InstantSource.system());
  }
}
