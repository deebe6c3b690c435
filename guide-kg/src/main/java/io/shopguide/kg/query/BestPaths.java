package io.shopguide.kg.query;

import io.shopguide.kg.query.TermPath.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The cheapest paths found so far. Of equal cost come those with fewer steps first, then those with
 * lower ids. Not thread-safe; one per thread.
 */
final class BestPaths {
  private static final Comparator<Step> STEP_ORDER =
      Comparator.comparingInt(Step::to)
          .thenComparingInt(Step::predicate)
          .thenComparing(Step::forward, Comparator.reverseOrder());

  /** Order of paths; also that of tests. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble(Candidate::cost)
          .thenComparingInt(candidate -> candidate.steps().size())
          .thenComparing(BestPaths::compareSteps);

  private final List<Candidate> candidates = new ArrayList<>();
  private final int limit;

  /** A path with its cost. */
  record Candidate(List<Step> steps, double cost) {
    /** Sums up in ascending order, so that the same parts in any order cost the same. */
    static Candidate of(List<Step> steps, List<Double> costs) {
      double[] parts = costs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double cost = 0;
      for (double part : parts) {
        cost += part;
      }
      return new Candidate(List.copyOf(steps), cost);
    }
  }

  BestPaths(int limit) {
    this.limit = limit;
  }

  private static int compareSteps(Candidate left, Candidate right) {
    for (int i = 0; i < left.steps().size(); i++) {
      int order = STEP_ORDER.compare(left.steps().get(i), right.steps().get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** What a path may cost to be among the best. */
  double limitCost() {
    return candidates.size() < limit ? Double.POSITIVE_INFINITY : candidates.getLast().cost();
  }

  void offer(Candidate candidate) {
    int place = candidates.size();
    while (place > 0 && ORDER.compare(candidate, candidates.get(place - 1)) < 0) {
      place--;
    }
    candidates.add(place, candidate);
    if (candidates.size() > limit) {
      candidates.removeLast();
    }
  }

  List<TermPath> paths() {
    return candidates.stream()
        .map(candidate -> new TermPath(candidate.steps(), Math.exp(-candidate.cost())))
        .toList();
  }
}
