package io.shopguide.rec.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shop's rules for rankings. Boost, bury, stock and margin are named parts of the score; pins
 * fix ranks; exclusions filter. What a shopper rules out stays out whatever the rules say, and pins
 * do not disturb an order the shopper asked for. The JSON form is described in {@code
 * docs/format-rules.md}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param rules the rules; of two pins for one rank the earlier rule has it, the other the next
 */
public record RankingRules(List<RankingRule> rules) {
  private static final int MOST = 1_000;
  private static final RankingRules NONE = new RankingRules(List.of());

  /**
   * Makes rules.
   *
   * @throws IllegalArgumentException if two have the same name or there are more than 1,000
   */
  public RankingRules {
    rules = List.copyOf(rules);
    if (rules.size() > MOST) {
      throw new IllegalArgumentException("There are more than " + MOST + " rules; merge some");
    }
    Set<String> names = new HashSet<>();
    for (RankingRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "Two rules have the name '" + rule.name() + "'; give each a name of its own");
      }
    }
  }

  /**
   * No rules.
   *
   * @return the rules used when none are given
   */
  public static RankingRules none() {
    return NONE;
  }

  /**
   * Reads a JSON file.
   *
   * @param file the file, UTF-8
   * @return the rules
   * @throws RankingRulesException if it cannot be read or a rule is wrong; the message names file,
   *     rule, field and remedy
   */
  public static RankingRules read(Path file) {
    String json;
    try {
      json = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RankingRulesException(
          "Cannot read the rules in " + file + "; is it a UTF-8 file that can be read?", e);
    }
    return parse(json, file.toString());
  }

  /**
   * Reads JSON.
   *
   * @param json the text of a rules file
   * @param source what to call it in messages
   * @return the rules
   * @throws RankingRulesException if a rule is wrong; the message names source, rule, field and
   *     remedy
   */
  public static RankingRules parse(String json, String source) {
    return new RankingRulesReader(source).read(json);
  }
}
