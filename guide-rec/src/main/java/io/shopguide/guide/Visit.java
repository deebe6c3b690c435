package io.shopguide.guide;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What one shopper saw and did for some time after the first question, all on one side of a
 * rollout. Thread-safe; no two shoppers share one.
 */
final class Visit {
  /** More products than anybody looks at. */
  private static final int MAX_SHOWN = 1_000;

  private final boolean onCandidate;
  private final int step;
  private final double share;
  private final long slowNanos;
  private final long startMillis;
  private final Map<String, Integer> shown = new HashMap<>(); // to the last question with it
  private final BitSet clicked = new BitSet(); // by question
  private int questions;
  private int empty;
  private int slow;
  private int failed;
  private boolean bought;
  private boolean over;

  /**
   * Begins a visit.
   *
   * @param share probability with which the candidate was to answer
   * @param slowNanos what a slow answer takes longer than
   */
  Visit(boolean onCandidate, int step, double share, long slowNanos, long startMillis) {
    this.onCandidate = onCandidate;
    this.step = step;
    this.share = share;
    this.slowNanos = slowNanos;
    this.startMillis = startMillis;
  }

  boolean onCandidate() {
    return onCandidate;
  }

  int step() {
    return step;
  }

  double share() {
    return share;
  }

  long startMillis() {
    return startMillis;
  }

  /** A question was answered. */
  synchronized void asked(boolean found, long nanos, Collection<String> productIds) {
    questions++;
    empty += found ? 0 : 1;
    slow += nanos > slowNanos ? 1 : 0;
    saw(productIds);
  }

  /** More products were shown for the last question. */
  synchronized void saw(Collection<String> productIds) {
    for (String id : productIds) {
      if (!over && shown.size() < MAX_SHOWN) {
        shown.put(id, Math.max(0, questions - 1));
      }
    }
  }

  /** The candidate failed on a request, which the live generation answered. */
  synchronized void failed() {
    failed++;
  }

  synchronized void clicked(String productId) {
    Integer question = shown.get(productId);
    if (question != null) {
      clicked.set(question);
    }
  }

  synchronized void bought(String productId) {
    bought |= shown.containsKey(productId);
  }

  /** Ends the visit: what comes later does not count. */
  synchronized void end() {
    over = true;
    shown.clear();
  }

  /** The share of every guardrail. A visit without a question about products has none. */
  synchronized Map<Guardrail, Double> shares() {
    Map<Guardrail, Double> shares = new EnumMap<>(Guardrail.class);
    double asked = Math.max(1, questions);
    shares.put(Guardrail.FAILURES, Math.min(1, failed / asked));
    shares.put(Guardrail.ZERO_RESULTS, empty / asked);
    shares.put(Guardrail.LATENCY, slow / asked);
    shares.put(Guardrail.CLICKS, clicked.cardinality() / asked);
    shares.put(Guardrail.PURCHASES, bought ? 1.0 : 0.0);
    return shares;
  }
}
