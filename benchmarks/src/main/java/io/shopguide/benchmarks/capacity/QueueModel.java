package io.shopguide.benchmarks.capacity;

/**
 * Times of requests that come at random to a number of threads: a queue M/G/c. The mean wait is
 * that of M/M/c times half the sum of the squared variations of arrivals and service (A. O. Allen:
 * Probability, Statistics, and Queueing Theory, 2nd ed. 1990, after Cunneen), a wait is exponential
 * where there is one, and the time is the wait and a time of service as it was measured, longer
 * while others are served.
 *
 * <p>Immutable and thread-safe.
 *
 * @param threads number of threads that serve
 * @param service times of service of one request alone
 * @param factor of those times, 1 for the catalogue they were measured with
 * @param scalability how much longer they are beside others
 * @param waiting factor of the mean wait that was found by {@link #fitted}; 1 by theory
 */
record QueueModel(
    int threads, Times service, double factor, Scalability scalability, double waiting) {
  private static final int SERVICE_TIMES = 400;
  private static final int STEPS = 60;
  private static final double GREATEST_FACTOR = 50;

  /** What open load gave at a rate. */
  record Point(double perSecond, double p50, double p99) {}

  /** The model with the factor of the wait that is next to these points, in ratios. */
  QueueModel fitted(Iterable<Point> points) {
    double low = Math.log(1 / GREATEST_FACTOR);
    double high = Math.log(GREATEST_FACTOR);
    double ratio = (Math.sqrt(5) - 1) / 2;
    for (int i = 0; i < STEPS; i++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      if (withWaiting(Math.exp(left)).error(points) < withWaiting(Math.exp(right)).error(points)) {
        high = right;
      } else {
        low = left;
      }
    }
    return withWaiting(Math.exp((low + high) / 2));
  }

  private QueueModel withWaiting(double other) {
    return new QueueModel(threads, service, factor, scalability, other);
  }

  /** The model of a catalogue whose requests take longer by a factor. */
  QueueModel slower(double times) {
    return new QueueModel(threads, service, factor * times, scalability, waiting);
  }

  private double error(Iterable<Point> points) {
    double sum = 0;
    for (Point point : points) {
      Steady steady = at(point.perSecond());
      double p50 = Math.log(steady.quantile(0.5) / point.p50());
      double p99 = Math.log(steady.quantile(0.99) / point.p99());
      sum += p50 * p50 + p99 * p99;
    }
    return sum;
  }

  /** The greatest rate, at most a limit, whose quantile stays within a time; 0 if none does. */
  double greatestRate(double share, double millis, double limit) {
    double low = 0;
    double high = limit;
    for (int i = 0; i < STEPS; i++) {
      double rate = (low + high) / 2;
      if (at(rate).quantile(share) <= millis) {
        low = rate;
      } else {
        high = rate;
      }
    }
    return low < limit / (1L << 40) ? 0 : low;
  }

  /** Requests a second at which all threads are busy. */
  double saturation() {
    return threads * 1_000 / (service.mean() * factor * scalability.inflation(threads));
  }

  /** What holds in the long run at a rate. */
  Steady at(double perSecond) {
    double longer = 1;
    double load = 0;
    for (int i = 0; i < STEPS; i++) {
      load = Math.min(1, perSecond / 1_000 * service.mean() * factor * longer / threads);
      longer = scalability.inflation(1 + load * (threads - 1));
    }
    double[] times = service.thinned(SERVICE_TIMES);
    for (int i = 0; i < times.length; i++) {
      times[i] *= factor * longer;
    }
    double mean = service.mean() * factor * longer;
    double delayed = load < 1 ? delayed(load) : 1;
    double wait =
        load < 1
            ? waiting * (1 + service.variation()) / 2 * delayed * mean / (threads * (1 - load))
            : Double.POSITIVE_INFINITY;
    return new Steady(new Times(times), mean, delayed, wait);
  }

  /** The share of requests that wait, by Erlang's formula C. */
  private double delayed(double load) {
    double offered = load * threads;
    double blocked = 1;
    for (int n = 1; n <= threads; n++) {
      blocked = offered * blocked / (n + offered * blocked);
    }
    return blocked / (1 - load * (1 - blocked));
  }

  /**
   * The long run at one rate, in milliseconds.
   *
   * @param service times of service
   * @param meanService their mean
   * @param delayed share of requests that wait
   * @param meanWait mean wait of all requests
   */
  record Steady(Times service, double meanService, double delayed, double meanWait) {

    double mean() {
      return meanService + meanWait;
    }

    /** The time that a share of the requests does not exceed. */
    double quantile(double share) {
      if (Double.isInfinite(meanWait)) {
        return Double.POSITIVE_INFINITY;
      }
      double[] times = service.thinned(SERVICE_TIMES);
      double low = 0;
      double high = times[times.length - 1] + 1;
      while (within(high, times) < share) {
        high *= 2;
      }
      for (int i = 0; i < STEPS; i++) {
        double middle = (low + high) / 2;
        if (within(middle, times) < share) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    private double within(double millis, double[] times) {
      double sum = 0;
      for (double time : times) {
        if (millis >= time) {
          sum += meanWait == 0 ? 1 : 1 - delayed * Math.exp(-(millis - time) * delayed / meanWait);
        }
      }
      return sum / times.length;
    }
  }
}
