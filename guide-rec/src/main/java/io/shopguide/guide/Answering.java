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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers requests from one generation. All that a session keeps between turns holds in every
 * generation: products by their ids, wishes by their concepts.
 *
 * <p>Thread-safe.
 */
final class Answering {
  private final OpenedGuide guide;
  private final Shop shop;
  private final GuideMonitor monitor;
  private final QueryObservers queries;
  private final Clock clock;
  private final Dialogue dialogue = new Dialogue();
  private final GuideParser parser;
  private final NeedRanker needs;
  private final ProfileRanker profiles;
  private final FactFinder facts;
  private final UnknownWords unknown;
  private volatile RuleBook rules = RuleBook.EMPTY;

  /**
   * Makes the answering of a generation.
   *
   * @param shop what the generation reads, reporting to the same monitor
   */
  Answering(OpenedGuide guide, Shop shop, GuideMonitor monitor, Clock clock) {
    this.guide = guide;
    this.shop = shop;
    this.monitor = monitor;
    this.queries = new QueryObservers(monitor);
    this.clock = clock;
    this.parser = guide.parser();
    this.needs = new NeedRanker(shop, guide.matcher(), monitor);
    this.profiles = new ProfileRanker(shop, monitor);
    this.facts = new FactFinder(shop, guide.concepts(), guide.wordings());
    this.unknown = new UnknownWords(shop.index());
  }

  /** Replaces the rules; a request under way is answered by those before. */
  void rules(RuleBook book) {
    rules = book;
  }

  /** Whether an answer is that to a question about products, found or not. */
  static boolean isRanking(Answer answer) {
    Intent intent = answer.query().intent();
    return !isFact(intent) && !isSmallTalk(intent) && !answer.need().isEmpty();
  }

  /** Answers an utterance; within a turn of the session. */
  Answer ask(String text, Session session, AskOptions options) {
    try (StageScope scope = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
      Answer answer = answer(text, session, options, System.nanoTime(), scope);
      scope.succeeded();
      return answer;
    }
  }

  /** Goes on with a ranking; within a turn of the session. */
  Answer more(PinnedTurn turn, Session session) {
    try (StageScope scope = StageScope.enter(monitor, Stage.ASK, StageScope.NONE)) {
      Answer answer =
          ranked(
              turn.query(), next(turn, session), turn.shown(), session, System.nanoTime(), scope);
      scope.succeeded();
      return answer;
    }
  }

  /**
   * The request for the next page. A ranking of another generation is not gone on with: its
   * products are left out of one of this generation.
   */
  private NeedRequest next(PinnedTurn turn, Session session) {
    NeedRequest before = turn.request();
    return turn.generation() == guide.manifest().generation()
        ? before.from(turn.next())
        : request(before.need(), session, before.options().from(turn.first()))
            .without(turn.shown());
  }

  private Answer answer(
      String text, Session session, AskOptions options, long start, StageScope scope) {
    ParsedQuery query = parse(text, scope);
    session.hear(query);
    session.compareWith(options.vectors());
    if (isFact(query.intent())) {
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
    return ranked(query, request(need, session, options), Set.of(), session, start, scope);
  }

  /**
   * Ranks products.
   *
   * @param before ids of the products that former pages showed
   */
  private Answer ranked(
      ParsedQuery query,
      NeedRequest request,
      Set<String> before,
      Session session,
      long start,
      StageScope scope) {
    NeedRanker.Ranking ranking = needs.rank(request, scope);
    report(query, ranking.recommendations());
    session.searchedWith(ranking.meaning());
    List<Recommendation> found = ranking.recommendations();
    session.advance(request.need(), shown(found.isEmpty() ? ranking.alternatives() : found));
    Page page = ranking.page();
    Set<String> seen = new HashSet<>(before);
    Stream.concat(found.stream(), ranking.alternatives().stream())
        .forEach(each -> seen.add(each.product().id()));
    session.pin(
        new PinnedTurn(
            guide.manifest().generation(), query, request, page.offset() + page.shown(), seen));
    return new Answer(
        query,
        request.need(),
        ranking.recommendations(),
        ranking.alternatives(),
        ranking.relaxations(),
        List.of(),
        page.after(request.without().size()),
        notes(query, ranking),
        Duration.ofNanos(System.nanoTime() - start));
  }

  private NeedRequest request(Need need, Session session, AskOptions options) {
    Profile profile = guide.bought(session.shopper());
    return new NeedRequest(need, session.said(), profile, options, rules, clock.instant());
  }

  private static boolean isFact(Intent intent) {
    return intent == Intent.FACT || intent == Intent.COMPARE;
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
    withNamed.add(shop.catalogue().shown(shop.catalogue().id(named)));
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
        queries
            .of(query)
            .parsed(query.findings().size(), query.unresolved().size(), query.intentConfidence());
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
      queries.of(query).zeroResults();
    } else {
      monitor.resultsReturned(recommendations.size(), recommendations.getFirst().score());
    }
  }

  private List<ShownProduct> shown(List<Recommendation> recommendations) {
    return recommendations.stream().map(r -> shop.catalogue().shown(r.product().id())).toList();
  }

  /** Recommends products from a shopper's purchases. */
  List<Recommendation> recommend(Shopper shopper, AskOptions options) {
    try (StageScope scope = StageScope.enter(monitor, Stage.RECOMMEND, StageScope.NONE)) {
      List<Recommendation> recommendations =
          profiles.forShopper(guide.bought(shopper), options, rules.active(clock.instant()), scope);
      scope.succeeded();
      return recommendations;
    }
  }

  /** Recommends products to a session's shopper; within a turn of the session. */
  List<Recommendation> recommend(Session session, int limit) {
    List<Recommendation> recommendations = recommend(session.shopper(), AskOptions.limit(limit));
    session.advance(session.need(), shown(recommendations));
    return recommendations;
  }

  /** Finds products like a given one. */
  List<Recommendation> similar(String productId, int limit) {
    AskOptions options = AskOptions.limit(limit);
    try (StageScope scope = StageScope.enter(monitor, Stage.SIMILAR, StageScope.NONE)) {
      List<Recommendation> similar =
          profiles.like(known(productId), options, rules.active(clock.instant()), scope);
      scope.succeeded();
      return similar;
    }
  }

  /** Explains a product's score for the need of a session; within a turn of the session. */
  Recommendation explain(Session session, String productId) {
    try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, StageScope.NONE)) {
      AskOptions options = AskOptions.defaults().withVectors(session.vectors());
      NeedRequest request = request(session.need(), session, options);
      Recommendation explained = needs.explain(request, known(productId), scope);
      scope.succeeded();
      return explained;
    }
  }

  private int known(String productId) {
    int product = shop.catalogue().find(productId);
    if (product < 0) {
      throw new IllegalArgumentException("The shop has no product '" + productId + "'");
    }
    return product;
  }
}
