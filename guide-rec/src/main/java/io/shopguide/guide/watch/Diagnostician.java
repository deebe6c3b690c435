package io.shopguide.guide.watch;

import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.diagnosis.Diagnosis;
import io.shopguide.monitoring.diagnosis.FrequentText;
import io.shopguide.monitoring.diagnosis.StageChange;
import io.shopguide.monitoring.diagnosis.StageProfile;
import io.shopguide.monitoring.diagnosis.Symptom;
import io.shopguide.monitoring.drift.BinShift;
import io.shopguide.monitoring.drift.Decision;
import io.shopguide.monitoring.drift.FeatureDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a diagnosis of evidence: the features that drifted and the stages that take longer or fail
 * more often, ordered along the way of a request.
 *
 * <p>Times are no independent draws, as the machine has better and worse minutes: a stage counts as
 * slower only if it takes half as long again by itself, relative to the others, and if that makes
 * requests longer by a tenth.
 */
final class Diagnostician {
  private static final long LEAST_RUNS = 50;
  private static final double SLOWER = 1.5;
  private static final double OF_REQUEST = 0.1;

  /** Share of a stage's runs that has to fail beyond that of the reference. */
  private static final double MORE_FAILURES = 0.05;

  /** Number of runs that encode in a window or a reference, below which they are not compared. */
  private static final double LEAST_ENCODED = 12;

  /** Change of the share of known vectors that explains a slower encoder. */
  private static final double FEWER_HITS = 0.1;

  private final Evidence evidence;
  private final Map<String, FeatureDrift> drifted;

  private Diagnostician(Evidence evidence) {
    this.evidence = evidence;
    drifted =
        evidence.report().features().stream()
            .filter(f -> f.decision() == Decision.DRIFTED || f.decision() == Decision.COOLING_DOWN)
            .collect(Collectors.toMap(FeatureDrift::feature, Function.identity()));
  }

  static Diagnosis diagnosis(Evidence evidence) {
    Diagnostician diagnostician = new Diagnostician(evidence);
    List<StageChange> changes =
        evidence
            .referenceStages()
            .map(reference -> evidence.stages().changes(reference, LEAST_RUNS))
            .orElse(List.of());
    return new Diagnosis(
        evidence.report().window(),
        diagnostician.symptoms(changes),
        changes,
        evidence.slowRequests(),
        evidence.zeroResults(),
        evidence.failures());
  }

  /** Features of what is asked, then stages, then features of what comes of it. */
  private List<Symptom> symptoms(List<StageChange> changes) {
    List<Symptom> symptoms = new ArrayList<>();
    for (WatchedFeature feature : WatchedFeature.values()) {
      if (feature == WatchedFeature.CANDIDATES) {
        symptoms.addAll(failures());
        symptoms.addAll(slower(changes));
      }
      if (drifted.containsKey(feature.label())) {
        symptoms.add(moved(feature, drifted.get(feature.label())));
      }
    }
    return symptoms;
  }

  private Symptom moved(WatchedFeature feature, FeatureDrift drift) {
    BinShift most = drift.mostMoved().orElseThrow();
    String hint =
        feature == WatchedFeature.RESULTS
            ? mostFrequent().orElse(feature.question())
            : feature.question();
    return new Symptom(
        feature.stage(),
        feature.label(),
        most.label(),
        most.referenceShare(),
        most.windowShare(),
        String.format(
            Locale.ROOT,
            "%s: '%s' in %.1f %%, %.1f %% in the reference; %s",
            feature.label(),
            most.label(),
            100 * most.windowShare(),
            100 * most.referenceShare(),
            hint));
  }

  private Optional<String> mostFrequent() {
    return evidence.zeroResults().stream()
        .findFirst()
        .map(FrequentText::text)
        .map(text -> "most often without a result: '" + text + "'");
  }

