/**
 * The monitoring SPI: {@link io.shopguide.monitoring.GuideMonitor} is the one interface to
 * implement, {@link io.shopguide.monitoring.Stage} names the steps of a request, {@link
 * io.shopguide.monitoring.MonitorSpan} carries parentage between them.
 *
 * <p>{@link io.shopguide.monitoring.GuideMonitor#selected} finds the monitors of an application,
 * and the artifact of this module with the classifier {@code tck} holds the contract tests for
 * them.
 *
 * <p>A guide without a monitor uses {@link io.shopguide.monitoring.GuideMonitor#none}: no clock is
 * read and nothing is allocated for monitoring.
 */
package io.shopguide.monitoring;
