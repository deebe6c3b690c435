package io.shopguide.rec.vector;

import io.shopguide.rec.TopProducts;
import java.nio.file.Path;
import java.util.BitSet;
import org.apache.lucene.util.VectorUtil;

/**
 * An exhaustive search in two steps: the sketches of all vectors bound their similarities from
 * above, and the vectors themselves are read, from the mapped file, in the order of the bounds
 * until no bound is greater than the similarity of the last product wanted.
 *
 * <p>A search takes {@code O(n d / 64)} for n vectors of d dimensions, on one thread; the sketches
 * take d bits and two floats a vector on the heap.
 *
 * <p>Thread-safe.
 */
final class SketchIndex implements VectorIndex {
  /**
   * Standard deviations of an estimate's error between the estimate and the bound. The nearest
   * products are near by some margin, so that far fewer are missed than the tail of a normal
   * distribution beyond it.
   */
  private static final double DEVIATIONS = 1.4;

  /** Vectors that are compared for each product wanted at most, and the least such number. */
  private static final int COMPARED = 10;

  private static final int LEAST_COMPARED = 400;

  /** ... or this share of all. */
  private static final int COMPARED_SHARE = 100;

  /** Shorter vectors lie too close for their signs to tell, and are quick to compare. */
  private static final int LEAST_DIMENSION = 32;

  /**
   * What a product of two values is rounded to. Those of vectors of unit length add up to 1 at
   * most, so that an int holds the sum.
   */
  private static final int ROUGH_UNITS = 1 << 29;

  /**
   * More than each dimension takes from a rough similarity: at most a unit, as products are cut
   * off, and from the similarity itself half a unit in the last place of a float (Higham: Accuracy
   * and Stability of Numerical Algorithms, 2nd edition, section 3.1).
   */
  private static final float ROUGH_ERROR = 0x1.1p-24f;

  private final Path file;
  private final Sketches sketches;
  private final MappedVectors vectors;
  private final Metric metric;
  private final double margin;
  private final float greatestScale;
  private final float roughError;

  /**
   * Makes an index.
   *
   * @param file what it was read from
   * @param sine greatest sine of the angle between a rotated vector and its signs
   */
  SketchIndex(Path file, Sketches sketches, MappedVectors vectors, Metric metric, double sine) {
    this.file = file;
    this.sketches = sketches;
    this.vectors = vectors;
    this.metric = metric;
    double bits = sketches.words * (double) Long.SIZE;
    greatestScale = sketches.scales.greatest();
    roughError =
        (vectors.dimension() + 2) * ROUGH_ERROR; // 2: the similarity of ints is rounded, too
    margin = DEVIATIONS * sine * Math.sqrt(bits / (bits - 1));
  }

  static SketchIndex open(Path file) {
    return VectorFile.open(file);
  }

  @Override
  public int size() {
    return vectors.count();
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public VectorQuery query(float[] vector) {
    return new Search(Vectors.comparable("The query's vector", vector, dimension(), metric));
  }

  @Override
  public float[] mean(int[] products) {
    double[] sum = new double[dimension()];
    float[] vector = new float[dimension()];
    for (int product : products) {
      vectors.read(product, vector);
      for (int d = 0; d < sum.length; d++) {
        sum[d] += vector[d];
      }
    }
    return Vectors.direction(sum);
  }

  @Override
  public void verify() {
    VectorFile.verify(file);
  }

  /** The file stays mapped until the index is garbage. */
  @Override
  public void close() {}

  private final class Search implements VectorQuery {
    private final float[] query;
    private final float[] vector = new float[dimension()];

    /** The query in rough units; {@code null} where lengths differ. */
    private final float[] scaled;

    Search(float[] query) {
      this.query = query;
      scaled = metric == Metric.COSINE ? new float[query.length] : null;
      for (int d = 0; scaled != null && d < query.length; d++) {
        scaled[d] = query[d] * ROUGH_UNITS;
      }
    }

    @Override
    public float similarity(int product) {
      vectors.read(product, vector);
      return VectorUtil.dotProduct(query, vector);
    }

    @Override
    public int[] nearest(int limit) {
      return search(Math.min(limit, size()), null, size());
    }

    @Override
    public int[] nearest(int limit, BitSet among) {
      int eligible = among.cardinality();
      return search(Math.min(limit, eligible), among, eligible);
    }

    private int[] search(int limit, BitSet among, int eligible) {
      int most = Math.max(LEAST_COMPARED, Math.max(COMPARED * limit, eligible / COMPARED_SHARE));
      return dimension() < LEAST_DIMENSION || eligible <= 2 * limit + size() / COMPARED_SHARE
          ? compareAll(limit, among)
          : searchSketches(limit, among, most);
    }

    private int[] compareAll(int limit, BitSet among) {
      TopProducts top = new TopProducts(limit);
      for (int p = next(among, 0); p >= 0 && p < size(); p = next(among, p + 1)) {
        top.offer(p, similarity(p));
      }
      return top.drain();
    }

    private static int next(BitSet among, int from) {
      return among == null ? from : among.nextSetBit(from);
    }

    private int[] searchSketches(int limit, BitSet among, int most) {
      SketchQuery sketch = new SketchQuery(sketches, query, margin);
      Candidates candidates = new Candidates(limit, 2 * sketch.slack() * greatestScale);
      for (int block = 0; block < sketches.blocks(); block++) {
        int first = block * Sketches.BLOCK;
        int last = Math.min(Sketches.BLOCK, size() - first);
        candidates.addAll(sketch.bounds(block), first, last, among);
      }
      candidates.sort();
      TopProducts top = new TopProducts(limit);
      for (int compared = 0; compared < most && candidates.size() > 0; compared++) {
        if (top.size() == limit && candidates.greatest() + sketch.constant() < top.worst()) {
          break;
        }
        int product = candidates.remove();
        vectors.read(product, vector);
        if (top.size() < limit || mayReach(top.worst())) {
          top.offer(product, VectorUtil.dotProduct(query, vector));
        }
      }
      return top.drain();
    }

    /** Whether the similarity of the vector that was read may be as great. */
    private boolean mayReach(double similarity) {
      return scaled == null
          || rough(scaled, vector) / (float) ROUGH_UNITS + roughError >= similarity;
    }

    /** Adds up ints, as HotSpot does so many at once, but floats only one after the other. */
    private static int rough(float[] scaled, float[] vector) {
      int sum = 0;
      for (int d = 0; d < vector.length; d++) {
        sum += (int) (scaled[d] * vector[d]);
      }
      return sum;
    }
  }
}
