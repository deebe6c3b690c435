package io.shopguide.guide;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.monitoring.diagnosis.Diagnosis;
import io.shopguide.rec.rules.RankingRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An intelligent shopping guide over one shop's catalogue, in the application's own process.
 *
 * <p>A guide is a folder on disk, made by {@link GuideBuilder} and opened here by one process at a
 * time. Answers read an immutable generation; a request costs a few milliseconds at tens of
 * thousands of products, most of it text search.
 *
 * <p>Thread-safe.
 */
public final class ShoppingGuide implements AutoCloseable {
  private final Generations generations;
  private final GuideMonitor monitor;
  private final GuideWatch watch;
  private final Clock clock;
  private final AtomicLong sessions = new AtomicLong();

  private ShoppingGuide(
      Generations generations, GuideMonitor monitor, GuideWatch watch, Clock clock) {
    this.generations = generations;
    this.monitor = monitor;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * Opens a guide with the monitor that the application selected, if any.
   *
   * @param folder the folder that {@link GuideBuilder} built it in
   * @return the guide, to be closed by the caller
   * @throws GuideException if the folder holds no complete guide, is open already, is damaged or of
   *     a newer version; nothing on disk is changed
   */
  public static ShoppingGuide open(Path folder) {
    return open(folder, OpenOptions.defaults());
  }

  /**
   * Opens a guide.
   *
   * @param folder the folder that {@link GuideBuilder} built it in
   * @param monitor what to report to
   * @return the guide, to be closed by the caller
   * @throws GuideException if the folder holds no complete guide, is open already, is damaged or of
   *     a newer version; nothing on disk is changed
   */
  public static ShoppingGuide open(Path folder, GuideMonitor monitor) {
    return open(folder, OpenOptions.with(monitor));
  }

  /**
   * Opens a guide.
   *
   * @param folder the folder that {@link GuideBuilder} built it in
   * @param options monitor, encoder, clock and rules
   * @return the guide, to be closed by the caller
   * @throws GuideException if the folder holds no complete guide, is open already, is damaged or of
   *     a newer version; nothing on disk is changed
   */
  public static ShoppingGuide open(Path folder, OpenOptions options) {
    GuideWatch watch =
        GuideWatch.of(options.watch(), GuideMonitor.guarded(options.monitor()), options.clock());
    GuideMonitor guarded = watch.monitors();
    try (StageScope scope = StageScope.enter(guarded, Stage.OPEN, StageScope.NONE)) {
      Generations opened = Generations.open(folder, options, guarded, scope);
      ShoppingGuide guide = new ShoppingGuide(opened, guarded, watch, options.clock());
      try {
        guide.rules(options.rules());
        watch.begin(
            guide,
            new ReferenceStore(folder, new GuideFolder(folder).live()),
            () -> opened.serve(generation -> generation.guide().shop().knownVectors()));
      } catch (RuntimeException e) {
        opened.close();
        throw e;
      }
      scope.succeeded();
      return guide;
    }
  }

  /**
   * Starts a conversation.
   *
   * @param shopper who asks
   * @return a session without a need
   */
  public Session newSession(Shopper shopper) {
    return new Session(Objects.requireNonNull(shopper, "shopper"), sessions.incrementAndGet());
  }

  /**
   * Answers an utterance with up to ten products.
   *
   * @param text what the shopper said, in English or Chinese
   * @param session the conversation; its need is updated
   * @return the answer
   * @throws IllegalStateException if the guide is closed
   */
  public Answer ask(String text, Session session) {
    return ask(text, session, AskOptions.defaults());
  }

  /**
   * Answers an utterance.
   *
   * @param text what the shopper said, in English or Chinese
   * @param session the conversation; its need is updated
   * @param options how to answer
   * @return the answer
   * @throws IllegalStateException if the guide is closed
   */
  public Answer ask(String text, Session session, AskOptions options) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(options, "options");
    return session.turn(
        () -> {
          try {
            Answer answer =
                generations.ask(session, (answers, turn) -> answers.ask(text, turn, options));
            watch.answered(answer, session);
            return answer;
          } catch (ClosedGuideException e) {
            throw refused(Stage.ASK, "closed", e);
          } catch (RuntimeException e) {
            watch.failed(text);
            throw e;
          }
        });
  }

