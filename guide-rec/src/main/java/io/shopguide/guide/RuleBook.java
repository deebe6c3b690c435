package io.shopguide.guide;

import io.shopguide.guide.ActiveRules.Pinned;
import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Tokenizer;
import io.shopguide.rec.rules.RankingRule;
import io.shopguide.rec.rules.RankingRules;
import io.shopguide.rec.rules.RuleAction.Boost;
import io.shopguide.rec.rules.RuleAction.Bury;
import io.shopguide.rec.rules.RuleAction.Exclude;
import io.shopguide.rec.rules.RuleAction.Margin;
import io.shopguide.rec.rules.RuleAction.Pin;
import io.shopguide.rec.rules.RuleAction.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * The rules of a shop translated to its products: a set of products a rule, so that a request costs
 * a look at each rule's dates and queries.
 *
 * <p>Immutable and thread-safe.
 */
final class RuleBook {
  static final RuleBook EMPTY = new RuleBook(List.of());

  private final List<Compiled> rules;

  /**
   * A rule with its products.
   *
   * @param degree how much a rule is about a product, 0 to 1
   */
  private record Compiled(
      RankingRule rule, BitSet products, IntToDoubleFunction degree, List<QueryTerm> queries) {}

  /** Words that a question may hold, or what they mean if the lexicon knows them. */
  private record QueryTerm(List<String> words, Set<Concept> meanings) {
    boolean isIn(List<String> question, Collection<Concept> wished) {
      return Collections.indexOfSubList(question, words) >= 0
          || wished.stream().anyMatch(meanings::contains);
    }
  }

  private RuleBook(List<Compiled> rules) {
    this.rules = rules;
  }

  static RuleBook of(RankingRules rules, RuleProducts shop) {
    List<Compiled> compiled = new ArrayList<>();
    for (RankingRule rule : rules.rules()) {
      BitSet products = shop.of(rule.products());
      IntToDoubleFunction degree = p -> products.get(p) ? 1 : 0;
      if (rule.action() instanceof Margin margin) {
        IntToDoubleFunction share = shop.shareOfGreatest(margin.attribute());
        degree = p -> products.get(p) ? share.applyAsDouble(p) : 0;
      } else if (rule.action() instanceof Stock stock) {
        products.and(shop.outOfStock(stock.attribute()));
      }
      List<QueryTerm> queries =
          rule.queries().stream()
              .map(text -> new QueryTerm(words(text), shop.meanings(text)))
              .toList();
      compiled.add(new Compiled(rule, products, degree, queries));
    }
    return new RuleBook(List.copyOf(compiled));
  }

  /** The names of the rules that no product of the shop meets. */
  List<String> idle() {
    return rules.stream()
        .filter(each -> each.products().isEmpty())
        .map(each -> each.rule().name())
        .toList();
  }

  int size() {
    return rules.size();
  }

  /** The rules for a request without a question. */
  ActiveRules active(Instant now) {
    return active(now, "", Set.of());
  }

  /**
   * The rules for a question.
   *
   * @param question what was asked for, in the shopper's words
   * @param wished the concepts that were asked for
   */
  ActiveRules active(Instant now, String question, Collection<Concept> wished) {
    if (rules.isEmpty()) {
      return ActiveRules.NONE;
    }
    List<String> words = words(question);
    BitSet excluded = new BitSet();
    List<RulePart> parts = new ArrayList<>();
    List<Pinned> pins = new ArrayList<>();
    for (Compiled each : rules) {
      boolean counts =
          each.rule().isActive(now)
              && (each.queries().isEmpty()
                  || each.queries().stream().anyMatch(q -> q.isIn(words, wished)));
      if (counts) {
        switch (each.rule().action()) {
          case Pin pin -> pins.add(new Pinned(pin.position(), each.products()));
          case Boost boost -> parts.add(part(each, boost.strength()));
          case Bury bury -> parts.add(part(each, -bury.strength()));
          case Exclude exclude -> excluded.or(each.products());
          case Stock stock -> {
            if (stock.strength() == 0) {
              excluded.or(each.products());
            } else {
              parts.add(part(each, -stock.strength()));
            }
          }
          case Margin margin -> parts.add(part(each, margin.strength()));
        }
      }
    }
    pins.sort(Comparator.comparingInt(Pinned::position));
    return new ActiveRules(excluded, List.copyOf(parts), List.copyOf(pins));
  }

  private static RulePart part(Compiled rule, double strength) {
    return RulePart.of(rule.rule().name(), strength, rule.degree());
  }

  private static List<String> words(String text) {
    return Tokenizer.tokens(text).stream().map(Token::text).toList();
  }
}
