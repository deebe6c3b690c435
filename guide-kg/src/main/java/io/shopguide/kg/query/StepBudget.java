package io.shopguide.kg.query;

/** Steps that may still be taken. Not thread-safe; one per thread. */
final class StepBudget {
  private long all;
  private long left;
  private boolean isSpent;

  StepBudget() {}

  /** Starts over. */
  void reset(long steps) {
    all = steps;
    left = steps;
    isSpent = false;
  }

  /** Takes some steps, unless there are fewer left. */
  boolean take(long steps) {
    if (steps > left) {
      isSpent = true;
      return false;
    }
    left -= steps;
    return true;
  }

  /** Whether steps were refused. */
  boolean isSpent() {
    return isSpent;
  }

  long taken() {
    return all - left;
  }
}
