package io.shopguide.guide;

import io.shopguide.kg.Relation;
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

  /** ... and this share of all that the words say. */
  private static final double LEAST_COVERED = 0.4;

  /** Products that share a very common entity are too many to be worth scoring. */
  private static final int MAX_SHARED = 2_000;

  private final Shop shop;
  private final CandidateSources sources;

  CandidateFinder(Shop shop, GuideMonitor monitor) {
    this.shop = shop;
    this.sources = new CandidateSources(monitor, shop.vectors().names());
  }

  /** Products that meet the need, and others that meet its firm conditions at least. */
  record Candidates(BitSet exact, BitSet others) {}

  /** The products that meet the firm conditions of a need and may be shown at all. */
  BitSet eligible(MatchedNeed need, AskOptions options, ActiveRules rules) {
    BitSet firm = need.firm();
    firm.andNot(rules.excluded());
    options.among().ifPresent(ids -> firm.and(shop.products(ids)));
    need.anchors().forEach(firm::clear);
    return firm;
  }

  Candidates find(MatchedNeed need, RequestParts parts, BitSet eligible) {
    BitSet exact = need.exact();
    exact.and(eligible);
    BitSet others = related(need, parts, eligible, sources);
    if (isOpen(need)) {
      exact.and(others);
      keepMatching(exact, need, parts);
    } else if (need.hasFirmCategory()) {
      others.or(eligible);
    }
    others.andNot(exact);
    return new Candidates(exact, others);
  }

  /** The products that would meet the need without one of its conditions. */
  BitSet without(
      Condition dropped,
      MatchedNeed need,
      RequestParts parts,
      AskOptions options,
      ActiveRules rules) {
    BitSet products = need.exactWithout(dropped);
    products.andNot(rules.excluded());
    options.among().ifPresent(ids -> products.and(shop.products(ids)));
    need.anchors().forEach(products::clear);
    if (isOpen(need)) {
      products.and(related(need, parts, products, CandidateSources.SILENT));
      keepMatching(products, need, parts);
    }
    return products;
  }

  /** Whether the conditions alone do not say which products are meant. */
  private static boolean isOpen(MatchedNeed need) {
    return need.freeWords() || !need.anchors().isEmpty();
  }

  /** The eligible products whose text, vector or relations have to do with the request. */
  private BitSet related(
      MatchedNeed need, RequestParts parts, BitSet eligible, CandidateSources listener) {
    BitSet related = new BitSet(shop.catalogue().size());
    parts.text().ifPresent(p -> addAll(p.candidates(), related, TextMatch.NAME, listener));
    parts.vectors().forEach(p -> addNearest(p, need, eligible, related, listener));
    related.or(need.takenFor());
    if (!need.anchors().isEmpty()) {
      addNeighbours(need.anchorProducts(), parts, related, listener);
    }
    related.and(eligible);
    return related;
  }

  /** The products related to some products by purchases, brand, category or colour. */
  void addNeighbours(int[] profile, RequestParts parts, BitSet related, CandidateSources listener) {
    parts
        .boughtTogether()
        .ifPresent(p -> addAll(p.candidates(), related, BoughtTogether.NAME, listener));
    parts.shared().ifPresent(p -> addSharing(p, profile, related, listener));
  }

  static void addAll(
      SparseScores scores, BitSet products, String source, CandidateSources listener) {
    for (int i = 0; i < scores.size(); i++) {
      products.set(scores.product(i));
    }
    listener.found(source, scores.size());
  }

  private void addNearest(
      VectorMatch part,
      MatchedNeed need,
      BitSet eligible,
      BitSet related,
      CandidateSources listener) {
    int found = 0;
    for (int product : part.nearest(NEAREST, eligible)) {
      if (!need.anchors().isEmpty() || part.similarity(product) >= RELATED) {
        related.set(product);
        found++;
      }
    }
    listener.found(part.name(), found);
  }

  private void addSharing(
      SharedRelations part, int[] profile, BitSet products, CandidateSources listener) {
    CatalogueView catalogue = shop.catalogue();
    BitSet found = new BitSet(catalogue.size());
    for (SharedRelations.Weighted weighted : part.relations()) {
      Relation relation = weighted.relation();
      for (int product : profile) {
        int entity = catalogue.entity(product);
        for (int p = relation.start(entity); p < relation.end(entity); p++) {
          int shared = relation.target(p);
          if (relation.inverseDegree(shared) <= MAX_SHARED) {
            for (int s = relation.inverseStart(shared); s < relation.inverseEnd(shared); s++) {
              found.set(relation.source(s) - catalogue.firstProduct());
            }
          }
        }
      }
    }
    products.or(found);
    if (listener.isEnabled()) {
      listener.found(SharedRelations.NAME, found.cardinality());
    }
  }

  /** Drops products that hold too little of the words, unless they mean the same. */
  private static void keepMatching(BitSet products, MatchedNeed need, RequestParts parts) {
    if (parts.text().isEmpty() || !need.freeWords()) {
      return;
    }
    TextMatch text = parts.text().get();
    double best = products.stream().mapToDouble(text::covered).max().orElse(0);
    double least = Math.max(LEAST_COVERED, COVERED * best);
    BitSet taken = need.takenFor();
    for (int p = products.nextSetBit(0); p >= 0; p = products.nextSetBit(p + 1)) {
      if (text.covered(p) < least && !taken.get(p) && !meansTheSame(parts, p)) {
        products.clear(p);
      }
    }
  }

  private static boolean meansTheSame(RequestParts parts, int product) {
    return parts.meaning().isPresent() && parts.meaning().get().similarity(product) >= SAME;
  }
}
