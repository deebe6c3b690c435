package io.shopguide.examples.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.shopguide.monitoring.QueryObserver;

/** The meters of queries of one language and intent. Thread-safe. */
final class QueryMeters implements QueryObserver {
  private static final double[] FINDINGS = {1, 2, 3, 5, 8, 13};
  private static final double[] CONFIDENCES = {0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1};

  private final Counter queries;
  private final DistributionSummary findings;
  private final Counter unresolvedWords;
  private final DistributionSummary confidence;
  private final Counter zeroResults;

  QueryMeters(Meters meters, Tags tags) {
    queries = meters.counter("queries", "Queries that were parsed", tags);
    findings = meters.summary("query.findings", "Things found in a query", tags, FINDINGS);
    unresolvedWords =
        meters.counter("query.unresolved.words", "Words that no finding covers", tags);
    confidence =
        meters.summary("query.intent.confidence", "Confidence of the intent", tags, CONFIDENCES);
    zeroResults = meters.counter("zero.results", "Questions that no product satisfies", tags);
  }

  @Override
  public void parsed(int found, int unresolved, double intentConfidence) {
    queries.increment();
    findings.record(found);
    unresolvedWords.increment(unresolved);
    Meters.record(confidence, intentConfidence);
  }

  @Override
  public void zeroResults() {
    zeroResults.increment();
  }
}
