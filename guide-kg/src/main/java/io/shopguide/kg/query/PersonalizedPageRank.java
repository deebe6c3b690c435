package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import java.util.Arrays;
import java.util.List;

/**
 * Ranks terms by how likely a random walk from some seeds stops at them. At each term the walk
 * stops with probability alpha, and otherwise goes on along an edge, chosen in proportion to the
 * weights of the relations; a walk that cannot go on stops.
 *
 * <p>Probabilities are approximated from below by forward push (Andersen, Chung and Lang, Local
 * Graph Partitioning using PageRank Vectors, FOCS 2006, section 3; with the plain walk in place of
 * the lazy one, which only means another alpha): every term keeps a residual, the probability that
 * a walk comes by that was not followed further, and is pushed while that is at least epsilon times
 * its degree, the weights of its edges together. What that leaves out:
 *
 * <ul>
 *   <li>for all terms together, exactly the sum of the residuals, which {@link #rank} returns; so
 *       no score is too low by more;
 *   <li>for a single term at most epsilon times its degree, if all relations are walked in {@link
 *       Direction#BOTH} directions.
 * </ul>
 *
 * <p>Each push takes time linear in a term's edges, all of them O(1 / (alpha epsilon)) if no
 * relation weighs less than 1, however large the graph is. Allocates nothing once its arrays have
 * grown. Not thread-safe; one per thread.
 */
public final class PersonalizedPageRank {
  private static final int FIRST_CAPACITY = 256;
  private static final int[] NO_SLOTS = {};

  private final GraphView view;
  private final QueryScratch scratch;
  private final Walker walker;
  private final double alpha;
  private final double epsilon;

  private int[] slots = NO_SLOTS; // by term, 1 more than its place in what follows
  private int size;
  private int[] terms = new int[FIRST_CAPACITY];
  private double[] scores = new double[FIRST_CAPACITY];
  private double[] residuals = new double[FIRST_CAPACITY];
  private double[] degrees = new double[FIRST_CAPACITY];
  private boolean[] isQueued = new boolean[FIRST_CAPACITY];
  private int[] queue = new int[FIRST_CAPACITY]; // a ring; as long as the others, a power of 2
  private int queueStart;
  private int queueSize;

  /**
   * Prepares for a view.
   *
   * @param view where to walk
   * @param relations what to walk along
   * @param alpha the probability to stop at a term, between 0 and 1, both exclusive; 0.15 is usual
   * @param epsilon the residual left, per degree; between 0 and 1, both exclusive
   * @param scratch of the calling thread
   * @throws IllegalArgumentException if a number is out of its range or two relations walk the same
   *     triples the same way
   */
  public PersonalizedPageRank(
      GraphView view,
      List<WalkRelation> relations,
      double alpha,
      double epsilon,
      QueryScratch scratch) {
    this.view = view;
    this.scratch = scratch;
    this.walker = new Walker(view, relations);
    this.alpha = checked(alpha, "alpha");
    this.epsilon = checked(epsilon, "epsilon");
  }

  private static double checked(double value, String name) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException("Not between 0 and 1: %s %s".formatted(name, value));
    }
    return value;
  }

  /**
   * Ranks the terms around some seeds.
   *
   * @param seeds where a walk starts; {@link GraphView#NONE} is passed over
   * @param weights how likely it starts at each of them, in any scale
   * @param best gets the terms where walks most likely stop, seeds among them, with the probability
   * @return the sum of the residuals: a bound on the error of each score
   * @throws IllegalArgumentException if there are not as many weights as seeds, or one of them is
   *     not positive and finite
   */
  public double rank(int[] seeds, double[] weights, TopIds best) {
    double total = total(seeds, weights);
    best.clear();
    size = 0;
    queueStart = 0;
    queueSize = 0;
    slots = scratch.lendCounters(view.termCount());
    for (int i = 0; i < seeds.length; i++) {
      if (seeds[i] != GraphView.NONE) {
        add(seeds[i], weights[i] / total);
      }
    }
    while (queueSize > 0) {
      int slot = queue[queueStart];
      queueStart = (queueStart + 1) & (queue.length - 1);
      queueSize--;
      isQueued[slot] = false;
      push(slot);
    }
    return collect(best);
  }

  private static double total(int[] seeds, double[] weights) {
    if (seeds.length != weights.length) {
      throw new IllegalArgumentException(
          "%d seeds have %d weights".formatted(seeds.length, weights.length));
    }
    double total = 0;
    for (int i = 0; i < seeds.length; i++) {
      if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Not a positive finite weight of seed %d: %s".formatted(i, weights[i]));
      }
      total += seeds[i] == GraphView.NONE ? 0 : weights[i];
    }
    return total;
  }

  private void push(int slot) {
    double residual = residuals[slot];
    double degree = degrees[slot];
    residuals[slot] = 0;
    if (degree == 0) {
      scores[slot] += residual;
      return;
    }
    scores[slot] += alpha * residual;
    double share = (1 - alpha) * residual / degree;
    for (int track = 0; track < walker.trackCount(); track++) {
      int count = walker.next(track, terms[slot]);
      int[] ids = walker.ids();
      double each = share * walker.track(track).weight();
      for (int i = 0; i < count; i++) {
        add(ids[i], each);
      }
    }
  }

  private void add(int term, double residual) {
    int slot = slots[term] - 1;
    if (slot < 0) {
      slot = newSlot(term);
    }
    residuals[slot] += residual;
    if (!isQueued[slot] && residuals[slot] >= epsilon * degrees[slot]) {
      isQueued[slot] = true;
      queue[(queueStart + queueSize++) & (queue.length - 1)] = slot;
    }
  }

  private int newSlot(int term) {
    if (size == terms.length) {
      grow();
    }
    slots[term] = size + 1;
    terms[size] = term;
    scores[size] = 0;
    residuals[size] = 0;
    degrees[size] = walker.weightedDegree(term);
    isQueued[size] = false;
    return size++;
  }

  private void grow() {
    int capacity = 2 * terms.length;
    int[] longer = new int[capacity];
    for (int i = 0; i < queueSize; i++) {
      longer[i] = queue[(queueStart + i) & (queue.length - 1)];
    }
    queue = longer;
    queueStart = 0;
    terms = Arrays.copyOf(terms, capacity);
    scores = Arrays.copyOf(scores, capacity);
    residuals = Arrays.copyOf(residuals, capacity);
    degrees = Arrays.copyOf(degrees, capacity);
    isQueued = Arrays.copyOf(isQueued, capacity);
  }

  private double collect(TopIds best) {
    double left = 0;
    for (int slot = 0; slot < size; slot++) {
      slots[terms[slot]] = 0;
      left += residuals[slot];
      if (scores[slot] > 0 && scores[slot] >= best.least()) {
        best.offer(terms[slot], scores[slot]);
      }
    }
    best.sort();
    slots = NO_SLOTS;
    scratch.takeCounters();
    return left;
  }
}
