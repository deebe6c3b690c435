package io.shopguide.encoder;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the vectors of the texts encoded last, for head queries. Long texts are no head queries and
 * are not kept, so a cache never holds more than {@code capacity} vectors and {@code capacity *
 * 256} characters.
 *
 * <p>Thread-safe.
 */
public final class CachingEncoder implements TextEncoder {
  private static final int MAX_CHARS = 256;

  private final TextEncoder delegate;
  private final Map<String, float[]> vectors;
  private long hits;
  private long misses;

  /**
   * How often a vector was known. Immutable and thread-safe.
   *
   * @param hits number of texts whose vector was kept
   * @param misses number of texts that were encoded although they are short enough to be kept
   */
  public record Statistics(long hits, long misses) {}

  /**
   * Puts a cache before an encoder and takes over closing it.
   *
   * @param delegate the encoder
   * @param capacity greatest number of texts kept, at least 1; each costs four bytes a dimension
   *     and its text
   * @throws IllegalArgumentException if {@code capacity} is below 1
   */
  public CachingEncoder(TextEncoder delegate, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is below 1");
    }
    this.delegate = delegate;
    this.vectors = new LeastRecentlyUsed(capacity);
  }

  @Override
  public String specification() {
    return delegate.specification();
  }

  @Override
  public int dimension() {
    return delegate.dimension();
  }

  @Override
  public float[] encode(String text) {
    if (text.length() > MAX_CHARS) {
      return delegate.encode(text);
    }
    synchronized (vectors) {
      float[] known = vectors.get(text);
      if (known != null) {
        hits++;
        return known.clone();
      }
      misses++;
    }
    float[] vector = delegate.encode(text);
    synchronized (vectors) {
      vectors.put(text, vector.clone());
    }
    return vector;
  }

  /**
   * How often a vector was known since the cache was made.
   *
   * @return the counts
   */
  public Statistics statistics() {
    synchronized (vectors) {
      return new Statistics(hits, misses);
    }
  }

  @Override
  public void close() {
    delegate.close();
    synchronized (vectors) {
      vectors.clear();
    }
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, float[]> {
    private static final long serialVersionUID = 1;

    private final int capacity;

    LeastRecentlyUsed(int capacity) {
      super(16, 0.75f, true);
      this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
      return size() > capacity;
    }
  }
}
