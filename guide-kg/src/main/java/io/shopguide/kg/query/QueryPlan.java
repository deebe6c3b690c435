package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The order in which variables are bound: those of predicates first, and then always the one with
 * the fewest candidates. How many there are once others are bound, is counted for a few bindings
 * that are found on the way. Not thread-safe; one per thread.
 */
final class QueryPlan {
  private static final int SAMPLES = 16;
  private static final long SAMPLING_STEPS = 100_000;

  private final BoundQuery query;
  private final Level[] levels; // in order
  private final double[] estimates;
  private final StepBudget budget = new StepBudget();
  private List<int[]> samples;

  QueryPlan(BoundQuery query) {
    this.query = query;
    int count = query.variableCount();
    this.levels = new Level[count];
    this.estimates = new double[count];
    this.samples = List.of(query.newBinding());
    budget.reset(SAMPLING_STEPS);
    List<Level> open = new ArrayList<>(); // in the order of variables: predicates first
    for (int v = 0; v < count; v++) {
      open.add(new Level(query, v));
    }
    for (int depth = 0; depth < count; depth++) {
      choose(depth, open);
      sample(levels[depth]);
    }
  }

  private void choose(int depth, List<Level> open) {
    boolean isPredicate = query.isPredicate(open.getFirst().variable());
    Level best = open.getFirst();
    double least = estimate(best);
    for (Level level : open.subList(1, open.size())) {
      double estimate = estimate(level);
      if (estimate < least && query.isPredicate(level.variable()) == isPredicate) {
        best = level;
        least = estimate;
      }
    }
    open.remove(best);
    levels[depth] = best;
    estimates[depth] = least;
  }

  private double estimate(Level level) {
    double sum = 0;
    for (int[] binding : samples) {
      sum += level.size(binding);
    }
    return sum / samples.size();
  }

  /** Binds a variable in the samples. If none can be, it stands for nothing from then on. */
  private void sample(Level level) {
    List<int[]> longer = new ArrayList<>();
    int each = Math.max(1, SAMPLES / samples.size());
    for (int[] binding : samples) {
      level.open(binding, budget);
      for (int i = 0; i < each && level.next(binding); i++) {
        longer.add(binding.clone());
      }
    }
    if (longer.isEmpty()) {
      int[] binding = samples.getFirst();
      binding[level.variable()] = GraphView.NONE;
      longer.add(binding);
    }
    samples = longer;
  }

  Level[] levels() {
    return levels;
  }

  String explain() {
    StringBuilder text = new StringBuilder();
    for (int depth = 0; depth < levels.length; depth++) {
      Level level = levels[depth];
      text.append(
          String.format(
              Locale.ROOT,
              "%d. ?%s: about %.1f candidates%s, in",
              depth + 1,
              query.name(level.variable()),
              estimates[depth],
              query.restriction(level.variable()) == null ? "" : ", filtered"));
      String separator = " ";
      for (Atom atom : level.atoms()) {
        text.append(separator).append(query.text(atom));
        separator = " and ";
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return Arrays.stream(levels).map(level -> query.name(level.variable())).toList().toString();
  }
}
