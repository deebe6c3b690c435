package io.shopguide.rec.rules;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule of the shop. Immutable and thread-safe.
 *
 * @param name names it in explanations and messages, unique among its rules
 * @param action what it does
 * @param products which products it is about
 * @param queries words or phrases in either language, one of which a question must hold; empty if
 *     the rule counts for every request
 * @param from when it begins to count, included
 * @param until when it no longer counts
 */
public record RankingRule(
    String name,
    RuleAction action,
    ProductFilter products,
    List<String> queries,
    Optional<Instant> from,
    Optional<Instant> until) {
  /**
   * Makes a rule.
   *
   * @throws IllegalArgumentException if it has no name, an empty query, or ends before it begins
   */
  public RankingRule {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(products, "products");
    queries = List.copyOf(queries);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is empty; give the rule a name of its own");
    }
    if (queries.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("queries holds an empty text; leave it out");
    }
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      throw new IllegalArgumentException(
          "until " + until.get() + " is not after from " + from.get() + "; swap or mend them");
    }
    if (action instanceof RuleAction.Pin && products.equals(ProductFilter.all())) {
      throw new IllegalArgumentException("products is empty; say which products to pin");
    }
    if (action instanceof RuleAction.Exclude && products.equals(ProductFilter.all())) {
      throw new IllegalArgumentException("products is empty; say which products to exclude");
    }
  }

  /**
   * A rule for every request at any time.
   *
   * @param name its name
   * @param action what it does
   * @param products which products it is about
   * @return the rule
   */
  public static RankingRule of(String name, RuleAction action, ProductFilter products) {
    return new RankingRule(name, action, products, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * The same rule for some questions only.
   *
   * @param terms words or phrases in either language, one of which a question must hold
   * @return another rule
   */
  public RankingRule forQueries(String... terms) {
    return new RankingRule(name, action, products, List.of(terms), from, until);
  }

  /**
   * The same rule for some time only.
   *
   * @param start when it begins to count, included
   * @param end when it no longer counts
   * @return another rule
   */
  public RankingRule between(Instant start, Instant end) {
    return new RankingRule(name, action, products, queries, Optional.of(start), Optional.of(end));
  }

  /**
   * Whether the rule counts at a time.
   *
   * @param now the time
   * @return whether it has begun and not ended
   */
  public boolean isActive(Instant now) {
    return from.map(start -> !now.isBefore(start)).orElse(true)
        && until.map(now::isBefore).orElse(true);
  }
}
