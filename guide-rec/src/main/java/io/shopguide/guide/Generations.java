package io.shopguide.guide;

import io.shopguide.encoder.tuning.TuningException;
import io.shopguide.kg.GraphFormatException;
import io.shopguide.model.ModelFormatException;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.rules.RankingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation that a guide answers from, and its replacement while it answers. A request sees
 * one generation from its beginning to its end; the one that is replaced is closed when the last of
 * its requests has ended.
 *
 * <p>Thread-safe. Requests take no lock.
 */
final class Generations implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  private final GuideFolder folder;
  private final ShopperKey key;
  private final OpenOptions options;
  private final GuideMonitor monitor;
  private final Histories histories;
  private final Closing shared; // what outlives generations: lock, encoder, journal
  private final RolloutHistory history;
  private final Object switching = new Object();
  private final Queue<Runnable> untold = new ConcurrentLinkedQueue<>();
  private final ReentrantLock telling = new ReentrantLock();
  private RankingRules rules = RankingRules.none(); // guarded by switching
  private Consumer<RolloutEvent> listener = event -> {}; // guarded by switching
  private volatile Serving serving; // null once closed; written under switching

  /** The live generation, and the rollout of another if one is under way. */
  private record Serving(Generation live, Optional<Trial> trial) {}

  private Generations(
      GuideFolder folder,
      ShopperKey key,
      OpenOptions options,
      GuideMonitor monitor,
      OpenedGuide first,
      Histories histories,
      Closing shared) {
    this.folder = folder;
    this.key = key;
    this.options = options;
    this.monitor = monitor;
    this.histories = histories;
    this.shared = shared;
    this.history = new RolloutHistory(folder.root());
    this.serving = new Serving(new Generation(first, monitor, options.clock()), Optional.empty());
    noteInterruption();
    if (monitor.isEnabled()) {
      monitor.generationSwitched(0, first.manifest().generation());
    }
  }

  /** Locks a folder and opens its live generation. */
  static Generations open(Path root, OpenOptions given, GuideMonitor monitor, StageScope scope) {
    GuideFolder folder = new GuideFolder(root);
    folder.live();
    Closing closing = new Closing();
    try {
      Closing shared = closing.add(new Closing());
      shared.add(folder.lock("open"));
      given.encoder().ifPresent(shared::add);
      OpenOptions options = sharing(given);
      ShopperKey key = ShopperKeys.forOpening(folder, options.shopperKey());
      return opening(
          root,
          () -> {
            Path live = new ShopperMigration(folder, key).run();
            OpenedGuide first = closing.add(OpenedGuide.open(live, key, options, monitor, scope));
            Histories histories =
                shared.add(
                    Histories.open(
                        folder.journal(), key, first.profiles(), first.manifest().forgotten()));
            return new Generations(folder, key, options, monitor, first, histories, shared);
          });
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** The same options with an encoder that outlives a generation. */
  private static OpenOptions sharing(OpenOptions options) {
    return options
        .encoder()
        .map(encoder -> options.withEncoder(new SharedEncoder(encoder)))
        .orElse(options);
  }

  /** Says of failures which folder cannot be opened. */
  private static <T> T opening(Path place, Supplier<T> opening) {
    try {
      return opening.get();
    } catch (GraphFormatException
        | ModelFormatException
        | TuningException
        | UncheckedIOException e) {
      throw new GuideException(
          "Cannot open the guide in "
              + place
              + ": "
              + e.getMessage()
              + "; restore a backup or build the guide again",
          e);
    }
  }

  private Serving serving() {
    Serving now = serving;
    if (now == null) {
      throw new ClosedGuideException();
    }
    return now;
  }

  /** Runs a request on the live generation, which stays open until the request has ended. */
  <T> T serve(Function<Generation, T> request) {
    Generation generation = serving().live();
    while (!generation.enter()) {
      generation = serving().live();
    }
    try {
      return request.apply(generation);
    } finally {
      generation.leave();
    }
  }

  /**
   * Runs a request on the live generation, or on the candidate if only that has a product: its
   * shoppers know it.
   */
  <T> T serve(String productId, Function<Generation, T> request) {
    Optional<Trial> trial = serving().trial();
    if (trial.isPresent() && !serve(live -> live.has(productId))) {
      Generation candidate = trial.get().candidate();
      if (candidate.enter()) {
        try {
          if (candidate.has(productId)) {
            return request.apply(candidate);
          }
        } finally {
          candidate.leave();
        }
      }
    }
    return serve(request);
  }

  /** Answers a question within a turn of its session. */
  Answer ask(Session session, BiFunction<Answering, Session, Answer> question) {
    return during(trial -> trial.ask(session, question), live -> question.apply(live, session));
  }

  /** Goes on with a ranking within a turn of its session. */
  Answer more(Session session, Function<Answering, Answer> request) {
    return during(trial -> trial.more(session, request), request);
  }

  /** Recommends without a question, within a turn of the session. */
  List<Recommendation> recommend(
      Session session, Function<Answering, List<Recommendation>> request) {
    return during(trial -> trial.recommend(session, request), request);
  }

  /** Recommends without a question. An anonymous shopper is answered by the live generation. */
  List<Recommendation> recommend(
      Shopper shopper, Function<Answering, List<Recommendation>> request) {
    return shopper.id().isEmpty()
        ? serve(live -> request.apply(live.answers()))
        : during(trial -> trial.recommend(shopper, request), request);
  }

  /** Runs a request of a session's turn that is no question. */
  <T> T serve(Session session, Function<Answering, T> request) {
    return during(trial -> trial.serve(session, request), request);
  }

  /** Runs a request in the rollout, or on the live generation if there is none (any more). */
  private <T> T during(Function<Trial, Optional<T>> inTrial, Function<Answering, T> withoutTrial) {
    while (true) {
      Serving now = serving();
      if (now.trial().isPresent()) {
        Optional<T> answer = inTrial.apply(now.trial().get());
        if (answer.isPresent()) {
          return answer.get();
        }
      } else if (now.live().enter()) {
        try {
          return withoutTrial.apply(now.live().answers());
        } finally {
          now.live().leave();
        }
      }
    }
  }

  /** The number of the generation that was built to be tried. */
  long candidate() {
    try {
      return folder
          .candidate()
          .orElseThrow(
              () ->
                  new GuideException(
                      "No generation is to be tried in "
                          + folder.root()
                          + "; build one with GuideBuilder.asCandidate()"));
    } catch (IOException e) {
      throw new GuideException("Cannot read which generation is to be tried", e);
    }
  }

  /** The rollout that is under way. */
  Optional<Trial> trial() {
    return serving().trial();
  }

  Histories histories() {
    return histories;
  }

  /** Replaces the rules of all open generations. */
  RulesReport rules(RankingRules next) {
    synchronized (switching) {
      RulesReport report = serving().live().rules(next);
      serving().trial().ifPresent(trial -> trial.candidate().rules(next));
      rules = next;
      return report;
    }
  }

  /** Answers from another generation of the folder from now on, and after the next opening. */
  void switchTo(long number) {
    synchronized (switching) {
      Generation live = withoutTrial();
      if (live.number() != number) {
        Generation next = open(number);
        try {
          makeCurrent(number);
        } catch (RuntimeException e) {
          retire(next);
          throw e;
        }
        replace(live, next);
        record(RolloutEvent.Kind.SWITCHED, live.number(), number, 1, "on request");
      }
    }
    tell();
  }

  /** Tries another generation of the folder beside the live one. */
  Trial start(long number, RolloutPlan plan, Consumer<RolloutEvent> told) {
    Trial trial;
    synchronized (switching) {
      Generation live = withoutTrial();
      if (live.number() == number) {
        throw new IllegalArgumentException("Generation " + number + " is the live one");
      }
      Generation candidate = open(number);
      try {
        folder.keepCandidate(number);
        if (folder.current() == number) {
          makeCurrent(live.number()); // what is only tried does not outlive the process
        }
      } catch (IOException | RuntimeException e) {
        retire(candidate);
        throw new GuideException("Cannot begin a rollout in " + folder.root(), e);
      }
      String salt = number + " " + options.clock().millis() + " ";
      trial =
          new Trial(this, live, candidate, plan, options.clock(), who -> key.visitor(salt + who));
      listener = told;
      serving = new Serving(live, Optional.of(trial));
      record(
          RolloutEvent.Kind.STARTED,
          live.number(),
          number,
          trial.course().position().share(),
          plan.toString());
    }
    tell();
    return trial;
  }

  private Generation withoutTrial() {
    if (serving().trial().isPresent()) {
      throw new IllegalStateException(
          "A rollout is under way; promote it or roll it back first, or wait for its end");
    }
    return serving().live();
  }

  /**
   * Ends a rollout.
   *
   * @return whether it was still under way
   * @throws GuideException if the candidate cannot be made the live generation; nothing changed
   */
  boolean finish(Trial trial, boolean promote, String why) {
    synchronized (switching) {
      Serving now = serving;
      if (now == null || now.trial().orElse(null) != trial) {
        return false;
      }
      long live = trial.live().number();
      long candidate = trial.candidate().number();
      if (promote) {
        promote(live, candidate);
        replace(trial.live(), trial.candidate());
      } else {
        serving = new Serving(trial.live(), Optional.empty());
        retire(trial.candidate());
      }
      trial.close();
      folder.dropCandidate();
      record(
          promote ? RolloutEvent.Kind.PROMOTED : RolloutEvent.Kind.ROLLED_BACK,
          live,
          candidate,
          promote ? 1 : 0,
          why);
      return true;
    }
  }

  /** Makes a candidate current, unless a later build has made another one. */
  @SuppressWarnings("try") // the lock is only held
  private void promote(long live, long candidate) {
    try (GuideFolder.Lock building = folder.lock("build")) {
      folder.generation(candidate);
      long current = folder.current();
      if (current == live || current == candidate) {
        makeCurrent(candidate);
      }
    }
  }

  /** Notes a step of a rollout. */
  void record(Trial trial, RolloutEvent.Kind kind, String text) {
    synchronized (switching) {
      record(
          kind,
          trial.live().number(),
          trial.candidate().number(),
          trial.course().position().share(),
          text);
    }
  }

  /** Writes history, which cannot fail a request, and what the listener is to be told. */
  private void record(
      RolloutEvent.Kind kind, long live, long candidate, double share, String text) {
    RolloutEvent event =
        new RolloutEvent(options.clock().instant(), kind, live, candidate, share, text);
    LOGGER.info("{}", event);
    try {
      history.append(event);
    } catch (IOException e) {
      LOGGER.warn("The history of rollouts could not be written", e);
    }
    Consumer<RolloutEvent> told = listener;
    untold.add(() -> told.accept(event));
  }

  /**
   * Tells the monitor and listeners what happened, in order. Call without a lock: they may ask for
   * the state of the rollout, or wait for a thread that does.
   */
  void tell() {
    while (!untold.isEmpty() && telling.tryLock()) {
      try {
        Runnable message = untold.poll();
        if (message != null) {
          message.run();
        }
      } catch (RuntimeException e) {
        LOGGER.warn("A listener of rollouts failed", e);
      } finally {
        telling.unlock();
      }
    }
  }

  /** A process that died in the middle of a rollout did not say so. */
  private void noteInterruption() {
    try {
      history
          .last()
          .filter(last -> last.kind().isUnderWay())
          .ifPresent(
              last ->
                  record(
                      RolloutEvent.Kind.INTERRUPTED,
                      last.live(),
                      last.candidate(),
                      0,
                      "the process ended before the rollout did"));
    } catch (GuideException e) {
      LOGGER.warn("The history of rollouts cannot be read: {}", e.getMessage());
    }
  }

  private Generation open(long number) {
    Path place = folder.generation(number);
    try (StageScope scope = StageScope.enter(monitor, Stage.OPEN, StageScope.NONE)) {
      OpenedGuide opened =
          opening(place, () -> OpenedGuide.open(place, key, options, monitor, scope));
      Generation generation = new Generation(opened, monitor, options.clock());
      try {
        generation.rules(rules);
        histories.add(opened.profiles(), opened.manifest().forgotten());
      } catch (RuntimeException e) {
        generation.leave();
        throw e;
      }
      scope.succeeded();
      return generation;
    }
  }

  private void makeCurrent(long number) {
    try {
      folder.makeCurrent(number);
    } catch (IOException e) {
      throw new GuideException(
          "Cannot make generation " + number + " the live one; the guide is as it was before", e);
    }
  }

  private void replace(Generation before, Generation next) {
    serving = new Serving(next, Optional.empty());
    retire(before);
    if (monitor.isEnabled()) {
      untold.add(() -> monitor.generationSwitched(before.number(), next.number()));
    }
  }

  private void retire(Generation generation) {
    histories.remove(generation.guide().profiles());
    generation.leave();
  }

  /** Waits for requests under way and closes everything. Closing twice has no effect. */
  @Override
  public void close() {
    Serving last;
    synchronized (switching) {
      last = serving;
      if (last == null) {
        return;
      }
      serving = null;
      last.trial()
          .ifPresent(
              trial -> {
                trial.course().interrupt();
                trial.close();
                record(trial, RolloutEvent.Kind.INTERRUPTED, "the guide was closed");
              });
    }
    tell();
    // Not under the lock: requests under way may need it to end.
    Closing closing = new Closing();
    closing.add(shared);
    for (Generation generation : open(last)) {
      generation.leave();
      closing.add(generation::awaitClosed);
    }
    closing.close();
  }

  private static List<Generation> open(Serving serving) {
    return serving
        .trial()
        .map(trial -> List.of(trial.live(), trial.candidate()))
        .orElseGet(() -> List.of(serving.live()));
  }
}
