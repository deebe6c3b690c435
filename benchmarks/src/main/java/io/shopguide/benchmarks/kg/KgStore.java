package io.shopguide.benchmarks.kg;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A graph store, reduced to the shop's three questions: (a) the features of a product, (b) the
 * number of products with a feature, (c) the ten products that share most features with a product.
 *
 * <p>Each is asked at id level, from a handle that was found before and as the store itself works
 * with it, to handles; and at string level, from an IRI, the answers being turned into strings with
 * {@link #iri}. Answers stay until the next question. Not thread-safe; one per thread.
 */
interface KgStore {
  /** Greatest number of answers to (c). */
  int TOP = 10;

  /** Greatest number of features of a product, and so of answers to any question. */
  int MOST_ANSWERS = ShopTriples.MOST_FEATURES;

  /**
   * Loads triples until questions can be asked.
   *
   * @param triples an N-Triples file
   * @param folder an empty folder for whatever the store keeps on disk
   * @throws IOException if a file cannot be read or written
   */
  void load(Path triples, Path folder) throws IOException;

  /** Number of triples loaded. */
  long tripleCount();

  /** Finds the handles for the questions at id level. */
  void prepare(List<String> products, List<String> features);

  /**
   * Question (a) at id level.
   *
   * @param product index of a prepared product
   * @return number of answers
   */
  int features(int product);

  /** Question (a) at string level. */
  int features(String product);

  /**
   * Question (b) at id level.
   *
   * @param feature index of a prepared feature
   * @return the answer
   */
  int productCount(int feature);

  /** Question (b) at string level. */
  int productCount(String feature);

  /**
   * Question (c) at id level.
   *
   * @param product index of a prepared product
   * @return number of answers, at most {@link #TOP}
   */
  int related(int product);

  /** Question (c) at string level. */
  int related(String product);

  /** An answer to the last (a) or (c) as a string. */
  String iri(int answer);

  /** Number of shared features of an answer to the last (c), which never rises with the index. */
  int shared(int answer);
}