  private List<Symptom> failures() {
    List<Symptom> symptoms = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      double before = evidence.referenceStages().map(r -> r.notOk(stage)).orElse(0.0);
      double now = evidence.stages().notOk(stage);
      if (evidence.stages().runs(stage) >= LEAST_RUNS && now >= before + MORE_FAILURES) {
        symptoms.add(
            new Symptom(
                stage,
                Symptom.FAILURES,
                "",
                before,
                now,
                String.format(
                    Locale.ROOT,
                    "%s: %.1f %% of its runs failed or went on without something, %.1f %% in the"
                        + " reference; see the log",
                    name(stage),
                    100 * now,
                    100 * before)));
      }
    }
    // What fails inside makes what is around it fail; the stages inside are declared later.
    return symptoms.reversed();
  }

  private List<Symptom> slower(List<StageChange> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    StageProfile reference = evidence.referenceStages().orElseThrow();
    double request =
        changes.stream().mapToDouble(c -> c.referenceNanos() * c.referenceRuns()).sum();
    double common = Math.max(1, commonRatio(changes));
    List<Symptom> symptoms = new ArrayList<>();
    for (StageChange change : changes) {
      boolean slower =
          (change.stage() == Stage.ENCODE && hitsAreKnown())
              ? isEncoderSlower(change, reference, common, request)
              : isSlower(change, common, request);
      if (slower) {
        symptoms.add(slower(change));
      }
    }
    if (common >= SLOWER) {
      symptoms.add(
          new Symptom(
              Stage.ASK,
              Symptom.MACHINE,
              "",
              1,
              common,
              String.format(
                  Locale.ROOT,
                  "all stages take %.1f times as long as in the reference; is the machine busy?",
                  common)));
    }
    return symptoms;
  }

  /** Whether a stage takes longer than in the reference, given what all do. */
  private static boolean isSlower(StageChange change, double common, double request) {
    double expected = common * change.referenceNanos();
    return change.nanos() >= SLOWER * expected
        && change.nanos() * change.runs() - expected * change.referenceRuns()
            >= OF_REQUEST * request;
  }

  private boolean hitsAreKnown() {
    return evidence.hits().isPresent() && evidence.referenceHits().isPresent();
  }

  /**
   * Whether the encoder itself takes longer, which vectors that are known already hide, or fewer
   * are known. The runs that take longest are those that encode; half as many as should be are
   * compared, as who is followed is chance.
   */
  private boolean isEncoderSlower(
      StageChange change, StageProfile reference, double common, double request) {
    double before = 1 - evidence.referenceHits().getAsDouble();
    double now = 1 - evidence.hits().getAsDouble();
    if (now - before >= FEWER_HITS && isSlower(change, common, request)) {
      return true;
    }
    if (now * evidence.stages().runs(Stage.ENCODE) < LEAST_ENCODED
        || before * reference.runs(Stage.ENCODE) < LEAST_ENCODED) {
      return false;
    }
    double expected = common * reference.slowestMeanNanos(Stage.ENCODE, before / 2);
    double encoding = evidence.stages().slowestMeanNanos(Stage.ENCODE, now / 2);
    return encoding >= SLOWER * expected
        && (encoding - expected) * now * change.runs() >= OF_REQUEST * request;
  }

  /** The median of the stages' ratios. */
  private static double commonRatio(List<StageChange> changes) {
    double[] ratios = changes.stream().mapToDouble(StageChange::ratio).sorted().toArray();
    return ratios[(ratios.length - 1) / 2];
  }

  private Symptom slower(StageChange change) {
    return new Symptom(
        change.stage(),
        Symptom.OWN_TIME,
        "",
        change.referenceNanos(),
        change.nanos(),
        String.format(
            Locale.ROOT,
            "%s: %.3f ms a run, %.3f ms in the reference; %s",
            name(change.stage()),
            change.nanos() / 1e6,
            change.referenceNanos() / 1e6,
            why(change.stage())));
  }

  private String why(Stage stage) {
    boolean moreCandidates = drifted.containsKey(WatchedFeature.CANDIDATES.label());
    boolean otherLength = drifted.containsKey(WatchedFeature.QUERY_LENGTH.label());
    return switch (stage) {
      case ENCODE -> whyEncode();
      case CANDIDATES, SCORE, EXPLAIN ->
          moreCandidates ? "there are other numbers of candidates" : "the stage itself is slower";
      case PARSE -> otherLength ? "queries have other lengths" : "the stage itself is slower";
      default -> "the stage itself is slower";
    };
  }

  private String whyEncode() {
    if (evidence.hits().isEmpty() || evidence.referenceHits().isEmpty()) {
      return "the encoder is slower, or knows fewer vectors already";
    }
    double before = evidence.referenceHits().getAsDouble();
    double now = evidence.hits().getAsDouble();
    return String.format(
        Locale.ROOT,
        now < before - FEWER_HITS
            ? "fewer vectors are known already: %.0f %%, %.0f %% in the reference"
            : "the encoder is slower; %.0f %% of the vectors are known already, %.0f %% in the"
                + " reference",
        100 * now,
        100 * before);
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
