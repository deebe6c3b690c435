/**
 * Learning from events: {@link io.shopguide.rec.train.Rp3Beta} turns purchases into item-item
 * weights.
 */
package io.shopguide.rec.train;
