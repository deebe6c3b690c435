/**
 * Measures of ranking quality and the run files they are computed from.
 *
 * <p>{@link io.shopguide.rec.evaluation.Judgements} holds what assessors said, {@link
 * io.shopguide.rec.evaluation.Ndcg} measures a ranking against it, {@link
 * io.shopguide.rec.evaluation.TrecRun} writes rankings in the field's standard format.
 */
package io.shopguide.rec.evaluation;