  /**
   * Goes on with the ranking of the last question: its next products, as many as were asked for.
   * Pages of one question neither repeat nor skip a product, whatever the shopper bought or the
   * shop ruled in between. Costs as much as an answer with all products so far.
   *
   * @param session the conversation
   * @return the next page; without products if there is no more
   * @throws IllegalStateException if the last turn was no question about products, or the guide is
   *     closed
   */
  public Answer more(Session session) {
    return session.turn(
        () -> {
          PinnedTurn turn = session.pinned().orElseThrow(this::noRanking);
          try {
            return generations.more(session, answers -> answers.more(turn, session));
          } catch (ClosedGuideException e) {
            throw refused(Stage.ASK, "closed", e);
          }
        });
  }

  /**
   * Recommends products from a shopper's purchases alone; the most popular ones to a shopper
   * without any.
   *
   * @param shopper the shopper
   * @param limit greatest number of products, positive
   * @return products the shopper has not bought, the best first
   * @throws IllegalStateException if the guide is closed
   */
  public List<Recommendation> recommend(Shopper shopper, int limit) {
    return recommend(shopper, AskOptions.limit(limit));
  }

  /**
   * Recommends products from a shopper's purchases alone; the most popular ones to a shopper
   * without any.
   *
   * @param shopper the shopper
   * @param options how many, from which, and how diverse
   * @return products the shopper has not bought, the best first
   * @throws IllegalStateException if the guide is closed
   */
  public List<Recommendation> recommend(Shopper shopper, AskOptions options) {
    try {
      return generations.recommend(shopper, answers -> answers.recommend(shopper, options));
    } catch (ClosedGuideException e) {
      throw refused(Stage.RECOMMEND, "closed", e);
    }
  }

  /**
   * Recommends products from the purchases of a conversation's shopper alone. Later turns may speak
   * about them: "is the second one waterproof?".
   *
   * @param session the conversation
   * @param limit greatest number of products, positive
   * @return products the shopper has not bought, the best first
   * @throws IllegalStateException if the guide is closed
   */
  public List<Recommendation> recommend(Session session, int limit) {
    try {
      return session.turn(
          () -> generations.recommend(session, answers -> answers.recommend(session, limit)));
    } catch (ClosedGuideException e) {
      throw refused(Stage.RECOMMEND, "closed", e);
    }
  }

  /**
   * Finds products like a given one.
   *
   * @param productId the application's id of a product
   * @param limit greatest number of products, positive
   * @return other products, the most alike first
   * @throws IllegalArgumentException if the shop has no such product
   * @throws IllegalStateException if the guide is closed
   */
  public List<Recommendation> similar(String productId, int limit) {
    try {
      return generations.serve(productId, at -> at.answers().similar(productId, limit));
    } catch (ClosedGuideException e) {
      throw refused(Stage.SIMILAR, "closed", e);
    }
  }

  /**
   * Explains the score that a product has for the need of a conversation.
   *
   * @param session the conversation
   * @param productId the application's id of a product, shown or not
   * @return the product with its score, the score's parts, and the wishes it does not meet
   * @throws IllegalArgumentException if the shop has no such product
   * @throws IllegalStateException if the guide is closed
   */
  public Recommendation explain(Session session, String productId) {
    Objects.requireNonNull(session, "session");
    try {
      return session.turn(
          () -> generations.serve(session, answers -> answers.explain(session, productId)));
    } catch (ClosedGuideException e) {
      throw refused(Stage.EXPLAIN, "closed", e);
    }
  }

