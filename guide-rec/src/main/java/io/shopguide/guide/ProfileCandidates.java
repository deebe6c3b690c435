package io.shopguide.guide;

import com.carrotsearch.hppc.IntHashSet;
import io.shopguide.rec.SparseScores;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/**
 * The products worth scoring for a profile. Each source gives its best ones, up to its share of one
 * budget of {@link #BUDGET} products, so that a request costs the same whatever the profile and the
 * catalogue; they are scored exactly.
 *
 * <p>Not thread-safe; one per request.
 */
final class ProfileCandidates {
  /** Products scored at most, whatever they come from. */
  static final int BUDGET = 700;

  /** From item-item weights; the walk's if there are none. */
  private static final int BY_PURCHASES = 200;

  /** From entities in common. */
  private static final int BY_RELATIONS = 100;

  /** From words. */
  private static final int BY_TEXT = 200;

  /** From all vectors, the encoder's and the application's. */
  private static final int BY_VECTORS = BUDGET - BY_PURCHASES - BY_RELATIONS - BY_TEXT;

  private final Shop shop;
  private final CandidateSources sources;
  private final Eligible eligible;
  private final Scratch scratch;
  private final IntHashSet chosen;
  private final int[] products = new int[BUDGET];

  /**
   * Begins without candidates.
   *
   * @param scratch whose {@code chosen} is empty, and belongs to the candidates from now on
   */
  ProfileCandidates(Shop shop, CandidateSources sources, Eligible eligible, Scratch scratch) {
    this.shop = shop;
    this.sources = sources;
    this.eligible = eligible;
    this.scratch = scratch;
    this.chosen = scratch.chosen;
  }

  /** Asks all sources. */
  void find(Profile profile, RequestParts parts) {
    if (parts.boughtTogether().isPresent()) {
      BoughtTogether part = parts.boughtTogether().get();
      if (part.candidates().size() > 0) {
        best(part.candidates(), part.candidates()::get, BoughtTogether.NAME, BY_PURCHASES);
      } else {
        int[] around = shop.walk().around(profile.followed(), BY_PURCHASES, scratch.walk);
        sources.found(GraphWalk.NAME, addAll(around));
      }
    }
    parts
        .shared()
        .ifPresent(part -> sources.found(part.name(), addAll(part.nearest(BY_RELATIONS))));
    parts.text().ifPresent(p -> best(p.candidates(), p::similarity, TextMatch.NAME, BY_TEXT));
    int spaces = parts.vectors().size();
    for (VectorMatch part : parts.vectors()) {
      sources.found(part.name(), addAll(part.nearest(BY_VECTORS / spaces, eligible.all())));
    }
  }

  private void best(SparseScores scores, IntToDoubleFunction score, String source, int limit) {
    int[] found = scratch.ints(scores.size());
    float[] values = scratch.floats(scores.size());
    int size = 0;
    for (int i = 0; i < scores.size(); i++) {
      int product = scores.product(i);
      if (eligible.contains(product)) {
        found[size] = product;
        values[size++] = (float) score.applyAsDouble(product);
      }
    }
    float least =
        size <= limit
            ? Float.NEGATIVE_INFINITY
            : Selection.greatest(scratch.copy(values, size), size, limit);
    int added = 0;
    for (int pass = 0; pass < 2; pass++) { // those above the least, then those that equal it
      for (int i = 0; i < size && added < limit; i++) {
        if (pass == 0 ? values[i] > least : values[i] == least) {
          added += add(found[i]);
        }
      }
    }
    sources.found(source, added);
  }

  private int addAll(int[] found) {
    int added = 0;
    for (int product : found) {
      added += add(product);
    }
    return added;
  }

  private int add(int product) {
    if (!eligible.contains(product)) {
      return 0;
    }
    if (chosen.add(product)) {
      products[chosen.size() - 1] = product;
    }
    return 1;
  }

  /** Number of different candidates. */
  int size() {
    return chosen.size();
  }

  /** The candidates that are not in a set. */
  int[] without(BitSet left) {
    int[] kept = new int[chosen.size()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (!left.get(products[i])) {
        kept[count++] = products[i];
      }
    }
    return count == kept.length ? kept : Arrays.copyOf(kept, count);
  }

  boolean contains(int product) {
    return chosen.contains(product);
  }
}
