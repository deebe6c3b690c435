package io.shopguide.guide;

import io.shopguide.dialogue.Need;
import io.shopguide.lexicon.Concept;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the ranking of a need depends on besides the shop, so that the same request has the same
 * ranking. Immutable and thread-safe.
 */
final class NeedRequest {
  private final Need need;
  private final Map<Concept, String> said;
  private final Profile profile;
  private final AskOptions options;
  private final RuleBook rules;
  private final Instant now;
  private final Set<String> without;

  /**
   * Makes a request.
   *
   * @param need what is wanted
   * @param said the wording the shopper used for a concept, where known
   * @param profile what the shopper bought
   * @param options how to answer
   * @param rules the shop's rules
   * @param now the time that the rules' dates are compared with
   */
  NeedRequest(
      Need need,
      Map<Concept, String> said,
      Profile profile,
      AskOptions options,
      RuleBook rules,
      Instant now) {
    this(need, said, profile, options, rules, now, Set.of());
  }

  private NeedRequest(
      Need need,
      Map<Concept, String> said,
      Profile profile,
      AskOptions options,
      RuleBook rules,
      Instant now,
      Set<String> without) {
    this.need = need;
    this.said = said;
    this.profile = profile;
    this.options = options;
    this.rules = rules;
    this.now = now;
    this.without = without;
  }

  Need need() {
    return need;
  }

  Map<Concept, String> said() {
    return said;
  }

  Profile profile() {
    return profile;
  }

  AskOptions options() {
    return options;
  }

  /** The same request further down its ranking. */
  NeedRequest from(int offset) {
    return new NeedRequest(need, said, profile, options.from(offset), rules, now, without);
  }

  /** The same request among other products than some that were shown. */
  NeedRequest without(Set<String> productIds) {
    return new NeedRequest(need, said, profile, options, rules, now, productIds);
  }

  /** Ids of the products to leave out. */
  Set<String> without() {
    return without;
  }

  /** The rules that count for the request. */
  ActiveRules active(MatchedNeed matched) {
    return rules.active(
        now, matched.encoderText(), need.wishes().values().stream().flatMap(List::stream).toList());
  }
}
