package io.shopguide.guide;

import io.shopguide.dialogue.Dialogue;
import io.shopguide.dialogue.Need;
import io.shopguide.dialogue.ShownProduct;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Finding;
import io.shopguide.query.Intent;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.ProductReference;
import io.shopguide.query.Span;
import io.shopguide.rec.rules.RankingRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

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
  private final OpenedGuide guide;
  private final GuideMonitor monitor;
  private final Clock clock;
  private final Dialogue dialogue = new Dialogue();
  private final GuideParser parser;
  private final NeedRanker needs;
  private final ProfileRanker profiles;
  private final FactFinder facts;
  private final UnknownWords unknown;
  private final ReadWriteLock closing = new ReentrantReadWriteLock();
  private final RuleProducts ruleProducts;
  private volatile RuleBook rules = RuleBook.EMPTY;
  private boolean closed;

  private ShoppingGuide(OpenedGuide guide, GuideMonitor monitor, Clock clock) {
    this.guide = guide;
    this.monitor = monitor;
    this.clock = clock;
    this.parser = guide.parser();
    this.needs = new NeedRanker(guide.shop(), guide.matcher(), monitor);
    this.profiles = new ProfileRanker(guide.shop(), monitor);
    this.facts = new FactFinder(guide.shop(), guide.concepts(), guide.wordings());
    this.ruleProducts =
        new RuleProducts(guide.shop().catalogue(), guide.concepts(), guide.lexicon());
    this.unknown = new UnknownWords(guide.shop().index());
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
    GuideMonitor guarded = GuideMonitor.guarded(options.monitor());
    try (StageScope scope = StageScope.enter(guarded, Stage.OPEN, StageScope.NONE)) {
      OpenedGuide opened = OpenedGuide.open(folder, options, guarded, scope);
      scope.succeeded();
      ShoppingGuide guide = new ShoppingGuide(opened, guarded, options.clock());
      guide.rules(options.rules());
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
    return new Session(Objects.requireNonNull(shopper, "shopper"));
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
          Lock reading = enter();
          try (StageScope scope = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
            Answer answer = answer(text, session, options, System.nanoTime(), scope);
            scope.succeeded();
            return answer;
          } finally {
            reading.unlock();
          }
        });
  }

  private Answer answer(
      String text, Session session, AskOptions options, long start, StageScope scope) {
    ParsedQuery query = parse(text, scope);
    session.hear(query);
    session.compareWith(options.vectors());
    if (query.intent() == Intent.FACT || query.intent() == Intent.COMPARE) {
      return factAnswer(query, session, start, scope);
    }
    Need need;
    try (StageScope stage = StageScope.enter(monitor, Stage.DIALOGUE, scope)) {
      need = nextNeed(query, session);
      stage.succeeded();
    }
    if (need.isEmpty() || isSmallTalk(query.intent())) {
      session.advance(need, session.shown());
      return answerOf(query, need, List.of(), SmallTalk.reply(query.intent()), start);
    }
    return ranked(query, request(need, session, options), session, start, scope);
  }

  private Answer ranked(
      ParsedQuery query, NeedRequest request, Session session, long start, StageScope scope) {
    NeedRanker.Ranking ranking = needs.rank(request, scope);
    report(query, ranking.recommendations());
    List<Recommendation> found = ranking.recommendations();
    session.advance(request.need(), shown(found.isEmpty() ? ranking.alternatives() : found));
    Page page = ranking.page();
    session.pin(new PinnedTurn(query, request, page.offset() + page.shown()));
    return new Answer(
        query,
        request.need(),
        ranking.recommendations(),
        ranking.alternatives(),
        ranking.relaxations(),
        List.of(),
        page,
        notes(query, ranking),
        Duration.ofNanos(System.nanoTime() - start));
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
          PinnedTurn turn =
              session
                  .pinned()
                  .orElseThrow(
                      () ->
                          new IllegalStateException(
                              "There is no ranking to go on with; ask first"));
          Lock reading = enter();
          try (StageScope scope = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
            NeedRequest next = turn.request().from(turn.next());
            Answer answer = ranked(turn.query(), next, session, System.nanoTime(), scope);
            scope.succeeded();
            return answer;
          } finally {
            reading.unlock();
          }
        });
  }

  private NeedRequest request(Need need, Session session, AskOptions options) {
    int[] profile = guide.histories().of(session.shopper());
    return new NeedRequest(need, session.said(), profile, options, rules, clock.instant());
  }

  private static boolean isSmallTalk(Intent intent) {
    return intent == Intent.GREETING
        || intent == Intent.ORDER_HELP
        || intent == Intent.OUT_OF_SCOPE;
  }

  /** The need after a turn; a product that the turn names stands in front of those shown. */
  private Need nextNeed(ParsedQuery query, Session session) {
    List<ShownProduct> shown = session.shown();
    int named =
        query
            .reference()
            .filter(r -> query.intent() == Intent.SIMILAR && r.rank() == 0)
            .map(r -> facts.named(r.words()))
            .orElse(-1);
    if (named < 0) {
      return dialogue.next(session.need(), query, shown);
    }
    List<ShownProduct> withNamed = new ArrayList<>();
    withNamed.add(guide.shop().catalogue().shown(guide.shop().catalogue().id(named)));
    withNamed.addAll(shown);
    ProductReference first = new ProductReference(query.reference().get().span(), 1, "");
    ParsedQuery resolved =
        new ParsedQuery(
            query.text(),
            query.language(),
            query.intent(),
            query.intentConfidence(),
            query.findings().stream().filter(f -> !isBrandWithin(f, first.span())).toList(),
            List.of(),
            List.of(first),
            List.of(),
            List.of());
    return dialogue.next(session.need(), resolved, withNamed);
  }

  /** A brand in a product's name is no wish: what is like the product may be another maker's. */
  private static boolean isBrandWithin(Finding finding, Span name) {
    return finding instanceof ConceptFinding named
        && named.concept().kind() == ConceptKind.BRAND
        && named.span().start() >= name.start()
        && named.span().end() <= name.end();
  }

  private ParsedQuery parse(String text, StageScope scope) {
    try (StageScope stage = StageScope.enter(monitor, Stage.PARSE, scope)) {
      ParsedQuery query = guide.meanings().resolved(parser.parse(text, stage));
      stage.succeeded();
      if (monitor.isEnabled()) {
        monitor.queryParsed(
            query.language().code(),
            query.intent().name().toLowerCase(Locale.ROOT),
            query.findings().size(),
            query.unresolved().size(),
            query.intentConfidence());
      }
      return query;
    }
  }

  private Answer factAnswer(ParsedQuery query, Session session, long start, StageScope scope) {
    try (StageScope stage = StageScope.enter(monitor, Stage.FACTS, scope)) {
      List<Fact> found =
          query.intent() == Intent.COMPARE
              ? facts.compare(query, session)
              : facts.find(query, session);
      stage.succeeded();
      List<Phrase> notes =
          found.isEmpty()
              ? List.of(
                  new Phrase(
                      "I could not tell which product or property you mean", "没有识别出您问的商品或属性"))
              : List.of();
      return answerOf(query, session.need(), found, notes, start);
    }
  }

  private static Answer answerOf(
      ParsedQuery query, Need need, List<Fact> facts, List<Phrase> notes, long start) {
    return new Answer(
        query,
        need,
        List.of(),
        List.of(),
        List.of(),
        facts,
        Page.EMPTY,
        notes,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private List<Phrase> notes(ParsedQuery query, NeedRanker.Ranking ranking) {
    List<Phrase> notes = new ArrayList<>(ranking.notes());
    notes.addAll(unknown.notes(query));
    guide.missingEncoder().ifPresent(notes::add);
    parser.missing().ifPresent(notes::add);
    return notes;
  }

  private void report(ParsedQuery query, List<Recommendation> recommendations) {
    if (!monitor.isEnabled()) {
      return;
    }
    if (recommendations.isEmpty()) {
      monitor.zeroResults(query.language().code(), query.intent().name().toLowerCase(Locale.ROOT));
    } else {
      monitor.resultsReturned(recommendations.size(), recommendations.getFirst().score());
    }
  }

  private List<ShownProduct> shown(List<Recommendation> recommendations) {
    return recommendations.stream()
        .map(r -> guide.shop().catalogue().shown(r.product().id()))
        .toList();
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
    Lock reading = enter();
    try (StageScope scope = StageScope.enter(monitor, Stage.RECOMMEND, StageScope.NONE)) {
      List<Recommendation> recommendations =
          profiles.forShopper(
              guide.histories().of(shopper), options, rules.active(clock.instant()), scope);
      scope.succeeded();
      return recommendations;
    } finally {
      reading.unlock();
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
    return session.turn(
        () -> {
          List<Recommendation> recommendations = recommend(session.shopper(), limit);
          session.advance(session.need(), shown(recommendations));
          return recommendations;
        });
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
    AskOptions options = AskOptions.limit(limit);
    Lock reading = enter();
    try (StageScope scope = StageScope.enter(monitor, Stage.SIMILAR, StageScope.NONE)) {
      List<Recommendation> similar =
          profiles.like(known(productId), options, rules.active(clock.instant()), scope);
      scope.succeeded();
      return similar;
    } finally {
      reading.unlock();
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
    return session.turn(
        () -> {
          Lock reading = enter();
          try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, StageScope.NONE)) {
            AskOptions options = AskOptions.defaults().withVectors(session.vectors());
            NeedRequest request = request(session.need(), session, options);
            Recommendation explained = needs.explain(request, known(productId), scope);
            scope.succeeded();
            return explained;
          } finally {
            reading.unlock();
          }
        });
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
    Lock reading = enter();
    try {
      int product = known(productId);
      guide.histories().bought(id, productId, product, clock.millis());
      if (monitor.isEnabled()) {
        monitor.feedbackRecorded("bought");
      }
    } finally {
      reading.unlock();
    }
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
    Lock reading = enter();
    try {
      return guide.histories().forget(id, clock.millis());
    } finally {
      reading.unlock();
    }
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
    Lock reading = enter();
    try {
      RuleBook book = RuleBook.of(next, ruleProducts);
      rules = book;
      return new RulesReport(book.size(), book.idle());
    } finally {
      reading.unlock();
    }
  }

  /**
   * A product of the shop.
   *
   * @param productId the application's id
   * @return the product, empty if there is none
   * @throws IllegalStateException if the guide is closed
   */
  public Optional<Product> product(String productId) {
    Lock reading = enter();
    try {
      int product = guide.shop().catalogue().find(productId);
      return product < 0
          ? Optional.empty()
          : Optional.of(guide.shop().catalogue().product(product));
    } finally {
      reading.unlock();
    }
  }

  /**
   * What the guide consists of.
   *
   * @return counts for people to read
   */
  public GuideInfo info() {
    return guide.info();
  }

  /** Waits for running requests and closes the guide. Closing twice has no effect. */
  @Override
  public void close() {
    Lock writing = closing.writeLock();
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        guide.close();
      }
    } finally {
      writing.unlock();
    }
  }

  private Lock enter() {
    Lock reading = closing.readLock();
    reading.lock();
    if (closed) {
      reading.unlock();
      throw new IllegalStateException("The guide is closed");
    }
    return reading;
  }

  private int known(String productId) {
    int product = guide.shop().catalogue().find(productId);
    if (product < 0) {
      throw new IllegalArgumentException("The shop has no product '" + productId + "'");
    }
    return product;
  }
}
