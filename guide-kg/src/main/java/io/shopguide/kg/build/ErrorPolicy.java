package io.shopguide.kg.build;

/** What to do about a line that cannot be used. Immutable and thread-safe. */
public enum ErrorPolicy {
  /** Stop at the first one with a {@link FeedException}. */
  STRICT,
  /** Leave it out, count it and keep the first ones for the report. */
  SKIP_AND_REPORT
}
