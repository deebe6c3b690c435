package io.shopguide.guide;

import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.rec.SparseScores;
import java.util.BitSet;

/**
 * Finds the products worth scoring for a need.
 *
 * <p>Products meet a need exactly if they meet every required condition and, where some of the
 * words are covered by no condition, have enough to do with the words. Thread-safe.
 */
final class CandidateFinder {
  /** Number of products the vectors contribute. */
  private static final int NEAREST = 300;

  /** Below this cosine a product means something else. */
  private static final double RELATED = 0.35;

  /** Above this cosine a product is what was asked for, whatever the words. */
  private static final double SAME = 0.55;

  /** A product matches if it holds this share of what the best one holds of the words. */
  private static final double COVERED = 0.6;

  private final Shop shop;
  private final GuideMonitor monitor;

  CandidateFinder(Shop shop, GuideMonitor monitor) {
    this.shop = shop;
    this.monitor = monitor;
  }

  /** Products that meet the need, and others that meet its firm conditions at least. */
  record Candidates(BitSet exact, BitSet others) {}

  Candidates find(MatchedNeed need, RequestParts parts, AskOptions options) {
    BitSet firm = need.firm();
    options.among().ifPresent(ids -> firm.and(shop.products(ids)));
    parts.text().ifPresent(text -> text.relateTo(firm));
    BitSet exact = need.exact();
    exact.and(firm);
    BitSet others = related(parts, monitor);
    others.and(firm);
    if (need.freeWords()) {
      exact.and(others);
      keepBestCovered(exact, parts);
    } else if (need.hasFirmCategory()) {
      others.or(firm);
    }
    others.andNot(exact);
    return new Candidates(exact, others);
  }

  /** The products that would meet the need without one of its conditions. */
  BitSet without(Constraint dropped, MatchedNeed need, RequestParts parts, AskOptions options) {
    BitSet products = need.exactWithout(dropped);
    options.among().ifPresent(ids -> products.and(shop.products(ids)));
    if (need.freeWords()) {
      products.and(related(parts, GuideMonitor.none()));
      keepBestCovered(products, parts);
    }
    return products;
  }

  /** The products whose text or vector has to do with the request. */
  private BitSet related(RequestParts parts, GuideMonitor listener) {
    BitSet related = new BitSet(shop.catalogue().size());
    if (parts.text().isPresent()) {
      SparseScores hits = parts.text().get().candidates();
      for (int i = 0; i < hits.size(); i++) {
        related.set(hits.product(i));
      }
      listener.candidatesFound(TextMatch.NAME, hits.size());
    }
    if (parts.meaning().isPresent()) {
      VectorMatch meaning = parts.meaning().get();
      int found = 0;
      for (int product : shop.index().nearest(meaning.query(), NEAREST)) {
        if (meaning.similarity(product) >= RELATED) {
          related.set(product);
          found++;
        }
      }
      listener.candidatesFound(VectorMatch.NAME, found);
    }
    return related;
  }

  /**
   * Drops products that hold far less of the words than the best one, unless they mean the same.
   */
  private static void keepBestCovered(BitSet products, RequestParts parts) {
    if (parts.text().isEmpty()) {
      return;
    }
    TextMatch text = parts.text().get();
    double best = products.stream().mapToDouble(text::covered).max().orElse(0);
    for (int p = products.nextSetBit(0); p >= 0; p = products.nextSetBit(p + 1)) {
      if (text.covered(p) < COVERED * best && !meansTheSame(parts, p)) {
        products.clear(p);
      }
    }
  }

  private static boolean meansTheSame(RequestParts parts, int product) {
    return parts.meaning().isPresent() && parts.meaning().get().similarity(product) >= SAME;
  }
}
