package io.shopguide.guide;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rollout under way: which of its two generations answers whom, and what shoppers do then.
 *
 * <p>Thread-safe. Requests take no lock but that of their own visit.
 */
final class Trial {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  private final Generation live;
  private final Generation candidate;
  private final Clock clock;
  private final Function<String, Long> visitors;
  private final Visits visits;
  private final Course course;
  private final Shadow shadow;
  private final AtomicBoolean told = new AtomicBoolean(); // of a failing candidate, once

  /**
   * Begins a rollout.
   *
   * @param visitors 64 evenly distributed bits for who visits, other ones in each rollout
   */
  Trial(
      Generations generations,
      Generation live,
      Generation candidate,
      RolloutPlan plan,
      Clock clock,
      Function<String, Long> visitors) {
    this.live = live;
    this.candidate = candidate;
    this.clock = clock;
    this.visitors = visitors;
    this.visits = new Visits(plan.visit().toMillis());
    this.course = new Course(this, generations, plan, clock, visits);
    this.shadow = new Shadow(candidate, course::compared);
  }

  Generation live() {
    return live;
  }

  Generation candidate() {
    return candidate;
  }

  Course course() {
    return course;
  }

  RolloutStatus.Shadow shadow() {
    return shadow.status();
  }

  /** Asks nothing more in the shadow; for whoever ends the rollout. */
  void close() {
    shadow.close();
  }

  /** The ids of the products of an answer, in their order. */
  static List<String> products(Answer answer) {
    return ids(Stream.concat(answer.recommendations().stream(), answer.alternatives().stream()));
  }

  private static List<String> ids(Stream<Recommendation> recommendations) {
    return recommendations.map(each -> each.product().id()).toList();
  }

  /** Who has a session: the shopper, or the session itself if nobody knows who that is. */
  private long visitor(Session session) {
    return visitor(session.shopper())
        .orElseGet(() -> visitors.apply("session\0" + session.number()));
  }

  /** Who a shopper is; empty for an anonymous one. */
  private Optional<Long> visitor(Shopper shopper) {
    return shopper.id().map(id -> visitors.apply("shopper\0" + id));
  }

  /** A request under way on one side. */
  private record Turn(Generation side, Optional<Visit> visit) {
    void leave() {
      side.leave();
    }
  }

  /** Lets a visitor in on the side of the visit; empty if the rollout ended. */
  private Optional<Turn> enter(long visitor, Optional<Visit> visit) {
    boolean onCandidate =
        visit
            .map(Visit::onCandidate)
            .orElseGet(() -> Visits.isBelow(course.position().share(), visitor));
    Generation side = onCandidate ? candidate : live;
    return side.enter() ? Optional.of(new Turn(side, visit)) : Optional.empty();
  }

  private Optional<Turn> enterToAsk(long visitor) {
    return enter(visitor, visits.begin(visitor, course.position(), clock.millis()));
  }

  /**
   * Answers a question, and counts what is shown.
   *
   * @return empty if the rollout ended before
   */
  Optional<Answer> ask(Session session, BiFunction<Answering, Session, Answer> question) {
    long visitor = visitor(session);
    Optional<Turn> entered = enterToAsk(visitor);
    if (entered.isEmpty()) {
      return Optional.empty();
    }
    Turn turn = entered.get();
    boolean shadowing = course.position().step() < 0 && shadow.takes(visitor);
    Optional<Session> before = shadowing ? Optional.of(session.copy()) : Optional.empty();
    Answer answer;
    try {
      answer = answered(turn, Optional.of(session), at -> question.apply(at, session));
    } finally {
      turn.leave();
    }
    if (Answering.isRanking(answer)) {
      boolean found = !answer.recommendations().isEmpty();
      asked(turn, found, answer.duration().toNanos(), products(answer));
    }
    before.ifPresent(copy -> shadow.ask(copy, question, answer));
    course.goOn();
    return entered.map(t -> answer);
  }

