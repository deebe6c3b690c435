package io.shopguide.guide;

import io.shopguide.guide.Constraint.Strictness;
import io.shopguide.rec.text.TextQuery;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A need translated to this shop: conditions on products, and what to look for in their texts.
 *
 * @param products number of products of the shop
 * @param constraints conditions of every strictness
 * @param text what to look for in the texts; without clauses if words play no part
 * @param words what the shopper said of it, without what conditions stand for
 * @param freeWords whether some of the words are covered by no condition that must be met
 * @param encoderText the need as one text for the encoder, possibly empty
 * @param notes what could not be checked
 */
record MatchedNeed(
    int products,
    List<Constraint> constraints,
    TextQuery text,
    List<String> words,
    boolean freeWords,
    String encoderText,
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
  BitSet exactWithout(Constraint dropped) {
    Set<Constraint> without = Collections.newSetFromMap(new IdentityHashMap<>());
    without.add(dropped);
    return allOf(REQUIRED, without);
  }

  private BitSet allOf(Set<Strictness> strictnesses, Set<Constraint> dropped) {
    BitSet all = new BitSet(products);
    all.set(0, products);
    for (Constraint constraint : constraints) {
      if (!dropped.contains(constraint) && strictnesses.contains(constraint.strictness())) {
        all.and(constraint.products());
      }
    }
    return all;
  }

  /** Whether the kind of product is known, so that others of the kind are worth showing. */
  boolean hasFirmCategory() {
    return constraints.stream()
        .anyMatch(c -> c.strictness() == Strictness.FIRM && c.kind() == Reason.Kind.WISH);
  }

  /** The conditions that must be met. */
  List<Constraint> required() {
    return constraints.stream().filter(c -> REQUIRED.contains(c.strictness())).toList();
  }

  /** The wishes and preferences. */
  List<Constraint> wishes() {
    return constraints.stream().filter(c -> c.strictness() != Strictness.FIRM).toList();
  }

  /** The number of wishes that a product does not meet. */
  int unmetCount(int product) {
    int unmet = 0;
    for (int c = 0; c < constraints.size(); c++) {
      Constraint constraint = constraints.get(c);
      if (constraint.strictness() == Strictness.WISH && !constraint.meets(product)) {
        unmet++;
      }
    }
    return unmet;
  }

  /** The wishes that a product does not meet. */
  List<Phrase> unmet(int product) {
    return constraints.stream()
        .filter(c -> c.strictness() == Strictness.WISH && !c.meets(product))
        .map(Constraint::phrase)
        .toList();
  }
}
