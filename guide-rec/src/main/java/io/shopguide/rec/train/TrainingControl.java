package io.shopguide.rec.train;

import io.shopguide.kg.build.BuildProgress;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * How a training runs: its threads, who hears of it and what ends it. No result depends on any of
 * them. Immutable and thread-safe.
 *
 * @param threads number of threads, the calling one among them, at least 1
 * @param progress hears how far the training is, on the calling thread and at most a few times a
 *     second
 * @param cancelled asked now and then on the calling thread whether to stop; an interrupt of that
 *     thread stops the training as well
 */
public record TrainingControl(int threads, BuildProgress progress, BooleanSupplier cancelled) {
  /**
   * Makes a control.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public TrainingControl {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + "; give at least 1");
    }
    Objects.requireNonNull(progress);
    Objects.requireNonNull(cancelled);
  }

  /**
   * All processors, no listener, nothing that cancels.
   *
   * @return the control
   */
  public static TrainingControl create() {
    return new TrainingControl(Runtime.getRuntime().availableProcessors(), p -> {}, () -> false);
  }

  /**
   * Sets the number of threads.
   *
   * @param count at least 1
   * @return a new control
   */
  public TrainingControl threads(int count) {
    return new TrainingControl(count, progress, cancelled);
  }

  /**
   * Sets who hears how far the training is.
   *
   * @param listener the listener
   * @return a new control
   */
  public TrainingControl onProgress(BuildProgress listener) {
    return new TrainingControl(threads, listener, cancelled);
  }

  /**
   * Sets what ends the training early.
   *
   * @param condition true to stop
   * @return a new control
   */
  public TrainingControl cancelledWhen(BooleanSupplier condition) {
    return new TrainingControl(threads, progress, condition);
  }
}
