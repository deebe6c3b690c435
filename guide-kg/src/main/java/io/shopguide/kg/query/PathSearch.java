package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.query.TermPath.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the best ways from one term to another, to explain what connects them. A way comes by no
 * term twice.
 *
 * <p>A path weighs the product of its steps' weights, divided by 1 + degree for every term in
 * between, its degree being the number of steps that lead on from it. So a connection through what
 * few have says more than one through what all have, and a short one more than a long one.
 *
 * <p>The search grows ways from both ends at once, the cheapest first by the negative logarithm of
 * the weight, each to half the length, and joins those that meet. It ends when no way left can
 * belong to a better path. Walking along an edge and looking at a pair of ways that meet take one
 * step of a budget each; a term with more edges than are left of it is passed over. Takes time
 * O(budget log budget), far less where good paths are short. Not thread-safe; one per thread.
 */
public final class PathSearch {
  /** The longest path that can be asked for. */
  public static final int MAX_STEPS = 6;

  /** Costs that were summed up in another order differ by less. */
  private static final double SLACK = 1e-9;

  private final GraphView view;
  private final QueryScratch scratch;
  private final Walker walker;
  private final int maxSteps;
  private final int budget;
  private final HalfPaths ahead = new HalfPaths();
  private final HalfPaths back = new HalfPaths();

  private int from;
  private int to;
  private BestPaths best;
  private int left; // of the budget
  private double leastSkipped; // what paths over a skipped way cost at least

  /**
   * Prepares for a view.
   *
   * @param view where to walk
   * @param relations what to walk along, with weights up to 1
   * @param maxSteps the greatest length of a path, from 1 to {@link #MAX_STEPS}
   * @param budget the greatest number of edges and pairs looked at for one search, at least 1
   * @param scratch of the calling thread
   * @throws IllegalArgumentException if a number is out of its range or two relations walk the same
   *     triples the same way
   */
  public PathSearch(
      GraphView view,
      List<WalkRelation> relations,
      int maxSteps,
      int budget,
      QueryScratch scratch) {
    if (maxSteps < 1 || maxSteps > MAX_STEPS) {
      throw new IllegalArgumentException(
          "A path has 1 to %d steps, not %d".formatted(MAX_STEPS, maxSteps));
    }
    if (budget < 1) {
      throw new IllegalArgumentException("Not a positive budget: " + budget);
    }
    for (WalkRelation relation : relations) {
      if (relation.weight() > 1) {
        throw new IllegalArgumentException("A step of a path weighs at most 1: " + relation);
      }
    }
    this.view = view;
    this.walker = new Walker(view, relations);
    this.maxSteps = maxSteps;
    this.budget = budget;
    this.scratch = scratch;
  }

  /**
   * What a search found.
   *
   * @param paths the heaviest first; of equal weight come those with fewer steps first, then those
   *     with lower ids
   * @param isExhaustive whether these are the best of all paths; {@code false} if the budget left
   *     out some that may be as good
   */
  public record Result(List<TermPath> paths, boolean isExhaustive) {
    /** Makes a result. */
    public Result {
      paths = List.copyOf(paths);
    }
  }

