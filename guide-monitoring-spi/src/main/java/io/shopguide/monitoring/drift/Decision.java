package io.shopguide.monitoring.drift;

/** What a monitor makes of a feature's window. */
public enum Decision {
  /** The window looks like the reference. */
  STABLE,
  /** The window drifted, and an alarm is raised. */
  DRIFTED,
  /** The window drifted, but the alarm before is too recent for another one. */
  COOLING_DOWN,
  /** Too few values; they stay in the window. */
  TOO_FEW_VALUES
}
