package io.shopguide.guide;

/**
 * What a candidate generation must not make worse. Each is a share between 0 and 1 in a shopper's
 * visit, so that one test serves all. Immutable and thread-safe.
 */
public enum Guardrail {
  /** Questions that the candidate failed on; the live generation answered them instead. */
  FAILURES("failures", true, 0),
  /** Questions without a product that meets them. */
  ZERO_RESULTS("zero results", true, 0.005),
  /** Questions that took longer than the limit, which one in twenty of the live ones did. */
  LATENCY("slow answers", true, 0.05),
  /** Questions with a click on a product shown. */
  CLICKS("clicks", false, 0),
  /** Visits with a purchase of a product shown. */
  PURCHASES("purchases", false, 0);

  private final String label;
  private final boolean harmful;
  private final double tolerance;

  Guardrail(String label, boolean harmful, double tolerance) {
    this.label = label;
    this.harmful = harmful;
    this.tolerance = tolerance;
  }

  /** What the share is called in a text. */
  String label() {
    return label;
  }

  /** The harm of a share, or the share of a harm. */
  double harm(double share) {
    return harmful ? share : 1 - share;
  }

  /** How much worse is tolerated unless a plan says otherwise. */
  double tolerance() {
    return tolerance;
  }
}