  /**
   * Finds paths.
   *
   * @param from the term where they begin
   * @param to the term where they end
   * @param limit the greatest number of paths, at least 1
   * @return the best paths; none from a term to itself
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public Result find(int from, int to, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("Not a positive limit: " + limit);
    }
    if (from == GraphView.NONE || to == GraphView.NONE || from == to) {
      return new Result(List.of(), true);
    }
    this.from = from;
    this.to = to;
    best = new BestPaths(limit);
    left = budget;
    leastSkipped = Double.POSITIVE_INFINITY;
    ahead.start(from, scratch.lendCounters(view.termCount()));
    back.start(to, scratch.lendMoreCounters(view.termCount()));
    boolean isExhaustive = search();
    ahead.end();
    back.end();
    scratch.takeCounters();
    scratch.takeMoreCounters();
    return new Result(best.paths(), isExhaustive);
  }

  private boolean search() {
    ahead.enqueue(0, 0);
    if (maxSteps > 1) {
      back.enqueue(0, 0);
    }
    double least = 0;
    while (left > 0 && least < Double.POSITIVE_INFINITY && least <= best.limitCost() + SLACK) {
      if (ahead.leastKey() <= back.leastKey()) {
        extend(ahead, ahead.poll(), least);
      } else {
        extend(back, back.poll(), least);
      }
      least = Math.min(ahead.leastKey(), back.leastKey());
    }
    double leastOpen = Math.min(least, leastSkipped);
    return leastOpen == Double.POSITIVE_INFINITY || leastOpen > best.limitCost() + SLACK;
  }

  /** Continues a way by all steps; its key is what a path over it costs at least. */
  private void extend(HalfPaths side, int way, double key) {
    boolean isAhead = isAhead(side);
    int term = side.term(way);
    int degree = isAhead ? walker.degree(term) : walker.inverseDegree(term);
    if (degree > left) {
      leastSkipped = Math.min(leastSkipped, key);
      return;
    }
    left -= degree;
    for (int track = 0; track < walker.trackCount(); track++) {
      double cost = key - Math.log(walker.track(track).weight());
      if (cost <= best.limitCost() + SLACK) {
        int count = isAhead ? walker.next(track, term) : walker.previous(track, term);
        int[] ids = walker.ids();
        for (int i = 0; i < count; i++) {
          if (!side.visits(way, ids[i])) {
            step(side, way, track, ids[i], cost);
          }
        }
      }
    }
  }

  private boolean isAhead(HalfPaths side) {
    return side.term(0) == from;
  }

  private void step(HalfPaths side, int parent, int track, int term, double cost) {
    boolean isAhead = isAhead(side);
    int length = side.length(parent) + 1;
    boolean arrives = term == (isAhead ? to : from);
    if (arrives && !(isAhead && length == 1)) {
      return; // longer paths are joined further inside
    }
    int way = side.add(term, parent, track, cost);
    if (isAhead) {
      for (int w = back.latestAt(term); w >= 0; w = back.earlierAt(w)) {
        join(way, w);
      }
    } else {
      for (int w = ahead.latestAt(term); w >= 0; w = ahead.earlierAt(w)) {
        join(w, way);
      }
    }
    int greatest = (isAhead ? maxSteps + 1 : maxSteps) / 2;
    if (length < greatest && !arrives) {
      side.enqueue(way, cost + discount(term));
    }
  }

  /** What a term in between costs. */
  private double discount(int term) {
    return Math.log1p(walker.degree(term));
  }

  /** Joins ways that meet where the first is as long as the second or one step longer. */
  private void join(int first, int second) {
    int excess = ahead.length(first) - back.length(second);
    if (excess < 0 || excess > 1 || ahead.length(first) + back.length(second) > maxSteps) {
      return;
    }
    if (left <= 0) {
      leastSkipped = 0;
      return;
    }
    left--;
    if (ahead.cost(first) + back.cost(second) <= best.limitCost() + SLACK
        && areDisjoint(first, second)) {
      best.offer(candidate(first, second));
    }
  }

  /** Whether two ways have only their last term in common. */
  private boolean areDisjoint(int first, int second) {
    for (int w = back.parent(second); w >= 0; w = back.parent(w)) {
      if (ahead.visits(first, back.term(w))) {
        return false;
      }
    }
    return true;
  }

  private BestPaths.Candidate candidate(int first, int second) {
    List<Step> steps = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (int w = first; ahead.parent(w) >= 0; w = ahead.parent(w)) {
      Walker.Track track = walker.track(ahead.track(w));
      int start = ahead.term(ahead.parent(w));
      steps.addFirst(new Step(start, track.predicate(), track.forward(), ahead.term(w)));
      costs.add(-Math.log(track.weight()));
    }
    for (int w = second; back.parent(w) >= 0; w = back.parent(w)) {
      Walker.Track track = walker.track(back.track(w));
      int end = back.term(back.parent(w));
      steps.add(new Step(back.term(w), track.predicate(), track.forward(), end));
      costs.add(-Math.log(track.weight()));
    }
    for (Step step : steps.subList(1, steps.size())) {
      costs.add(discount(step.from()));
    }
    return BestPaths.Candidate.of(steps, costs);
  }
}
