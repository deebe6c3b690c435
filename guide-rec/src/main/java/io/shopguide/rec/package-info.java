/**
 * The recommender: {@code score(u,i) = alpha * content_sim(u,i) + beta * graph_sim(u,i)}.
 *
 * <p>{@link io.shopguide.rec.HybridScorer} is the formula, {@link io.shopguide.rec.SimilarityPart}
 * one of its summands, {@link io.shopguide.rec.Contribution} what a summand gave, and {@link
 * io.shopguide.rec.ItemItemMatrix} the collaborative part of the graph similarity; {@link
 * io.shopguide.rec.FoldedProducts} adds products that came after it was learned.
 */
package io.shopguide.rec;
