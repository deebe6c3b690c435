package io.shopguide.rec.train;

import java.time.Duration;

/**
 * What a training read and made. Immutable and thread-safe.
 *
 * @param events number of events
 * @param shoppers number of shoppers
 * @param interactions number of products of all shoppers after repeats and old ones were left out
 * @param entries number of weights
 * @param learnedRows number of rows that were learned in this run, the others in former ones
 * @param reading time it took to read and sort the events, zero if a former run had
 * @param learning time it took to learn the rows and write them
 */
public record TrainingReport(
    long events,
    int shoppers,
    int interactions,
    int entries,
    int learnedRows,
    Duration reading,
    Duration learning) {}
