package io.shopguide.monitoring;

/** How a stage ended. */
public enum Outcome {
  /** It did all it was asked for. */
  OK,
  /** It answered without a part that was configured, such as the encoder. */
  DEGRADED,
  /** It ended with an exception. */
  FAILED
}
