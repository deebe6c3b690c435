package io.shopguide.guide;

import io.shopguide.kg.Relation;
import io.shopguide.monitoring.GuideMonitor;
import io.shopguide.monitoring.Stage;
import io.shopguide.monitoring.StageScope;
import io.shopguide.rec.SparseScores;
import io.shopguide.rec.TopProducts;
import io.shopguide.rec.text.ProductVectors;
import io.shopguide.rec.text.TextQuery;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Ranks products for a profile without a question: what a shopper bought, or one product that the
 * answer should be like. Thread-safe.
 */
final class ProfileRanker {
  private static final int NEAREST = 300;

  /** Products that share a very common entity are too many to be worth scoring. */
  private static final int MAX_SHARED = 2_000;

  private final Shop shop;
  private final GuideMonitor monitor;

  ProfileRanker(Shop shop, GuideMonitor monitor) {
    this.shop = shop;
    this.monitor = monitor;
  }

  /** The best products for a shopper's purchases; the most popular ones if there are none. */
  List<Recommendation> forShopper(int[] profile, int limit, StageScope parent) {
    return rank(profile, "", Blend.PROFILE, true, limit, parent);
  }

  /** The products most like one product. */
  List<Recommendation> like(int product, int limit, StageScope parent) {
    String title = shop.catalogue().product(product).title();
    return rank(new int[] {product}, title, Blend.SIMILAR, false, limit, parent);
  }

  private List<Recommendation> rank(
      int[] profile, String text, Blend blend, boolean bought, int limit, StageScope parent) {
    try (Scratch scratch = shop.scratch().take()) {
      RequestParts parts = parts(profile, text, blend, scratch);
      BitSet candidates;
      try (StageScope scope = StageScope.enter(monitor, Stage.CANDIDATES, parent)) {
        candidates = candidates(profile, parts);
        scope.succeeded();
      }
      TopProducts top = new TopProducts(Math.min(limit, shop.catalogue().size()));
      try (StageScope scope = StageScope.enter(monitor, Stage.SCORE, parent)) {
        for (int p = candidates.nextSetBit(0); p >= 0; p = candidates.nextSetBit(p + 1)) {
          top.offer(p, parts.scorer().score(p));
        }
        scope.succeeded();
      }
      try (StageScope scope = StageScope.enter(monitor, Stage.EXPLAIN, parent)) {
        List<Recommendation> recommendations =
            new Explainer(shop, parts, bought).recommendations(top.drain());
        scope.succeeded();
        return recommendations;
      }
    }
  }

  private RequestParts parts(int[] profile, String text, Blend blend, Scratch scratch) {
    RequestParts.Builder parts = new RequestParts.Builder();
    if (profile.length > 0) {
      parts.boughtTogether(new BoughtTogether(profile, shop.itemItem(), scratch.boughtTogether));
      parts.shared(new SharedRelations(shop.catalogue(), profile));
      if (shop.index().hasVectors()) {
        ProductVectors vectors = shop.index().vectors();
        parts.meaning(new VectorMatch(vectors, vectors.mean(profile)));
      }
    }
    if (!text.isEmpty()) {
      parts.text(
          new TextMatch(
              shop.index(),
              TextQuery.ofWords(Words.of(text)),
              scratch.clause,
              scratch.text,
              scratch.coverage));
    }
    return parts.build(blend, new Popularity(shop.catalogue()));
  }

  private BitSet candidates(int[] profile, RequestParts parts) {
    CatalogueView catalogue = shop.catalogue();
    BitSet candidates = new BitSet(catalogue.size());
    parts
        .boughtTogether()
        .ifPresent(part -> addAll(part.candidates(), candidates, BoughtTogether.NAME));
    parts.text().ifPresent(part -> addAll(part.candidates(), candidates, TextMatch.NAME));
    parts
        .meaning()
        .ifPresent(
            part -> {
              int[] nearest = shop.index().nearest(part.query(), NEAREST);
              Arrays.stream(nearest).forEach(candidates::set);
              monitor.candidatesFound(VectorMatch.NAME, nearest.length);
            });
    parts.shared().ifPresent(part -> addSharing(part, profile, candidates));
    if (candidates.cardinality() <= profile.length) {
      candidates.set(0, catalogue.size());
    }
    Arrays.stream(profile).forEach(candidates::clear);
    return candidates;
  }

  private void addAll(SparseScores scores, BitSet candidates, String source) {
    for (int i = 0; i < scores.size(); i++) {
      candidates.set(scores.product(i));
    }
    monitor.candidatesFound(source, scores.size());
  }

  private void addSharing(SharedRelations part, int[] profile, BitSet candidates) {
    CatalogueView catalogue = shop.catalogue();
    int found = 0;
    for (SharedRelations.Weighted weighted : part.relations()) {
      Relation relation = weighted.relation();
      for (int product : profile) {
        int entity = catalogue.entity(product);
        for (int p = relation.start(entity); p < relation.end(entity); p++) {
          int shared = relation.target(p);
          if (relation.inverseDegree(shared) <= MAX_SHARED) {
            for (int s = relation.inverseStart(shared); s < relation.inverseEnd(shared); s++) {
              candidates.set(relation.source(s) - catalogue.firstProduct());
              found++;
            }
          }
        }
      }
    }
    monitor.candidatesFound(SharedRelations.NAME, found);
  }
}
