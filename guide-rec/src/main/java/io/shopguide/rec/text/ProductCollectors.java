package io.shopguide.rec.text;

import io.shopguide.rec.SparseScores;
import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Collects all hits of a search on the caller's thread, with scores or as a set. */
final class ProductCollectors {

  private ProductCollectors() {}

  /** Adds the score of each hit. */
  static CollectorManager<SimpleCollector, Void> into(SparseScores scores) {
    return new OneCollector(
        new SimpleCollector() {
          private Scorable scorer;

          @Override
          public void setScorer(Scorable scorer) {
            this.scorer = scorer;
          }

          @Override
          public void collect(int document) throws IOException {
            scores.add(document, scorer.score());
          }

          @Override
          public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
          }
        });
  }

  /** Sets the bit of each hit. */
  static CollectorManager<SimpleCollector, Void> into(BitSet products) {
    return new OneCollector(
        new SimpleCollector() {
          @Override
          public void collect(int document) {
            products.set(document);
          }

          @Override
          public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
          }
        });
  }

  private record OneCollector(SimpleCollector collector)
      implements CollectorManager<SimpleCollector, Void> {
    @Override
    public SimpleCollector newCollector() {
      return collector;
    }

    @Override
    public Void reduce(Collection<SimpleCollector> collectors) {
      return null;
    }
  }
}
