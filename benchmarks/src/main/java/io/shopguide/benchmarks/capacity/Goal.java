package io.shopguide.benchmarks.capacity;

/**
 * What is asked for.
 *
 * @param millis what 99 of 100 questions are to stay within
 * @param thinkSeconds how long a shopper takes from an answer to the next question, on average
 * @param times how many times as large the other catalogue is
 */
record Goal(double millis, double thinkSeconds, int times) {

  /** Shoppers who make a rate, each one asking, waiting and thinking, by Little's law. */
  long shoppers(QueueModel model, double perSecond) {
    return (long) (perSecond * (thinkSeconds + model.at(perSecond).mean() / 1_000));
  }
}
