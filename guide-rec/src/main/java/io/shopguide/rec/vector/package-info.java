/**
 * Vectors of products and the search for the nearest ones: {@link
 * io.shopguide.rec.vector.VectorIndexWriter} writes an index, {@link
 * io.shopguide.rec.vector.VectorIndex} opens it and answers. Up to some hundred thousand products
 * an index is a scan of one-bit sketches; above it is a graph.
 */
package io.shopguide.rec.vector;