  /**
   * Recommends products within a turn of a session, and counts what is shown.
   *
   * @return empty if the rollout ended before
   */
  Optional<List<Recommendation>> recommend(
      Session session, Function<Answering, List<Recommendation>> request) {
    return recommend(visitor(session), Optional.of(session), request);
  }

  /**
   * Recommends products to a shopper with an id, and counts what is shown.
   *
   * @return empty if the rollout ended before
   */
  Optional<List<Recommendation>> recommend(
      Shopper shopper, Function<Answering, List<Recommendation>> request) {
    return recommend(visitor(shopper).orElseThrow(), Optional.empty(), request);
  }

  private Optional<List<Recommendation>> recommend(
      long visitor, Optional<Session> session, Function<Answering, List<Recommendation>> request) {
    Optional<Turn> entered = enterToAsk(visitor);
    if (entered.isEmpty()) {
      return Optional.empty();
    }
    Turn turn = entered.get();
    long start = System.nanoTime();
    List<Recommendation> found;
    try {
      found = answered(turn, session, request);
    } finally {
      turn.leave();
    }
    asked(turn, !found.isEmpty(), System.nanoTime() - start, ids(found.stream()));
    course.goOn();
    return entered.map(t -> found);
  }

  /** Goes on with a ranking; empty if the rollout ended before. */
  Optional<Answer> more(Session session, Function<Answering, Answer> request) {
    Optional<Answer> page = serve(session, request);
    page.ifPresent(
        answer -> visits.of(visitor(session)).ifPresent(visit -> visit.saw(products(answer))));
    return page;
  }

  /** Answers what does not count as a question; empty if the rollout ended before. */
  <T> Optional<T> serve(Session session, Function<Answering, T> request) {
    long visitor = visitor(session);
    Optional<Turn> entered = enter(visitor, visits.of(visitor));
    try {
      return entered.map(turn -> answered(turn, Optional.of(session), request));
    } finally {
      entered.ifPresent(Turn::leave);
    }
  }

  /** Lets a side answer, and the live one if the candidate fails on what that does not fail on. */
  private <T> T answered(Turn turn, Optional<Session> session, Function<Answering, T> request) {
    if (turn.side() == live) {
      return request.apply(live.answers());
    }
    Optional<Session> before = session.map(Session::copy);
    try {
      return request.apply(candidate.answers());
    } catch (RuntimeException e) {
      if (!live.enter()) {
        throw e; // the candidate was promoted in the meantime
      }
      try {
        before.ifPresent(copy -> session.get().restore(copy));
        T answer = request.apply(live.answers());
        failed(turn, e);
        return answer;
      } finally {
        live.leave();
      }
    }
  }

  private void failed(Turn turn, RuntimeException e) {
    if (told.compareAndSet(false, true)) {
      LOGGER.warn(
          "Generation {} failed on a request, which generation {} answered instead; later failures"
              + " are counted and not logged",
          candidate.number(),
          live.number(),
          e);
    }
    turn.visit().ifPresent(Visit::failed);
  }

  private void asked(Turn turn, boolean found, long nanos, List<String> products) {
    if (turn.side() == live) {
      course.answeredLive(nanos);
    }
    turn.visit().ifPresent(visit -> visit.asked(found, nanos, products));
  }

  /** A product was clicked; counts if it was shown in the visit. */
  void clicked(Session session, String productId) {
    visits.of(visitor(session)).ifPresent(visit -> visit.clicked(productId));
  }

  /** A product was clicked; counts if it was shown in the visit, which the anonymous have not. */
  void clicked(Shopper shopper, String productId) {
    visit(shopper).ifPresent(visit -> visit.clicked(productId));
  }

  /** A product was bought; counts if it was shown in the visit. */
  void bought(Shopper shopper, String productId) {
    visit(shopper).ifPresent(visit -> visit.bought(productId));
  }

  /** Forgets what a shopper saw; the visit counts with the numbers so far. */
  void forget(Shopper shopper) {
    visit(shopper).ifPresent(Visit::end);
  }

  private Optional<Visit> visit(Shopper shopper) {
    return visitor(shopper).flatMap(visits::of);
  }
}
