package io.shopguide.encoder.internal;

import java.util.List;
import java.util.Map;

/**
 * An operation to be written into a graph. Immutable and thread-safe.
 *
 * @param domain of the operator; empty for ONNX's own
 * @param operator for example {@code Cast}
 * @param inputs names of its operands; an empty name is an absent operand
 * @param output name of its result
 * @param numbers its attributes, all of which are integers
 */
record NewNode(
    String domain,
    String operator,
    List<String> inputs,
    String output,
    Map<String, Integer> numbers) {

  NewNode {
    inputs = List.copyOf(inputs);
    numbers = Map.copyOf(numbers);
  }
}
