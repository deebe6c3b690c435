package io.shopguide.monitoring.drift;

/**
 * A bin's share in the reference and in the window. Immutable and thread-safe.
 *
 * @param label what the bin holds
 * @param referenceShare its share in the reference, 0 to 1
 * @param windowShare its share in the window, 0 to 1
 */
public record BinShift(String label, double referenceShare, double windowShare) {}
