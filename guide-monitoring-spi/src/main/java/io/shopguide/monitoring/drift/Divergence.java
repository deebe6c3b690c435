package io.shopguide.monitoring.drift;

/** Distances between two distributions over the same bins, each given as shares that sum to 1. */
final class Divergence {
  private Divergence() {}

  /** Population stability index: the sum of (q - p) ln(q / p); infinite if one share is 0. */
  static double psi(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      sum += psiTerm(p[bin], q[bin]);
    }
    return sum;
  }

  /** A bin's part of the population stability index; never negative. */
  static double psiTerm(double p, double q) {
    return p == q ? 0 : (q - p) * Math.log(q / p);
  }

  /** Jensen-Shannon divergence in nats, 0 to ln 2. */
  static double jensenShannon(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      double middle = (p[bin] + q[bin]) / 2;
      sum += entropyTerm(p[bin], middle) + entropyTerm(q[bin], middle);
    }
    return Math.max(0, sum / 2);
  }

  private static double entropyTerm(double share, double middle) {
    return share == 0 ? 0 : share * Math.log(share / middle);
  }

  /** Hellinger distance, 0 to 1. */
  static double hellinger(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      double difference = Math.sqrt(p[bin]) - Math.sqrt(q[bin]);
      sum += difference * difference;
    }
    return Math.sqrt(sum / 2);
  }
}
