package io.shopguide.guide.watch;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.monitoring.drift.EmbeddingProjection;
import io.shopguide.query.ConceptFinding;
import io.shopguide.query.Finding;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.Polarity;
import java.util.Locale;

/** Reads the features of requests. Thread-safe. */
final class AnswerFeatures {
  private static final long SEED = 0x5eedL;
  private static final String NONE = "none";

  private volatile Directions directions;

  /** Fixed directions for vectors of one dimension. */
  private record Directions(int dimension, EmbeddingProjection projection) {
    static Directions of(int dimension) {
      return new Directions(
          dimension,
          new EmbeddingProjection("query vector", dimension, WatchedFeature.VECTORS.size(), SEED));
    }
  }

  /** Reads what a query asks for. */
  static void read(ParsedQuery query, FeatureSink sink) {
    sink.record(WatchedFeature.LANGUAGE, query.language().code());
    sink.record(WatchedFeature.QUERY_LENGTH, query.text().length());
    sink.record(WatchedFeature.INTENT, query.intent().name().toLowerCase(Locale.ROOT));
    sink.record(WatchedFeature.INTENT_CONFIDENCE, query.intentConfidence());
    sink.record(WatchedFeature.UNRESOLVED, query.unresolved().isEmpty() ? NONE : "some");
    String brand = NONE;
    String category = NONE;
    String property = NONE;
    for (Finding finding : query.findings()) {
      if (finding instanceof ConceptFinding mention && mention.polarity() == Polarity.WANTED) {
        ConceptKind kind = mention.concept().kind();
        if (kind == ConceptKind.BRAND) {
          brand = mention.concept().key();
        } else if (kind == ConceptKind.CATEGORY) {
          category = mention.concept().key();
        } else {
          property = mention.concept().toString();
        }
      }
    }
    sink.record(WatchedFeature.BRAND, brand);
    sink.record(WatchedFeature.CATEGORY, category);
    sink.record(WatchedFeature.PROPERTY, property);
  }

  /** Reads the vector that a query was searched with. */
  void read(float[] vector, FeatureSink sink) {
    Directions along = directions;
    if (along == null || along.dimension() != vector.length) {
      along = Directions.of(vector.length);
      directions = along;
    }
    for (int direction = 0; direction < WatchedFeature.VECTORS.size(); direction++) {
      sink.record(
          WatchedFeature.VECTORS.get(direction), along.projection().component(vector, direction));
    }
  }
}
