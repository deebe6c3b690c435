/**
 * Reads and writes <a href="https://www.w3.org/TR/n-triples/">N-Triples</a> at the speed of bytes:
 * one pass over a buffer, no object per triple.
 *
 * <pre>{@code
 * try (InputStream in = NTriplesReader.open(file);
 *     NTriplesWriter out = new NTriplesWriter(Files.newOutputStream(copy))) {
 *   NTriplesReader.read(in, "shop.nt", out::write, ProblemHandler.STOP, bytes -> {});
 * }
 * }</pre>
 */
package io.shopguide.kg.rdf;
