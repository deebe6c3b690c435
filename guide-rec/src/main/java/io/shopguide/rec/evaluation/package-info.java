/**
 * Measures of ranking quality and the run files they are computed from.
 *
 * <p>{@link io.shopguide.rec.evaluation.Judgements} holds what assessors said, {@link
 * io.shopguide.rec.evaluation.Ndcg} measures a ranking against it, {@link
 * io.shopguide.rec.evaluation.TrecRun} writes rankings in the field's standard format. {@link
 * io.shopguide.rec.evaluation.RankingReport} measures rankings for many users by every {@link
 * io.shopguide.rec.evaluation.RankingMeasure}, {@link
 * io.shopguide.rec.evaluation.ConfidenceInterval} and {@link
 * io.shopguide.rec.evaluation.PairedTest} say what of it may be chance, {@link
 * io.shopguide.rec.evaluation.ListMeasures} what lists are worth beyond relevance.
 */
package io.shopguide.rec.evaluation;
