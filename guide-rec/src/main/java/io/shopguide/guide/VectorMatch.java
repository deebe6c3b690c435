package io.shopguide.guide;

import com.carrotsearch.hppc.IntFloatHashMap;
import io.shopguide.rec.SimilarityPart;
import io.shopguide.rec.vector.VectorQuery;
import java.util.BitSet;
import java.util.Optional;

/**
 * Content similarity by vectors: the cosine, a negative one as 0. A product's vector is read once,
 * however often its similarity is asked for.
 *
 * <p>Not thread-safe; one per request.
 */
final class VectorMatch implements SimilarityPart {
  /** The part whose vectors come from the guide's encoder. */
  static final String MEANING = "meaning";

  private final String name;
  private final VectorQuery query;
  private final Optional<float[]> words;
  private final IntFloatHashMap known = new IntFloatHashMap();

  VectorMatch(String name, VectorQuery query) {
    this(name, query, Optional.empty());
  }

  private VectorMatch(String name, VectorQuery query, Optional<float[]> words) {
    this.name = name;
    this.query = query;
    this.words = words;
  }

  /** Compares by the encoder's vector of some words. */
  static VectorMatch ofWords(float[] vector, VectorQuery query) {
    return new VectorMatch(MEANING, query, Optional.of(vector));
  }

  /** The vector of the words that are compared with; empty for the mean of products. */
  Optional<float[]> words() {
    return words;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double similarity(int product) {
    int slot = known.indexOf(product);
    if (known.indexExists(slot)) {
      return known.indexGet(slot);
    }
    float similarity = Math.max(0, Math.min(1, query.similarity(product)));
    known.indexInsert(slot, product, similarity);
    return similarity;
  }

  /** The most similar products, the most similar first. */
  int[] nearest(int limit, BitSet among) {
    return query.nearest(limit, among);
  }
}