  /**
   * Records a purchase. It counts in the shopper's next request and is on disk when this returns.
   *
   * @param shopper a shopper with an id
   * @param productId the application's id of a product
   * @throws IllegalArgumentException if the shopper is anonymous or the shop has no such product
   * @throws IllegalStateException if the guide is closed
   * @throws GuideException if it cannot be written
   */
  public void bought(Shopper shopper, String productId) {
    String id =
        shopper
            .id()
            .orElseThrow(
                () -> new IllegalArgumentException("An anonymous shopper's purchase has no owner"));
    feedback(
        "bought",
        productId,
        () -> {
          generations.histories().bought(id, productId, clock.millis());
          watch.purchased();
          generations.trial().ifPresent(trial -> trial.bought(shopper, productId));
        });
  }

  /**
   * Tells that a shopper clicked a product that the guide had shown. It is not stored: the {@link
   * #watch} counts it, and a {@linkplain #rollout(long, RolloutPlan) rollout} counts it for the
   * generation that showed the product.
   *
   * @param session the conversation
   * @param productId the application's id of a product
   * @throws IllegalArgumentException if the shop has no such product
   * @throws IllegalStateException if the guide is closed
   */
  public void clicked(Session session, String productId) {
    Objects.requireNonNull(session, "session");
    feedback(
        "clicked",
        productId,
        () -> {
          watch.clicked();
          generations.trial().ifPresent(trial -> trial.clicked(session, productId));
        });
  }

  /**
   * Tells that a shopper clicked a product that the guide had shown, where no session is at hand.
   * It is not stored, see {@link #clicked(Session, String)}; an anonymous shopper's counts nowhere.
   *
   * @param shopper the shopper
   * @param productId the application's id of a product
   * @throws IllegalArgumentException if the shop has no such product
   * @throws IllegalStateException if the guide is closed
   */
  public void clicked(Shopper shopper, String productId) {
    feedback(
        "clicked",
        productId,
        () -> {
          watch.clicked();
          generations.trial().ifPresent(trial -> trial.clicked(shopper, productId));
        });
  }

  private void feedback(String kind, String productId, Runnable recording) {
    generations.serve(
        productId,
        at -> {
          at.requireProduct(productId);
          recording.run();
          if (monitor.isEnabled()) {
            monitor.feedbackRecorded(kind);
          }
          return kind;
        });
  }

  /**
   * Forgets a shopper: the recorded purchases are removed from disk before this returns, those of
   * the graph no longer count and leave it with the next build, which ignores what its feeds say of
   * the shopper until now. Whoever comes back begins anew. Conversations under way are the
   * application's to drop.
   *
   * @param shopper a shopper with an id
   * @return what was done
   * @throws IllegalArgumentException if the shopper is anonymous
   * @throws IllegalStateException if the guide is closed
   * @throws GuideException if it cannot be written; to be tried again
   */
  public ForgetReport forget(Shopper shopper) {
    String id =
        shopper
            .id()
            .orElseThrow(() -> new IllegalArgumentException("Nothing is kept of the anonymous"));
    generations.trial().ifPresent(trial -> trial.forget(shopper));
    return generations.serve(at -> generations.histories().forget(id, clock.millis()));
  }

  /**
   * Replaces the shop's rules at once and for good until the next call; a request under way is
   * answered by those before.
   *
   * @param next the rules
   * @return what became of them
   * @throws IllegalStateException if the guide is closed
   */
  public RulesReport rules(RankingRules next) {
    return generations.rules(next);
  }

  /**
   * A product of the shop.
   *
   * @param productId the application's id
   * @return the product, empty if there is none
   * @throws IllegalStateException if the guide is closed
   */
  public Optional<Product> product(String productId) {
    return generations.serve(productId, at -> at.product(productId));
  }

  /**
   * What the guide consists of.
   *
   * @return counts for people to read
   * @throws IllegalStateException if the guide is closed
   */
  public GuideInfo info() {
    return generations.serve(at -> at.guide().info());
  }

