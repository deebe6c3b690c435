/**
 * Learning from events and relations.
 *
 * <p>{@link io.shopguide.rec.train.HybridTrainer} trains a whole {@link
 * io.shopguide.rec.train.HybridModel} and measures it on purchases held out. Its parts can be
 * trained alone, too: {@link io.shopguide.rec.train.Ease} is the most accurate where a dense matrix
 * of the products fits into the heap, {@link io.shopguide.rec.train.Rp3Beta} and {@link
 * io.shopguide.rec.train.ItemCosine} need none; {@link io.shopguide.rec.train.DirectLinks} takes
 * links between products as they are. {@link io.shopguide.rec.train.BlendTraining} learns what the
 * parts weigh.
 */
package io.shopguide.rec.train;
