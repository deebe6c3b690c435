package io.shopguide.query;

/** Whether a finding is wished for or ruled out. */
public enum Polarity {
  /** The shopper wants it. */
  WANTED,
  /** The shopper does not want it. */
  EXCLUDED
}
