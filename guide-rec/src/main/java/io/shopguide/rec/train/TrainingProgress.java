package io.shopguide.rec.train;

/** Hears how far a training is. An exception from it ends the training. */
@FunctionalInterface
public interface TrainingProgress {
  /**
   * Called from time to time, and at the end of each step.
   *
   * @param step what is being done, for example {@code inverting}
   * @param done units of work done in this step
   * @param total units of work of this step
   */
  void onProgress(String step, int done, int total);
}
