package io.shopguide.kg.query;

/**
 * The best ids of a query with their scores, the best first; of equal scores the lower id comes
 * first. Queries write it, callers read it, and it is used again for the next query.
 *
 * <p>Takes 12 bytes per place; an id that is not among the best costs a comparison, one that is
 * costs O(log capacity). Not thread-safe; one per thread.
 */
public final class TopIds {
  private final int[] ids;
  private final double[] scores;
  private int size;

  /**
   * Makes an empty list.
   *
   * @param capacity the greatest number of ids kept, at least 1
   * @throws IllegalArgumentException if it is less
   */
  public TopIds(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("A list of the best needs a place, not " + capacity);
    }
    ids = new int[capacity];
    scores = new double[capacity];
  }

  /**
   * The greatest number of ids kept.
   *
   * @return as given at the start
   */
  public int capacity() {
    return ids.length;
  }

  /**
   * Number of ids that the last query found, up to the capacity.
   *
   * @return the count
   */
  public int size() {
    return size;
  }

  /**
   * An id.
   *
   * @param rank from 0, the best, to {@link #size()} - 1
   * @return the id
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  public int id(int rank) {
    return ids[checked(rank)];
  }

  /**
   * An id's score.
   *
   * @param rank from 0, the best, to {@link #size()} - 1
   * @return the score; what it means, says the query
   * @throws IndexOutOfBoundsException if there is no such rank
   */
  public double score(int rank) {
    return scores[checked(rank)];
  }

  private int checked(int rank) {
    if (rank < 0 || rank >= size) {
      throw new IndexOutOfBoundsException("No rank " + rank + " among " + size);
    }
    return rank;
  }

  /**
   * Summarizes the list.
   *
   * @return ids and scores, the best first
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("TopIds[");
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : ", ").append(ids[i]).append('=').append(scores[i]);
    }
    return text.append(']').toString();
  }

  void clear() {
    size = 0;
  }

  /** The least score that can still enter. */
  double least() {
    return size < ids.length ? Double.NEGATIVE_INFINITY : scores[0];
  }

  /** Offers an id, each once between {@link #clear} and {@link #sort}. */
  void offer(int id, double score) {
    if (size < ids.length) {
      size++;
      siftUp(size - 1, id, score);
    } else if (score > scores[0] || (score == scores[0] && id < ids[0])) {
      siftDown(size, id, score);
    }
  }

  /** Brings what was offered into order. Until then the worst id is at the root of a heap. */
  void sort() {
    for (int end = size - 1; end > 0; end--) {
      int id = ids[end];
      double score = scores[end];
      ids[end] = ids[0];
      scores[end] = scores[0];
      siftDown(end, id, score);
    }
  }

  private void siftUp(int start, int id, double score) {
    int place = start;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (!isWorse(score, id, scores[parent], ids[parent])) {
        break;
      }
      put(place, ids[parent], scores[parent]);
      place = parent;
    }
    put(place, id, score);
  }

  private void siftDown(int end, int id, double score) {
    int place = 0;
    int child = 1;
    while (child < end) {
      if (child + 1 < end
          && isWorse(scores[child + 1], ids[child + 1], scores[child], ids[child])) {
        child++;
      }
      if (!isWorse(scores[child], ids[child], score, id)) {
        break;
      }
      put(place, ids[child], scores[child]);
      place = child;
      child = 2 * place + 1;
    }
    put(place, id, score);
  }

  private void put(int place, int id, double score) {
    ids[place] = id;
    scores[place] = score;
  }

  private static boolean isWorse(double score, int id, double otherScore, int otherId) {
    return score < otherScore || (score == otherScore && id > otherId);
  }
}
