package io.shopguide.guide;

import io.shopguide.guide.RolloutEvent.Kind;
import io.shopguide.guide.RolloutStatus.Phase;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rollout under way: who is answered by the candidate, what came of it, and what follows.
 *
 * <p>Visits count in the order in which they began, when their time is over, whatever happened in
 * them: the order must not depend on the outcome. Thread-safe. Requests take no lock but that of
 * their own visit; one of them at a time looks at what is complete, the others pass by.
 */
final class Trial {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  /** What more than this many shoppers do does not count; it bounds the memory. */
  private static final int MAX_VISITORS = 500_000;

  /** With fewer live answers nobody knows what is slow. */
  private static final int LEAST_DURATIONS = 100;

  private static final double SLOW = 0.95;

  /** Stands for the visit of a shopper that is over. */
  private static final Visit OVER = new Visit(false, 0, 0, 0, 0);

  private final Generations generations;
  private final Generation live;
  private final Generation candidate;
  private final RolloutPlan plan;
  private final Clock clock;
  private final Function<String, Long> visitors;
  private final ConcurrentMap<Long, Visit> visits = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Visitor> inOrder = new ConcurrentLinkedQueue<>();
  private final Durations durations = new Durations();
  private final Shadow shadow;
  private final AtomicBoolean told = new AtomicBoolean(); // of a failing candidate, once
  private final ReentrantLock deciding = new ReentrantLock();
  private final Guardrails guardrails; // this and below guarded by deciding
  private long shadowed;
  private int complete;
  private boolean postponed;
  private volatile Position position;
  private volatile Phase over;

  /** Where in the plan the rollout is; step -1 is the shadow. */
  private record Position(int step, double share, long slowNanos) {}

  private record Visitor(long id, Visit visit) {}

  /**
   * Begins a rollout.
   *
   * @param visitors 64 evenly distributed bits for a shopper's id, other ones in each rollout
   */
  Trial(
      Generations generations,
      Generation live,
      Generation candidate,
      RolloutPlan plan,
      Clock clock,
      Function<String, Long> visitors) {
    this.generations = generations;
    this.live = live;
    this.candidate = candidate;
    this.plan = plan;
    this.clock = clock;
    this.visitors = visitors;
    this.guardrails = new Guardrails(plan);
    this.shadow = new Shadow(candidate, this::compared);
    this.position =
        plan.shadowQuestions() > 0 ? new Position(-1, 0, Long.MAX_VALUE) : positionOf(0);
  }

  Generation live() {
    return live;
  }

  Generation candidate() {
    return candidate;
  }

  double share() {
    return position.share();
  }

  /** The ids of the products of an answer, in their order. */
  static List<String> products(Answer answer) {
    return ids(Stream.concat(answer.recommendations().stream(), answer.alternatives().stream()));
  }

  private static List<String> ids(Stream<Recommendation> recommendations) {
    return recommendations.map(each -> each.product().id()).toList();
  }

  /** Who has a session: the shopper, or the session itself if nobody knows who that is. */
  long visitor(Session session) {
    return visitor(session.shopper())
        .orElseGet(() -> visitors.apply("session\0" + session.number()));
  }

  /** Who a shopper is; empty for an anonymous one. */
  Optional<Long> visitor(Shopper shopper) {
    return shopper.id().map(id -> visitors.apply("shopper\0" + id));
  }

  /** The side that answers a visitor. */
  private boolean isOnCandidate(long visitor, Visit visit) {
    return visit != null && visit != OVER
        ? visit.onCandidate()
        : point(visitor) < position.share();
  }

  /** A number from 0 to below 1 that a visitor keeps: whoever is below the share stays below. */
  private static double point(long visitor) {
    return (visitor >>> 11) * 0x1p-53;
  }

  /** The generation that answers a visitor, entered; null if the rollout ended. */
  private Generation enter(long visitor, Visit visit) {
    Generation side = isOnCandidate(visitor, visit) ? candidate : live;
    return side.enter() ? side : null;
  }

