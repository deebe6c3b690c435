package io.shopguide.monitoring.diagnosis;

/**
 * A text that came often. Immutable and thread-safe.
 *
 * @param text the text
 * @param count how often it came, or up to {@code error} more
 * @param error by how much {@code count} may be too great, at least 0
 */
public record FrequentText(String text, long count, long error) {}
