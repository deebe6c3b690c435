/**
 * The contract tests of the monitoring SPI. An integrator extends {@link
 * io.shopguide.monitoring.tck.GuideMonitorContract} in the tests of a provider.
 */
package io.shopguide.monitoring.tck;
