/**
 * The text index over Lucene; not exported.
 *
 * <p>{@link io.shopguide.rec.text.TextIndexWriter} writes it, {@link
 * io.shopguide.rec.text.TextIndex} searches it.
 */
package io.shopguide.rec.text;
