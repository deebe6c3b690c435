package io.shopguide.guide.watch;

/**
 * What is watched of an answer. Immutable and thread-safe.
 *
 * @param candidates number of products the answer was chosen from
 * @param results number of products that meet the need
 * @param price price of the first, NaN if unknown
 * @param brand brand of the first, empty if unknown
 * @param score score of the first
 */
public record AnswerSummary(
    int candidates, int results, double price, String brand, double score) {}
