package io.shopguide.guide;

import io.shopguide.guide.Condition.Strictness;
import io.shopguide.rec.text.TextQuery;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A need translated to this shop: conditions on products, and what to look for in their texts.
 *
 * @param products number of products of the shop
 * @param conditions conditions of every strictness
 * @param text what to look for in the texts; without clauses if words play no part
 * @param words what the shopper said of it, without what conditions stand for
 * @param taken by those of the words that probably mean what the shop has, the products of that
 * @param freeWords whether some of the words are covered by no condition that must be met
 * @param encoderText the need as one text for the encoder, possibly empty
 * @param anchors products that the answer should be like
 * @param notes what could not be checked
 */
record MatchedNeed(
    int products,
    List<Condition> conditions,
    TextQuery text,
    List<String> words,
    Map<String, BitSet> taken,
    boolean freeWords,
    String encoderText,
    List<Integer> anchors,
    List<Phrase> notes) {
  private static final Set<Strictness> REQUIRED = EnumSet.of(Strictness.FIRM, Strictness.WISH);

  /** The products that meet every firm condition and every wish. */
  BitSet exact() {
    return allOf(REQUIRED, Set.of());
  }

  /** The products that meet every firm condition. */
  BitSet firm() {
    return allOf(EnumSet.of(Strictness.FIRM), Set.of());
  }

  /** The products that meet every firm condition and every wish but one. */
  BitSet exactWithout(Condition dropped) {
    Set<Condition> without = Collections.newSetFromMap(new IdentityHashMap<>());
    without.add(dropped);
    return allOf(REQUIRED, without);
  }

  private BitSet allOf(Set<Strictness> strictnesses, Set<Condition> dropped) {
    BitSet all = new BitSet(products);
    all.set(0, products);
    for (Condition condition : conditions) {
      if (!dropped.contains(condition) && strictnesses.contains(condition.strictness())) {
        all.and(condition.products());
      }
    }
    return all;
  }

  /** The products that have what all of the words were taken for; none if some mean nothing. */
  BitSet takenFor() {
    BitSet all = new BitSet(products);
    if (!words.isEmpty() && taken.keySet().containsAll(words)) {
      all.set(0, products);
      taken.values().forEach(all::and);
    }
    return all;
  }

  /** Whether the kind of product is known, so that others of the kind are worth showing. */
  boolean hasFirmCategory() {
    return conditions.stream()
        .anyMatch(c -> c.strictness() == Strictness.FIRM && c.kind() == Reason.Kind.WISH);
  }

  /** The conditions that must be met. */
  List<Condition> required() {
    return conditions.stream().filter(c -> REQUIRED.contains(c.strictness())).toList();
  }

  /** The wishes and preferences. */
  List<Condition> wishes() {
    return conditions.stream().filter(c -> c.strictness() != Strictness.FIRM).toList();
  }

  /** The number of wishes that a product does not meet. */
  int unmetCount(int product) {
    int unmet = 0;
    for (int c = 0; c < conditions.size(); c++) {
      Condition condition = conditions.get(c);
      if (condition.strictness() == Strictness.WISH && !condition.meets(product)) {
        unmet++;
      }
    }
    return unmet;
  }

  /** The products the answer should be like; empty for an answer to words. */
  int[] anchorProducts() {
    return anchors.stream().mapToInt(Integer::intValue).toArray();
  }
}
