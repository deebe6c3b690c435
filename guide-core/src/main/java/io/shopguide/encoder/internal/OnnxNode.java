package io.shopguide.encoder.internal;

import java.util.List;

/**
 * One operation of a graph. Immutable and thread-safe.
 *
 * @param name its path, for example {@code /encoder/layer.0/output/dense/MatMul}; may be empty
 * @param operator for example {@code MatMul}
 * @param inputs names of its operands; an empty name is an absent operand
 * @param outputs names of its results
 */
public record OnnxNode(String name, String operator, List<String> inputs, List<String> outputs) {

  /** Copies the lists. */
  public OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
