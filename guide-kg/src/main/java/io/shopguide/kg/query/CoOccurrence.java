package io.shopguide.kg.query;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;

/**
 * Finds what has most in common with a term: the other subjects of its objects, for example
 * products with the same features; or the other objects of its subjects, for example what the
 * buyers of a product bought as well.
 *
 * <p>A term's score is the number of terms in between, or the sum of their weights: ln(1 + n / d)
 * for one that d of n have, so a rare feature says more than a common one. Takes time linear in the
 * edges walked over, and allocates nothing once its arrays have grown. Not thread-safe; one per
 * thread.
 */
public final class CoOccurrence {
  private final GraphView view;
  private final QueryScratch scratch;
  private final Neighbours middles;
  private final Neighbours ends;

  /**
   * Prepares for a view.
   *
   * @param view where to look
   * @param scratch of the calling thread
   */
  public CoOccurrence(GraphView view, QueryScratch scratch) {
    this.view = view;
    this.scratch = scratch;
    this.middles = view.neighbours();
    this.ends = view.neighbours();
  }

  /**
   * The subjects that share most objects with one.
   *
   * @param subject a term; it is left out itself
   * @param predicate a predicate
   * @param best gets the subjects with the number of objects shared
   * @return how many subjects share any
   */
  public int subjectsSharingObjects(int subject, int predicate, TopIds best) {
    return count(middles.objects(subject, predicate), subject, predicate, true, best);
  }

  /**
   * The subjects that share most with one, where rare objects weigh more.
   *
   * @param subject a term; it is left out itself
   * @param predicate a predicate
   * @param population how many subjects there are, for example products
   * @param best gets the subjects with the weight of the objects shared
   * @return how many subjects share any
   * @throws IllegalArgumentException if the population is not positive
   */
  public int subjectsSharingObjects(int subject, int predicate, int population, TopIds best) {
    int count = middles.objects(subject, predicate);
    return weigh(count, subject, predicate, true, population, best);
  }

  /**
   * The objects that share most subjects with one.
   *
   * @param predicate a predicate
   * @param object a term; it is left out itself
   * @param best gets the objects with the number of subjects shared
   * @return how many objects share any
   */
  public int objectsSharingSubjects(int predicate, int object, TopIds best) {
    return count(middles.subjects(predicate, object), object, predicate, false, best);
  }

  /**
   * The objects that share most with one, where subjects with few objects weigh more.
   *
   * @param predicate a predicate
   * @param object a term; it is left out itself
   * @param population how many objects there are, for example products
   * @param best gets the objects with the weight of the subjects shared
   * @return how many objects share any
   * @throws IllegalArgumentException if the population is not positive
   */
  public int objectsSharingSubjects(int predicate, int object, int population, TopIds best) {
    int count = middles.subjects(predicate, object);
    return weigh(count, object, predicate, false, population, best);
  }

  private int read(boolean subjects, int middle, int predicate) {
    return subjects ? ends.subjects(predicate, middle) : ends.objects(middle, predicate);
  }

  private int count(int middleCount, int start, int predicate, boolean subjects, TopIds best) {
    best.clear();
    if (middleCount == 0) {
      return 0;
    }
    int[] middle = middles.ids();
    int[] counters = scratch.lendCounters(view.termCount());
    int[] touched = scratch.list();
    int found = 0;
    counters[start] = 1; // as if it were found already: it never gets into the list
    for (int i = 0; i < middleCount; i++) {
      int length = read(subjects, middle[i], predicate);
      touched = scratch.list(found + length);
      found = tally(counters, ends.ids(), length, touched, found);
    }
    counters[start] = 0;
    chooseCounts(counters, touched, found, best);
    scratch.takeCounters();
    return found;
  }

  private static int tally(int[] counters, int[] ids, int length, int[] touched, int start) {
    int found = start;
    for (int i = 0; i < length; i++) {
      int id = ids[i];
      int before = counters[id];
      counters[id] = before + 1;
      touched[found] = id;
      found += before == 0 ? 1 : 0;
    }
    return found;
  }

  private static void chooseCounts(int[] counters, int[] touched, int found, TopIds best) {
    int least = 0;
    for (int i = 0; i < found; i++) {
      int id = touched[i];
      int count = counters[id];
      counters[id] = 0;
      if (count >= least) {
        best.offer(id, count);
        least = (int) Math.max(0, best.least());
      }
    }
    best.sort();
  }

  private int weigh(
      int middleCount, int start, int predicate, boolean subjects, int population, TopIds best) {
    if (population <= 0) {
      throw new IllegalArgumentException("Not a positive population: " + population);
    }
    best.clear();
    if (middleCount == 0) {
      return 0;
    }
    int[] middle = middles.ids();
    double[] sums = scratch.lendSums(view.termCount());
    int[] touched = scratch.list();
    int found = 0;
    sums[start] = 1; // as above
    for (int i = 0; i < middleCount; i++) {
      int length = read(subjects, middle[i], predicate);
      touched = scratch.list(found + length);
      double weight = Math.log1p((double) population / length);
      int[] ids = ends.ids();
      for (int j = 0; j < length; j++) {
        int id = ids[j];
        double before = sums[id];
        sums[id] = before + weight;
        touched[found] = id;
        found += before == 0 ? 1 : 0;
      }
    }
    sums[start] = 0;
    for (int i = 0; i < found; i++) {
      int id = touched[i];
      if (sums[id] >= best.least()) {
        best.offer(id, sums[id]);
      }
      sums[id] = 0;
    }
    best.sort();
    scratch.takeSums();
    return found;
  }
}
