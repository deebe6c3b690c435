package io.shopguide.benchmarks.quantities;

import com.google.gson.JsonObject;

/** One text with what must be found in it. Immutable and thread-safe. */
interface QuantityCase {
  /** The language it is written in, in small letters. */
  String language();

  /** What sort of quantity it is about. */
  String kind();

  /**
   * Reads the text.
   *
   * @return the input, what was found and, as {@code right}, whether that is exactly what must be
   */
  JsonObject run();
}
