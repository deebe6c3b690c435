package io.shopguide.query.tagger;

/**
 * Hears how far a training is, on the thread that trains and after each pass. An exception from it
 * ends the training.
 */
@FunctionalInterface
public interface TrainingProgress {
  /**
   * Called after each pass over the training sequences.
   *
   * @param pass what came out of it
   */
  void onPass(Pass pass);

  /**
   * A pass over the training sequences. Immutable and thread-safe.
   *
   * @param number from 1
   * @param limit greatest number of passes
   * @param loss mean negative logarithm of the probability of a training sequence's labels
   * @param development score on the development sequences
   */
  record Pass(int number, int limit, double loss, EntityScore development) {}
}
