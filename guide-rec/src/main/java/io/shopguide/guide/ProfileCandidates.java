package io.shopguide.guide;

import io.shopguide.rec.SparseScores;
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
  private final SparseScores chosen;

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

  private void best(SparseScores found, IntToDoubleFunction score, String source, int limit) {
    int[] products = scratch.ints(found.size());
    float[] values = scratch.floats(found.size());
    int size = 0;
    for (int i = 0; i < found.size(); i++) {
      if (eligible.contains(found.product(i))) {
        products[size] = found.product(i);
        values[size++] = (float) score.applyAsDouble(found.product(i));
      }
    }
    float least = size <= limit ? Float.NEGATIVE_INFINITY : Selection.greatest(values, size, limit);
    int added = 0;
    for (int pass = 0; pass < 2; pass++) { // those above the least, then those that equal it
      for (int i = 0; i < size && added < limit; i++) {
        float value = (float) score.applyAsDouble(products[i]);
        if (pass == 0 ? value > least : value == least) {
          added += add(products[i]);
        }
      }
    }
    sources.found(source, added);
  }

  private int addAll(int[] products) {
    int added = 0;
    for (int product : products) {
      added += add(product);
    }
    return added;
  }

  private int add(int product) {
    if (!eligible.contains(product)) {
      return 0;
    }
    if (chosen.get(product) == 0) {
      chosen.add(product, 1);
    }
    return 1;
  }

  /** Number of different candidates. */
  int size() {
    return chosen.size();
  }

  int product(int index) {
    return chosen.product(index);
  }

  boolean contains(int product) {
    return chosen.get(product) > 0;
  }
}