  /**
   * Answers from another generation of the folder from now on, and after the next opening. The
   * generation is verified and opened beside the live one first. No request fails or waits: those
   * under way end on the generation they began on, which is closed after the last of them.
   * Conversations go on; {@link #more} then shows what the other generation ranks highest of what
   * was not shown.
   *
   * @param generation its number, as in {@link BuildReport#generation}
   * @throws GuideException if there is no such generation, or it is damaged or cannot be made the
   *     live one; the guide is as it was before
   * @throws IllegalStateException if the guide is closed
   */
  public void switchTo(long generation) {
    generations.switchTo(generation);
  }

  /**
   * Tries another generation of the folder beside the live one, on some of the shoppers: sticky by
   * a keyed hash, step by step, with an automatic end. It is taken back as soon as the plan's
   * guardrails are broken, and is the live generation after the last step. No request fails or
   * waits, and every answer is wholly of one generation.
   *
   * <p>Needs the memory of two open generations. {@link #clicked(Session, String)} and {@link
   * #bought} tell what the guardrails are about. Ends with the guide: after the next opening the
   * live generation answers everybody. What happens is logged, and kept in {@link RolloutHistory}.
   *
   * @param generation its number, as in {@link BuildReport#generation}
   * @param plan the steps and the guardrails
   * @param listener hears of what happens on the threads of requests; must be quick
   * @return a view of the rollout
   * @throws GuideException if there is no such generation or it is damaged; nothing changed
   * @throws IllegalArgumentException if it is the live one
   * @throws IllegalStateException if a rollout is under way, or the guide is closed
   */
  public Rollout rollout(long generation, RolloutPlan plan, Consumer<RolloutEvent> listener) {
    return new Rollout(
        generations.start(
            generation,
            Objects.requireNonNull(plan, "plan"),
            Objects.requireNonNull(listener, "listener")));
  }

  /**
   * Tries another generation of the folder beside the live one, without a listener.
   *
   * @param generation its number, as in {@link BuildReport#generation}
   * @param plan the steps and the guardrails
   * @return a view of the rollout
   * @throws GuideException if there is no such generation or it is damaged; nothing changed
   * @throws IllegalArgumentException if it is the live one
   * @throws IllegalStateException if a rollout is under way, or the guide is closed
   */
  public Rollout rollout(long generation, RolloutPlan plan) {
    return rollout(generation, plan, event -> {});
  }

  /**
   * Tries the generation that {@link GuideBuilder#asCandidate} built last, without a listener.
   *
   * @param plan the steps and the guardrails
   * @return a view of the rollout
   * @throws GuideException if there is none or it is damaged; nothing changed
   * @throws IllegalStateException if a rollout is under way, or the guide is closed
   */
  public Rollout rollout(RolloutPlan plan) {
    return rollout(generations.candidate(), plan);
  }

  /**
   * The rollout that is under way.
   *
   * @return empty if there is none
   * @throws IllegalStateException if the guide is closed
   */
  public Optional<Rollout> rollout() {
    return generations.trial().map(Rollout::new);
  }

  /**
   * What differs from the reference in the last window of questions, and what to look at first:
   * slower stages, features that drifted, questions without a result.
   *
   * @return the diagnosis; it knows nothing before the first window, or without a watch
   */
  public Diagnosis diagnose() {
    return watch.diagnosis();
  }

  /**
   * What the guide notices about its own traffic.
   *
   * @return always the same object
   */
  public GuideWatch watch() {
    return watch;
  }

  private IllegalStateException noRanking() {
    return refused(
        Stage.ASK,
        "no ranking to go on with",
        new IllegalStateException("There is no ranking to go on with; ask first"));
  }

  /** Tells that a request is refused, and returns what to throw. */
  private IllegalStateException refused(Stage stage, String reason, IllegalStateException why) {
    if (monitor.isEnabled()) {
      monitor.requestRefused(stage, reason);
    }
    return why;
  }

  /** Waits for running requests and closes the guide. Closing twice has no effect. */
  @Override
  public void close() {
    watch.close();
    generations.close();
  }
}
