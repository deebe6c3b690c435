/**
 * Notices when what a guide sees stops looking like what its models were made from.
 *
 * <p>A {@link io.shopguide.monitoring.drift.ReferenceHistogram} freezes the distribution of a
 * feature. A {@link io.shopguide.monitoring.drift.DriftMonitor} counts the same feature in
 * production, compares window after window with a {@link
 * io.shopguide.monitoring.drift.DriftStatistic} and reports. {@link
 * io.shopguide.monitoring.drift.ChangeDetector}s watch single streams of numbers without a
 * reference.
 *
 * {@snippet :
 * ReferenceHistogram words = ReferenceHistogram.numeric("query words", trainingSample, 10);
 * DriftMonitor monitor =
 *     DriftMonitor.builder()
 *         .feature(words, DriftStatistic.PSI)
 *         .onDrift(report -> retraining.schedule(report.drifted()))
 *         .build();
 * FeatureRecorder recorder = monitor.sharedRecorder("query words");
 * recorder.record(6);
 * DriftReport report = monitor.closeWindow();
 * }
 */
package io.shopguide.monitoring.drift;
