package io.shopguide.kg.build;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How feeds are read. Immutable; as thread-safe as the functions in it.
 *
 * @param policy what to do about a bad line
 * @param maxProblems how many problems a report keeps; the rest is only counted
 * @param maxLineLength the longest line, in bytes for JSON lines and in characters for CSV and TSV
 * @param progress hears how far it is
 * @param cancelled asked now and then; {@code true} ends the build with a {@link
 *     java.util.concurrent.CancellationException}, and so does an interrupt of the thread
 * @param nanoClock a clock such as {@link System#nanoTime}
 */
public record FeedOptions(
    ErrorPolicy policy,
    int maxProblems,
    int maxLineLength,
    BuildProgress progress,
    BooleanSupplier cancelled,
    LongSupplier nanoClock) {
  /**
   * Makes options.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public FeedOptions {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(cancelled, "cancelled");
    Objects.requireNonNull(nanoClock, "nanoClock");
    if (maxProblems < 0) {
      throw new IllegalArgumentException("maxProblems is " + maxProblems);
    }
    if (maxLineLength < 1 || maxLineLength > 1 << 28) {
      throw new IllegalArgumentException("maxLineLength is not in 1 to 2^28: " + maxLineLength);
    }
  }

  /**
   * Strict, with lines of up to 1 MiB, and silent.
   *
   * @return the options to begin with
   */
  public static FeedOptions strict() {
    return new FeedOptions(
        ErrorPolicy.STRICT, 1, 1 << 20, progress -> {}, () -> false, System::nanoTime);
  }

  /**
   * Skips bad lines and reports the first of them.
   *
   * @param maxProblems how many problems a report keeps
   * @return the options to begin with
   */
  public static FeedOptions skipping(int maxProblems) {
    return new FeedOptions(
        ErrorPolicy.SKIP_AND_REPORT,
        maxProblems,
        1 << 20,
        progress -> {},
        () -> false,
        System::nanoTime);
  }

  /**
   * The same options with another line limit.
   *
   * @param limit the longest line
   * @return other options
   */
  public FeedOptions withMaxLineLength(int limit) {
    return new FeedOptions(policy, maxProblems, limit, progress, cancelled, nanoClock);
  }

  /**
   * The same options with someone to hear of progress.
   *
   * @param listener hears how far it is
   * @return other options
   */
  public FeedOptions withProgress(BuildProgress listener) {
    return new FeedOptions(policy, maxProblems, maxLineLength, listener, cancelled, nanoClock);
  }

  /**
   * The same options with a way to cancel.
   *
   * @param condition becomes {@code true} to cancel
   * @return other options
   */
  public FeedOptions withCancellation(BooleanSupplier condition) {
    return new FeedOptions(policy, maxProblems, maxLineLength, progress, condition, nanoClock);
  }
}