  /** The visit that a question of a visitor counts in, begun if need be; null if it does not. */
  private Visit visitOf(long visitor) {
    Visit known = visits.get(visitor);
    Position now = position;
    if (known != null || now.step() < 0 || visits.size() >= MAX_VISITORS) {
      return known;
    }
    Visit begun =
        new Visit(
            point(visitor) < now.share(),
            now.step(),
            now.share(),
            now.slowNanos(),
            clock.millis());
    Visit other = visits.putIfAbsent(visitor, begun);
    if (other == null) {
      inOrder.add(new Visitor(visitor, begun));
      return begun;
    }
    return other;
  }

  /**
   * Answers a question, and counts what is shown.
   *
   * @return empty if the rollout ended before
   */
  Optional<Answer> ask(Session session, BiFunction<Answering, Session, Answer> question) {
    long visitor = visitor(session);
    Visit visit = visitOf(visitor);
    Generation side = enter(visitor, visit);
    if (side == null) {
      return Optional.empty();
    }
    Answer answer;
    boolean shadowing = position.step() < 0 && shadow.takes(visitor);
    Session before = shadowing || side == candidate ? session.copy() : null;
    try {
      answer = answered(side, visit, session, before, at -> question.apply(at, session));
    } finally {
      side.leave();
    }
    if (Answering.isRanking(answer)) {
      asked(
          side,
          visit,
          !answer.recommendations().isEmpty(),
          answer.duration().toNanos(),
          products(answer));
    }
    if (shadowing) {
      shadow.ask(before, question, answer);
    }
    decideUnlessBusy();
    return Optional.of(answer);
  }

  /**
   * Recommends products without a question, and counts what is shown.
   *
   * @param session the session whose turn it is, null for none
   * @return empty if the rollout ended before
   */
  Optional<List<Recommendation>> recommend(
      long visitor, Session session, Function<Answering, List<Recommendation>> request) {
    Visit visit = visitOf(visitor);
    Generation side = enter(visitor, visit);
    if (side == null) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    List<Recommendation> found;
    try {
      Session before = session != null && side == candidate ? session.copy() : null;
      found = answered(side, visit, session, before, request);
    } finally {
      side.leave();
    }
    asked(side, visit, !found.isEmpty(), System.nanoTime() - start, ids(found.stream()));
    decideUnlessBusy();
    return Optional.of(found);
  }

  /** Goes on with a ranking; empty if the rollout ended before. */
  Optional<Answer> more(Session session, Function<Answering, Answer> request) {
    Optional<Answer> page = serve(visitor(session), session, request);
    page.ifPresent(answer -> visit(visitor(session)).ifPresent(v -> v.saw(products(answer))));
    return page;
  }

  /** Answers what does not count as a question; empty if the rollout ended before. */
  <T> Optional<T> serve(long visitor, Session session, Function<Answering, T> request) {
    Visit visit = visits.get(visitor);
    Generation side = enter(visitor, visit);
    if (side == null) {
      return Optional.empty();
    }
    try {
      Session before = side == candidate ? session.copy() : null;
      return Optional.of(answered(side, visit, session, before, request));
    } finally {
      side.leave();
    }
  }

  /** Lets a side answer, and the live one if the candidate fails on what it does not fail on. */
  private <T> T answered(
      Generation side,
      Visit visit,
      Session session,
      Session before,
      Function<Answering, T> request) {
    if (side == live) {
      return request.apply(live.answers());
    }
    try {
      return request.apply(candidate.answers());
    } catch (RuntimeException e) {
      if (!live.enter()) {
        throw e;
      }
      try {
        if (session != null) {
          session.restore(before);
        }
        T answer = request.apply(live.answers());
        failed(visit, e);
        return answer;
      } finally {
        live.leave();
      }
    }
  }

  private void failed(Visit visit, RuntimeException e) {
    if (told.compareAndSet(false, true)) {
      LOGGER.warn(
          "Generation {} failed on a request, which generation {} answered instead; later failures"
              + " are counted and not logged",
          candidate.number(),
          live.number(),
          e);
    }
    if (visit != null) {
      visit.failed();
    }
  }

  private void asked(
      Generation side, Visit visit, boolean found, long nanos, List<String> products) {
    if (side == live) {
      durations.add(nanos);
    }
    if (visit != null) {
      visit.asked(found, nanos, products);
    }
  }

  private Optional<Visit> visit(long visitor) {
    return Optional.ofNullable(visits.get(visitor)).filter(visit -> visit != OVER);
  }

