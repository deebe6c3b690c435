package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.Outcome;
import io.shopguide.monitoring.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The stages of a request that took long. It says nothing about who asked for what. Immutable and
 * thread-safe.
 *
 * @param ended when the request ended
 * @param stages the outermost stage first, each before those inside it
 */
public record SlowRequest(Instant ended, List<StageRun> stages) {

  /**
   * One run of a stage. Immutable and thread-safe.
   *
   * @param stage the stage
   * @param depth number of stages around it
   * @param startNanos nanoseconds from the beginning of the request to its own
   * @param durationNanos its duration in nanoseconds
   * @param ownNanos the part of the duration that no stage inside it took
   * @param outcome how it ended
   */
  public record StageRun(
      Stage stage,
      int depth,
      long startNanos,
      long durationNanos,
      long ownNanos,
      Outcome outcome) {}

  /** Makes an immutable copy of the stages. */
  public SlowRequest {
    stages = List.copyOf(stages);
  }

  /**
   * Duration of the whole request.
   *
   * @return nanoseconds
   */
  public long durationNanos() {
    return stages.getFirst().durationNanos();
  }

  /**
   * The tree for people.
   *
   * @return one line for each stage, indented by its depth
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(ended).append('\n');
    for (StageRun run : stages) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s%-12s %9.3f ms at %9.3f ms%s%n",
              "  ".repeat(run.depth() + 1),
              run.stage().name().toLowerCase(Locale.ROOT),
              run.durationNanos() / 1e6,
              run.startNanos() / 1e6,
              run.outcome() == Outcome.OK ? "" : " " + run.outcome()));
    }
    return text.toString();
  }
}
