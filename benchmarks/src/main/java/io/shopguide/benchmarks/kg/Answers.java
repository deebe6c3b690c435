package io.shopguide.benchmarks.kg;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Checksums of a store's answers, equal for stores that give the same. They do not depend on the
 * order of features, nor on which of several products with the same number of shared features come
 * last among the ten. Immutable and thread-safe.
 *
 * @param triples number of triples
 * @param features over the features of products
 * @param productCounts over the numbers of products with a feature
 * @param shared over the numbers of features that related products share
 */
record Answers(long triples, long features, long productCounts, long shared) {
  private static final int CHECKED = 2_000;
  private static final int CHECKED_RELATED = 200;
  private static final int CHECKED_PAIRS = 10;

  /**
   * Asks a store, at both levels.
   *
   * @param store a store for which the questions are prepared
   * @param questions the questions; only some are asked
   * @throws IllegalStateException if both levels do not agree, or the answers to (a) and (c)
   */
  static Answers of(KgStore store, Questions questions) {
    long features = 0;
    long counts = 0;
    long shared = 0;
    for (int i = 0; i < CHECKED; i++) {
      String product = questions.products().get(i);
      String feature = questions.features().get(i);
      long byId = mixed(i, features(store, store.features(i)));
      agree("(a)", product, byId, mixed(i, features(store, store.features(product))));
      features += byId;
      int count = store.productCount(i);
      agree("(b)", feature, count, store.productCount(feature));
      counts += mixed(i, count);
    }
    for (int i = 0; i < CHECKED_RELATED; i++) {
      String product = questions.products().get(i);
      long byId = mixed(i, shared(store, store.related(i)));
      agree("(c)", product, byId, mixed(i, shared(store, store.related(product))));
      shared += byId;
    }
    for (int i = 0; i < CHECKED_PAIRS; i++) {
      checkPairs(store, questions.products().get(i));
    }
    return new Answers(store.tripleCount(), features, counts, shared);
  }

  private static long features(KgStore store, int count) {
    long sum = count;
    for (int i = 0; i < count; i++) {
      sum += mixed(1, store.iri(i).hashCode());
    }
    return sum;
  }

  private static long shared(KgStore store, int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, store::shared);
    return Arrays.hashCode(numbers);
  }

  /** The products found by (c) share as many features as (a) says. */
  private static void checkPairs(KgStore store, String product) {
    int count = store.related(product);
    String[] related = new String[count];
    int[] shared = new int[count];
    Arrays.setAll(related, store::iri);
    Arrays.setAll(shared, store::shared);
    Set<String> features = featureSet(store, product);
    for (int i = 0; i < count; i++) {
      Set<String> common = featureSet(store, related[i]);
      common.retainAll(features);
      agree("(a) and (c)", product + " beside " + related[i], shared[i], common.size());
    }
    if (Set.of(related).contains(product)) {
      throw new IllegalStateException("(c) of " + product + " answers with itself");
    }
  }

  private static Set<String> featureSet(KgStore store, String product) {
    Set<String> features = new HashSet<>();
    int count = store.features(product);
    for (int i = 0; i < count; i++) {
      features.add(store.iri(i));
    }
    return features;
  }

  private static void agree(String question, String about, long one, long other) {
    if (one != other) {
      throw new IllegalStateException(
          "%s of %s is answered in two ways: %d and %d".formatted(question, about, one, other));
    }
  }

  /** Spreads a value over all bits, in another way at each position (SplitMix64's finalizer). */
  private static long mixed(int position, long value) {
    long z = value * 31 + position * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
