package io.shopguide.kg;

/**
 * The terms at the other ends of one term's triples, read in one go into an array that is used
 * again:
 *
 * <pre>{@code
 * int n = neighbours.objects(product, hasFeature);
 * int[] features = neighbours.ids();
 * for (int i = 0; i < n; i++) {
 *   use(features[i]);
 * }
 * }</pre>
 *
 * <p>Allocates nothing once the array has grown to the longest list read. Not thread-safe; one per
 * thread.
 */
public interface Neighbours {
  /**
   * Reads the objects of a subject.
   *
   * @param subject a term
   * @param predicate a predicate
   * @return their number; the first so many {@link #ids()} ascend, without repetition
   */
  int objects(int subject, int predicate);

  /**
   * Reads the subjects of an object.
   *
   * @param predicate a predicate
   * @param object a term
   * @return their number; the first so many {@link #ids()} ascend, without repetition
   */
  int subjects(int predicate, int object);

  /**
   * What was read last.
   *
   * @return the array; longer than what was read, and another one after the next reading
   */
  int[] ids();
}
