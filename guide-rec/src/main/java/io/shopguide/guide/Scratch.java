package io.shopguide.guide;

import com.carrotsearch.hppc.IntHashSet;
import io.shopguide.kg.query.QueryScratch;
import io.shopguide.rec.SparseScores;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The accumulators of one request, reused by the next. Not thread-safe; one per request. */
final class Scratch implements AutoCloseable {
  final SparseScores clause;
  final SparseScores text;
  final SparseScores coverage;
  final SparseScores boughtTogether;
  final IntHashSet chosen = new IntHashSet(ProfileCandidates.BUDGET);
  final QueryScratch walk = new QueryScratch();

  private int[] ints = new int[0];
  private float[] floats = new float[0];
  private float[] sortable = new float[0];
  private final Pool pool;

  private Scratch(Pool pool, int products) {
    this.pool = pool;
    clause = new SparseScores(products);
    text = new SparseScores(products);
    coverage = new SparseScores(products);
    boughtTogether = new SparseScores(products);
  }

  /** Room for numbers, with any content; until it is asked for again. */
  int[] ints(int least) {
    if (ints.length < least) {
      ints = new int[Math.max(least, 2 * ints.length)];
    }
    return ints;
  }

  /** Room for numbers, with any content; until it is asked for again. */
  float[] floats(int least) {
    if (floats.length < least) {
      floats = new float[Math.max(least, 2 * floats.length)];
    }
    return floats;
  }

  /** A copy of numbers that may be put into another order; until the next is asked for. */
  float[] copy(float[] numbers, int count) {
    if (sortable.length < count) {
      sortable = new float[Math.max(count, 2 * sortable.length)];
    }
    System.arraycopy(numbers, 0, sortable, 0, count);
    return sortable;
  }

  /** Clears the accumulators and gives them back. */
  @Override
  public void close() {
    clause.clear();
    text.clear();
    coverage.clear();
    boughtTogether.clear();
    chosen.clear();
    pool.idle.add(this);
  }

  /** Idle accumulators, as many as there were requests at once. Thread-safe. */
  static final class Pool {
    private final int products;
    private final ConcurrentLinkedQueue<Scratch> idle = new ConcurrentLinkedQueue<>();

    Pool(int products) {
      this.products = products;
    }

    Scratch take() {
      Scratch scratch = idle.poll();
      return scratch != null ? scratch : new Scratch(this, products);
    }
  }
}
