package io.shopguide.guide;

import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of vectors that the application supplies.
 *
 * @param name its name
 * @param dimension the number of dimensions
 * @param vectorOf the vector of a product by its id, empty if it has none
 */
record SuppliedVectors(String name, int dimension, Function<String, Optional<float[]>> vectorOf) {}
