package io.shopguide.guide;

import io.shopguide.encoder.CachingEncoder;
import io.shopguide.guide.watch.AnswerSummary;
import io.shopguide.guide.watch.TrafficWatch;
import io.shopguide.guide.watch.WatchedFeature;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.diagnosis.Diagnosis;
import io.shopguide.monitoring.diagnosis.StageTracer;
import io.shopguide.monitoring.drift.DriftReference;
import io.shopguide.monitoring.drift.DriftReport;
import io.shopguide.query.Intent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Watches what a guide is asked and what it answers, beside a frozen reference: languages, lengths,
 * intents and concepts of queries, unknown words, vectors, candidates, questions without a result,
 * prices, brands and scores of first products, how long each stage takes; and, as far as the
 * application tells of them, clicks, purchases, current prices and true intents.
 *
 * <p>A window of questions closes by itself and is compared with the reference. {@link
 * ShoppingGuide#diagnose} says what differs. A reference is frozen from the first questions and
 * saved in the guide's folder, unless there is one already.
 *
 * <p>No shopper is told apart from another, and nothing of a query is written to disk: a reference
 * holds counts of the shop's own concepts. The lists of frequent questions, which {@link
 * WatchOptions#withoutQueryLists} switches off, hold texts of up to 40 characters and six words
 * without an address or a long number, and of others the shop's concepts in them. They show what
 * three requests or more of the last window had in common.
 *
 * <p>Thread-safe. It holds less than 2 MiB; a question costs some microseconds more.
 */
public final class GuideWatch {
  private final WatchOptions options;
  private final GuideMonitor monitor;
  private final Optional<StageTracer> tracer;
  private Optional<ReferenceStore> store = Optional.empty();
  private ShoppingGuide guide;
  private Supplier<CachingEncoder.Statistics> cache;
  private volatile Optional<TrafficWatch> traffic = Optional.empty();

  private GuideWatch(WatchOptions options, GuideMonitor monitor, Optional<StageTracer> tracer) {
    this.options = options;
    this.monitor = monitor;
    this.tracer = tracer;
  }

  /**
   * Makes a watch that has nothing to watch yet.
   *
   * @param monitor the guarded monitor of the application
   * @param clock where the time of slow requests is read from
   */
  static GuideWatch of(WatchOptions options, GuideMonitor monitor, Clock clock) {
    if (!options.watching()) {
      return new GuideWatch(options, monitor, Optional.empty());
    }
    StageTracer tracer =
        new StageTracer(
            options.followed(),
            monitor.equals(GuideMonitor.none()) ? System::nanoTime : monitor::nanoTime,
            clock);
    return new GuideWatch(options, monitor, Optional.of(tracer));
  }

  /** What the guide reports to: the application's monitor and what follows requests. */
  GuideMonitor monitors() {
    return tracer.isPresent() ? GuideMonitor.composite(List.of(monitor, tracer.get())) : monitor;
  }

  /** Begins to watch an opened guide. */
  void begin(
      ShoppingGuide watched, ReferenceStore place, Supplier<CachingEncoder.Statistics> vectors) {
    guide = watched;
    store = Optional.of(place);
    cache = vectors;
    if (options.watching()) {
      traffic = Optional.of(traffic(options.reference().or(place::find)));
    }
  }

  private TrafficWatch traffic(Optional<DriftReference> reference) {
    return new TrafficWatch(
        new TrafficWatch.Settings(
            options.referenceRequests(),
            options.windowRequests(),
            options.queryLists(),
            monitor,
            store.orElseThrow()::save,
            options.onReport(),
            options.onDrift(),
            options.executor()),
        reference,
        tracer.orElseThrow(),
        cache);
  }

  /** A question was answered; within its turn of the session. */
  void answered(Answer answer, Session session) {
    Optional<TrafficWatch> watch = traffic;
    if (watch.isPresent()) {
      Optional<float[]> vector = session.takeSearchedWith();
      watch.get().parsed(answer.query());
      if (Answering.isRanking(answer)) {
        watch.get().answered(answer.query(), summary(answer), vector);
      }
    }
  }

  private static AnswerSummary summary(Answer answer) {
    List<Recommendation> found = answer.recommendations();
    int candidates = answer.page().total();
    if (found.isEmpty()) {
      return new AnswerSummary(candidates, 0, Double.NaN, "", Double.NaN);
    }
    Recommendation first = found.getFirst();
    Product product = first.product();
    return new AnswerSummary(
        candidates, found.size(), product.price(), product.brand(), first.score());
  }

  /** A question ended with an exception, other than that of a closed guide. */
  void failed(String text) {
    traffic.ifPresent(watch -> watch.failed(text));
  }

  /** A purchase was recorded. */
  void purchased() {
    traffic.ifPresent(watch -> watch.observed(WatchedFeature.PURCHASES, "purchase"));
  }

  /** A product was clicked. */
  void clicked() {
    traffic.ifPresent(watch -> watch.observed(WatchedFeature.CLICKS, "click"));
  }

  void close() {
    traffic.ifPresent(TrafficWatch::close);
  }

  Diagnosis diagnosis() {
    return traffic.map(TrafficWatch::diagnosis).orElse(Diagnosis.none());
  }

  /**
   * A shopper without an id bought a product; {@link ShoppingGuide#bought} tells of those with one.
   * Only the number of purchases is kept.
   *
   * @param productId the application's id of the product
   * @throws IllegalArgumentException if the shop has no such product
   * @throws IllegalStateException if the guide is closed
   */
  public void boughtAnonymously(String productId) {
    known(productId);
    purchased();
    if (monitor.isEnabled()) {
      monitor.feedbackRecorded("bought");
    }
  }

  /**
   * Tells what the shop charges for a product now, as when its page is opened or it is bought, so
   * that a catalogue with stale prices shows.
   *
   * @param productId the application's id of the product
   * @param price its current price in the currency of the catalogue, positive
   * @throws IllegalArgumentException if the shop has no such product, or the price is not positive
   * @throws IllegalStateException if the guide is closed
   */
  public void currentPrice(String productId, double price) {
    if (!(price > 0) || Double.isInfinite(price)) {
      throw new IllegalArgumentException("A price is positive, not " + price);
    }
    double known = known(productId).price();
    traffic.ifPresent(watch -> watch.observed(WatchedFeature.CURRENT_PRICE, price / known));
    if (monitor.isEnabled()) {
      monitor.feedbackRecorded("price");
    }
  }

  /**
   * Tells what a shopper meant, as somebody found out later.
   *
   * @param answer an answer of the guide
   * @param meant the true intent of its query
   */
  public void labelled(Answer answer, Intent meant) {
    boolean right = answer.query().intent() == meant;
    traffic.ifPresent(watch -> watch.observed(WatchedFeature.LABELS, right ? "right" : "wrong"));
    if (monitor.isEnabled()) {
      monitor.feedbackRecorded("labelled");
    }
  }

  /**
   * The frozen reference, to be saved or given to another guide.
   *
   * @return empty if none is frozen yet, or nothing is watched
   */
  public Optional<DriftReference> reference() {
    return traffic.flatMap(TrafficWatch::reference);
  }

  /**
   * Forgets the reference, as after a change that is meant to stay, and freezes another one from
   * the next questions.
   */
  public synchronized void renewReference() {
    if (traffic.isPresent()) {
      TrafficWatch before = traffic.get();
      store.orElseThrow().forget();
      traffic = Optional.of(traffic(Optional.empty()));
      before.close();
    }
  }

  /**
   * Closes the window before it is full.
   *
   * @return the report; empty if there is no reference yet, or nothing is watched
   */
  public Optional<DriftReport> closeWindow() {
    return traffic.flatMap(TrafficWatch::closeWindow);
  }

  private Product known(String productId) {
    return guide
        .product(productId)
        .orElseThrow(
            () -> new IllegalArgumentException("The shop has no product '" + productId + "'"));
  }
}
