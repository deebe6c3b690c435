package io.shopguide.guide;

import io.shopguide.guide.RolloutEvent.Kind;
import io.shopguide.guide.RolloutStatus.Phase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of a rollout: counts what is complete and takes the step that follows from it, or the
 * end.
 *
 * <p>Thread-safe. One request at a time looks at what is complete, the others pass by.
 */
final class Course {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  /** With fewer live answers nobody knows what is slow. */
  private static final int LEAST_DURATIONS = 100;

  private static final double SLOW = 0.95;

  private final Trial trial;
  private final Generations generations;
  private final RolloutPlan plan;
  private final Clock clock;
  private final Visits visits;
  private final Durations liveDurations = new Durations();
  private final ReentrantLock deciding = new ReentrantLock();
  private final Guardrails guardrails; // this and below guarded by deciding
  private long shadowed;
  private int complete; // visits of the candidate in this step
  private boolean postponed;
  private volatile Position position;
  private volatile Phase over; // null while the rollout goes on

  /** Where in the plan the rollout is; step -1 is the shadow. */
  record Position(int step, double share, long slowNanos) {}

  Course(Trial trial, Generations generations, RolloutPlan plan, Clock clock, Visits visits) {
    this.trial = trial;
    this.generations = generations;
    this.plan = plan;
    this.clock = clock;
    this.visits = visits;
    this.guardrails = new Guardrails(plan);
    this.position =
        plan.shadowQuestions() > 0 ? new Position(-1, 0, Long.MAX_VALUE) : positionOf(0);
  }

  Position position() {
    return position;
  }

  /** The live generation took so long to answer. */
  void answeredLive(long nanos) {
    liveDurations.add(nanos);
  }

  /** A question was answered in the shadow, too. */
  void compared(Shadow.Comparison comparison) {
    deciding.lock();
    try {
      if (over == null && position.step() < 0) {
        guardrails.addShadow(comparison.liveEmpty(), comparison.failed(), comparison.empty());
        shadowed++;
        decide();
      }
    } finally {
      stopDeciding();
    }
  }

  /** Goes on if there is something to count, unless somebody else does. */
  void goOn() {
    if (visits.isOneOver(clock.millis()) && deciding.tryLock()) {
      try {
        decide();
      } finally {
        stopDeciding();
      }
    }
  }

  /** Listeners are told without the lock. */
  private void stopDeciding() {
    deciding.unlock();
    generations.tell();
  }

  private void decide() {
    proceed();
    while (over == null) {
      Visit visit = visits.endOne(clock.millis()).orElse(null);
      if (visit == null) {
        return;
      }
      guardrails.add(visit);
      if (visit.onCandidate() && visit.step() == position.step()) {
        complete++;
      }
      proceed();
    }
  }

  private void proceed() {
    if (over != null) {
      return;
    }
    int step = position.step();
    if (guardrails.areBroken()) {
      end(false, "a guardrail is broken: " + reason());
    } else if (step < 0 && shadowed >= plan.shadowQuestions()) {
      step(0, trial.shadow().toString());
    } else if (step >= 0 && complete >= plan.steps().get(step).visits()) {
      if (step + 1 < plan.steps().size()) {
        step(step + 1, reason());
      } else {
        promoteIfPossible();
      }
    }
  }

  /** What speaks most against the candidate. */
  private String reason() {
    List<RolloutStatus.Figure> figures = guardrails.figures();
    return figures.isEmpty() ? "no guardrail is watched" : figures.getFirst().toString();
  }

  private Position positionOf(int step) {
    long measured =
        liveDurations.count() < LEAST_DURATIONS ? Long.MAX_VALUE : liveDurations.quantile(SLOW);
    long slow = plan.slow().map(Duration::toNanos).orElse(measured);
    return new Position(step, plan.steps().get(step).share(), slow);
  }

  private void step(int step, String before) {
    position = positionOf(step);
    complete = 0;
    generations.record(trial, Kind.STEP, before);
  }

  /** While a build runs, its end decides what is live after the next opening; this waits for it. */
  private void promoteIfPossible() {
    try {
      end(true, "all steps are done; " + reason());
    } catch (GuideException e) {
      if (!postponed) {
        postponed = true;
        LOGGER.warn("The rollout waits with its end: {}", e.getMessage());
      }
    }
  }

  private void end(boolean promote, String why) {
    if (generations.finish(trial, promote, why)) {
      over = promote ? Phase.PROMOTED : Phase.ROLLED_BACK;
      visits.clear();
    }
  }

  /**
   * Ends the rollout by hand.
   *
   * @throws IllegalStateException if it ended before
   * @throws GuideException if the candidate cannot be made the live generation
   */
  void endNow(boolean promote, String why) {
    deciding.lock();
    try {
      decide();
      if (over != null) {
        throw new IllegalStateException("The rollout ended before: " + words(over));
      }
      end(promote, why);
    } finally {
      stopDeciding();
    }
  }

  private static String words(Phase phase) {
    return phase.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** The guide is closed. */
  void interrupt() {
    over = Phase.INTERRUPTED;
  }

  /** Counts what is complete, and says how far the rollout is. */
  RolloutStatus status() {
    deciding.lock();
    try {
      decide();
      Position now = position;
      Phase ended = over;
      Phase phase = now.step() < 0 ? Phase.SHADOW : Phase.CANARY;
      double share = now.share();
      if (ended != null) {
        phase = ended;
        share = ended == Phase.PROMOTED ? 1 : 0;
      }
      return new RolloutStatus(
          trial.live().number(),
          trial.candidate().number(),
          phase,
          share,
          trial.shadow(),
          guardrails.figures(),
          guardrails.evidence(),
          guardrails.limit());
    } finally {
      stopDeciding();
    }
  }
}
