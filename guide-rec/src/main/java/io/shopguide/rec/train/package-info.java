/**
 * Learning from events and relations.
 *
 * <p>{@link io.shopguide.rec.train.HybridTrainer} trains a whole {@link
 * io.shopguide.rec.train.HybridModel} and measures it on purchases held out. Its parts can be
 * trained alone, too: {@link io.shopguide.rec.train.Ease} is the most accurate where a dense matrix
 * of the products fits into the heap, {@link io.shopguide.rec.train.ItemItemLearner} and {@link
 * io.shopguide.rec.train.ItemCosine} need none; {@link io.shopguide.rec.train.DirectLinks} takes
 * links between products as they are. {@link io.shopguide.rec.train.BlendTraining} learns what the
 * parts weigh. {@link io.shopguide.rec.train.PurchaseTrainer} learns the one matrix that a guide
 * has, and chooses how.
 *
 * <p>Where purchases are too many for the memory, or have an order that matters, {@link
 * io.shopguide.rec.train.ItemItemTraining} learns from any number of events, through files and with
 * checkpoints, and {@link io.shopguide.rec.train.ItemItemLearner} from histories in memory; {@link
 * io.shopguide.rec.train.ItemItemFormula} says how histories become weights. {@link
 * io.shopguide.rec.train.AttributeCosine} compares products by their attributes, also new ones.
 */
package io.shopguide.rec.train;
