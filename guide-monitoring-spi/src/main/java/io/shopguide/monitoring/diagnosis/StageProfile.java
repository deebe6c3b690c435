package io.shopguide.monitoring.diagnosis;

import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.ReferenceHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long stages took by themselves, without the stages inside them, as counts in bins of 19 to 25
 * %.
 *
 * <p>Immutable and thread-safe.
 */
public final class StageProfile {
  private static final String FEATURE = "own time of ";

  /** Pauses of the machine are no property of a stage. */
  private static final double TRIMMED = 0.01;

  private final Map<Stage, Counts> stages;

  StageProfile(Map<Stage, Counts> stages) {
    this.stages = stages;
  }

  /** Counts of one stage; nobody changes them. */
  static final class Counts {
    private final long[] bins;
    private final long notOk;

    Counts(long[] bins, long notOk) {
      this.bins = bins;
      this.notOk = notOk;
    }
  }

  /**
   * What came since an earlier profile of the same tracer.
   *
   * @param earlier the earlier profile
   * @return the difference
   */
  public StageProfile since(StageProfile earlier) {
    Map<Stage, Counts> difference = new EnumMap<>(Stage.class);
    stages.forEach(
        (stage, now) -> {
          Counts before = earlier.stages.get(stage);
          difference.put(
              stage,
              new Counts(
                  IntStream.range(0, DurationBins.SIZE)
                      .mapToLong(bin -> now.bins[bin] - before.bins[bin])
                      .toArray(),
                  now.notOk - before.notOk));
        });
    return new StageProfile(difference);
  }

  /**
   * Number of runs of a stage.
   *
   * @param stage the stage
   * @return at least 0
   */
  public long runs(Stage stage) {
    Counts counts = stages.get(stage);
    return counts == null ? 0 : Arrays.stream(counts.bins).sum();
  }

  /**
   * Share of a stage's runs that failed or went on without something.
   *
   * @param stage the stage
   * @return 0 to 1; 0 without any run
   */
  public double notOk(Stage stage) {
    long runs = runs(stage);
    return runs == 0 ? 0 : (double) stages.get(stage).notOk / runs;
  }

  /**
   * Mean duration of a stage by itself, without the hundredth of the runs that took longest.
   *
   * @param stage the stage
   * @return nanoseconds, exact to about 10 %; NaN without any run
   */
  public double meanNanos(Stage stage) {
    long runs = runs(stage);
    if (runs == 0) {
      return Double.NaN;
    }
    long left = runs - (long) (runs * TRIMMED);
    double sum = 0;
    double taken = left;
    for (int bin = 0; bin < DurationBins.SIZE && left > 0; bin++) {
      long count = Math.min(left, stages.get(stage).bins[bin]);
      sum += count * DurationBins.middle(bin);
      left -= count;
    }
    return sum / taken;
  }

  /**
   * Mean duration of the runs of a stage that took longest, without the tenth of them that took
   * longest of all.
   *
   * @param stage the stage
   * @param share share of the runs that counts, 0 to 1; at least one run
   * @return nanoseconds, exact to about 10 %; NaN without any run
   */
  public double slowestMeanNanos(Stage stage, double share) {
    long runs = runs(stage);
    if (runs == 0) {
      return Double.NaN;
    }
    long most = Math.clamp((long) (runs * share), 1, runs);
    long left = most;
    long dropped = most / 10;
    double sum = 0;
    for (int bin = DurationBins.SIZE - 1; bin >= 0 && left > 0; bin--) {
      long count = Math.min(left, stages.get(stage).bins[bin]);
      left -= count;
      long pauses = Math.min(dropped, count);
      dropped -= pauses;
      sum += (count - pauses) * DurationBins.middle(bin);
    }
    return sum / (most - most / 10);
  }

  /**
   * The profile as features of a drift reference, one for each stage that ran.
   *
   * @return histograms
   */
  public List<ReferenceHistogram> histograms() {
    double[] edges =
        IntStream.rangeClosed(0, DurationBins.SIZE).mapToDouble(DurationBins::edge).toArray();
    List<ReferenceHistogram> histograms = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (runs(stage) > 0) {
        // Nothing is missing, below or above: the outermost bins hold what is shorter and longer.
        long[] counts = new long[DurationBins.SIZE + 3];
        System.arraycopy(stages.get(stage).bins, 0, counts, 2, DurationBins.SIZE);
        histograms.add(ReferenceHistogram.ofCounts(feature(stage), edges, counts));
      }
    }
    return histograms;
  }

  /**
   * The profile that a drift reference holds, as far as it does. It knows of no failures.
   *
   * @param reference a reference with the histograms of a profile
   * @return the profile; empty if there are none of this version's bins
   */
  public static Optional<StageProfile> of(DriftReference reference) {
    Map<Stage, Counts> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      reference.histograms().stream()
          .filter(h -> h.feature().equals(feature(stage)) && h.bins() == DurationBins.SIZE + 3)
          .forEach(
              h ->
                  stages.put(
                      stage,
                      new Counts(
                          IntStream.range(0, DurationBins.SIZE)
                              .mapToLong(bin -> h.count(bin + 2))
                              .toArray(),
                          0)));
    }
    return stages.isEmpty() ? Optional.empty() : Optional.of(new StageProfile(stages));
  }

  private static String feature(Stage stage) {
    return FEATURE + stage.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What changed against a reference, for the stages that both ran at least so often.
   *
   * @param reference the reference
   * @param leastRuns least number of runs in each
   * @return the greatest change of the time of a request first
   */
  public List<StageChange> changes(StageProfile reference, long leastRuns) {
    double requests = requests();
    double referenceRequests = reference.requests();
    List<StageChange> changes = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (runs(stage) >= leastRuns && reference.runs(stage) >= leastRuns) {
        changes.add(
            new StageChange(
                stage,
                reference.meanNanos(stage),
                meanNanos(stage),
                reference.runs(stage) / referenceRequests,
                runs(stage) / requests));
      }
    }
    changes.sort(Comparator.comparingDouble(c -> -Math.abs(c.changeNanos())));
    return List.copyOf(changes);
  }

  /** Number of requests: the runs of stages that others run in. */
  private double requests() {
    return Math.max(1, runs(Stage.ASK) + runs(Stage.RECOMMEND) + runs(Stage.SIMILAR));
  }
}
