package io.shopguide.guide;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The rules that count for one request. Thread-safe as long as nobody changes the sets.
 *
 * @param excluded products that are not shown
 * @param parts what is added to scores
 * @param pins products with a rank of their own, by rank
 */
record ActiveRules(BitSet excluded, List<RulePart> parts, List<Pinned> pins) {
  static final ActiveRules NONE = new ActiveRules(new BitSet(), List.of(), List.of());

  /** Products with the rank of the first of them. */
  record Pinned(int position, BitSet products) {}

  /** The pinned ones among some products. */
  BitSet pinnedAmong(BitSet eligible) {
    BitSet pinned = new BitSet();
    pins.forEach(pin -> pinned.or(pin.products()));
    pinned.and(eligible);
    return pinned;
  }

  /**
   * Puts pinned products at their ranks.
   *
   * @param ranked the other products in order
   * @param pinned the pinned products that may be shown
   * @return all of them; a product pinned beyond the end stands at the end
   */
  int[] withPinned(int[] ranked, BitSet pinned) {
    if (pinned.isEmpty()) {
      return ranked;
    }
    record Placed(int position, int product) {}
    List<Placed> placed = new ArrayList<>();
    BitSet left = (BitSet) pinned.clone();
    for (Pinned pin : pins) {
      int position = pin.position();
      for (int p = left.nextSetBit(0); p >= 0; p = left.nextSetBit(p + 1)) {
        if (pin.products().get(p)) {
          placed.add(new Placed(position++, p));
          left.clear(p);
        }
      }
    }
    placed.sort(Comparator.comparingInt(Placed::position));
    int[] all = new int[ranked.length + placed.size()];
    int next = 0;
    int nextPlaced = 0;
    for (int rank = 1; rank <= all.length; rank++) {
      boolean due = nextPlaced < placed.size() && placed.get(nextPlaced).position() <= rank;
      all[rank - 1] =
          due || next == ranked.length ? placed.get(nextPlaced++).product() : ranked[next++];
    }
    return all;
  }
}