  /** A product was clicked; counts if it was shown in the visit. */
  void clicked(long visitor, String productId) {
    visit(visitor).ifPresent(visit -> visit.clicked(productId));
  }

  /** A product was bought; counts if it was shown in the visit. */
  void bought(long visitor, String productId) {
    visit(visitor).ifPresent(visit -> visit.bought(productId));
  }

  private void compared(Shadow.Comparison comparison) {
    deciding.lock();
    try {
      if (over == null && position.step() < 0) {
        guardrails.addShadow(comparison.liveEmpty(), comparison.failed(), comparison.empty());
        shadowed++;
        decide();
      }
    } finally {
      deciding.unlock();
    }
  }

  private void decideUnlessBusy() {
    Visitor first = inOrder.peek();
    if (first != null && isOver(first.visit()) && deciding.tryLock()) {
      try {
        decide();
      } finally {
        deciding.unlock();
      }
    }
  }

  private boolean isOver(Visit visit) {
    return clock.millis() - visit.startMillis() >= plan.visit().toMillis();
  }

  /** Counts the visits that are over and takes the step that follows, if any. */
  private void decide() {
    Visitor next = inOrder.peek();
    while (over == null && next != null && isOver(next.visit())) {
      inOrder.poll();
      next.visit().end();
      visits.put(next.id(), OVER);
      guardrails.add(next.visit());
      if (next.visit().onCandidate() && next.visit().step() == position.step()) {
        complete++;
      }
      proceed();
      next = inOrder.peek();
    }
    if (over == null) {
      proceed();
    }
  }

  private void proceed() {
    if (guardrails.areBroken()) {
      end(false, "a guardrail is broken: " + reason());
    } else if (position.step() < 0) {
      if (shadowed >= plan.shadowQuestions()) {
        step(0);
      }
    } else if (complete >= plan.steps().get(position.step()).visits()) {
      if (position.step() + 1 < plan.steps().size()) {
        step(position.step() + 1);
      } else {
        promoteIfPossible();
      }
    }
  }

  /** What speaks most against the candidate. */
  private String reason() {
    List<RolloutStatus.Figure> figures = guardrails.figures();
    return figures.isEmpty() ? "none is watched" : figures.getFirst().toString();
  }

  private Position positionOf(int step) {
    long slow =
        plan.slow()
            .map(limit -> limit.toNanos())
            .orElseGet(
                () ->
                    durations.count() < LEAST_DURATIONS
                        ? Long.MAX_VALUE
                        : durations.quantile(SLOW));
    return new Position(step, plan.steps().get(step).share(), slow);
  }

  private void step(int step) {
    String before = step == 0 ? shadow.status().toString() : reason();
    position = positionOf(step);
    complete = 0;
    generations.record(this, Kind.STEP, before);
  }

  /** A build that runs now decides what is live after the next opening: the end waits for its. */
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
    if (generations.finish(this, promote, why)) {
      over = promote ? Phase.PROMOTED : Phase.ROLLED_BACK;
      visits.clear();
      inOrder.clear();
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
      if (over == null) {
        end(promote, why);
      } else {
        throw new IllegalStateException(
            "The rollout ended before: " + over.name().replace('_', ' ').toLowerCase(Locale.ROOT));
      }
    } finally {
      deciding.unlock();
    }
  }

  /** Stops asking in the shadow; for whoever ends the rollout. */
  void closeShadow() {
    shadow.close();
  }

  /** The guide is closed. */
  void interrupted() {
    closeShadow();
    over = Phase.INTERRUPTED;
  }

  /** Counts what is complete, and says how far the rollout is. */
  RolloutStatus status() {
    deciding.lock();
    try {
      if (over == null) {
        decide();
      }
      Position now = position;
      Phase phase = over;
      if (phase == null) {
        phase = now.step() < 0 ? Phase.SHADOW : Phase.CANARY;
      }
      double share = phase.isOver() ? (phase == Phase.PROMOTED ? 1 : 0) : now.share();
      return new RolloutStatus(
          live.number(),
          candidate.number(),
          phase,
          share,
          shadow.status(),
          guardrails.figures(),
          guardrails.evidence(),
          guardrails.limit());
    } finally {
      deciding.unlock();
    }
  }
}
