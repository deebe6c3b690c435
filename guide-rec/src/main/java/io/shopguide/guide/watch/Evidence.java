package io.shopguide.guide.watch;

import io.shopguide.monitoring.diagnosis.FrequentText;
import io.shopguide.monitoring.diagnosis.SlowRequest;
import io.shopguide.monitoring.diagnosis.StageProfile;
import io.shopguide.monitoring.drift.DriftReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a window of requests left behind. Immutable and thread-safe.
 *
 * @param report the features beside their reference
 * @param referenceStages own times in the reference; empty if there is nothing to compare with
 * @param stages own times in the window
 * @param referenceHits share of queries whose vector was known, in the reference
 * @param hits the same share in the window
 * @param slowRequests the slowest requests
 * @param zeroResults the most frequent queries without a result
 * @param failures the most frequent queries that failed
 */
record Evidence(
    DriftReport report,
    Optional<StageProfile> referenceStages,
    StageProfile stages,
    OptionalDouble referenceHits,
    OptionalDouble hits,
    List<SlowRequest> slowRequests,
    List<FrequentText> zeroResults,
    List<FrequentText> failures) {}
