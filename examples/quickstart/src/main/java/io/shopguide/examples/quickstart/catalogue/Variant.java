package io.shopguide.examples.quickstart.catalogue;

/**
 * What makes one product of a model differ from the next.
 *
 * @param configuration its memory, size or audience
 * @param shade its colour
 */
record Variant(Configuration configuration, Shade shade) {}
