package io.shopguide.encoder.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forward pass of a BERT encoder (Devlin et al., 2019) and of a linear layer over its last
 * states, for one batch.
 *
 * <p>The weights are new arrays of the pass's own manager, so that there is no old gradient to
 * clear and nothing outlives the step. The scalar of the attention is such an array, too:
 * multiplying by a number would free its buffer before the backward pass reads it. Not thread-safe.
 */
final class BertPass {
  private static final float EPSILON = 1e-12f;

  private final NDManager manager;
  private final int layers;
  private final int width;
  private final int heads;
  private final float dropout;
  private final NDArray attentionScale;
  private final Map<String, NDArray> weights = new HashMap<>();

  /**
   * Loads the weights.
   *
   * @param manager of the engine, closed by the caller after the pass
   * @param parameters the encoder's weights and the head's
   * @param layers number of layers
   * @param heads number of attention heads
   * @param dropout share of activations dropped; 0 when not learning
   */
  BertPass(NDManager manager, List<Parameter> parameters, int layers, int heads, float dropout) {
    this.manager = manager;
    this.layers = layers;
    this.heads = heads;
    this.dropout = dropout;
    for (Parameter parameter : parameters) {
      weights.put(parameter.name(), manager.create(parameter.values, parameter.shape()));
    }
    this.width = (int) weights.get("word").getShape().get(1);
    this.attentionScale = manager.create((float) (1 / Math.sqrt((double) width / heads)));
  }

  /** Makes the engine keep what the gradients need. */
  void requireGradients() {
    weights.values().forEach(weight -> weight.setRequiresGradient(true));
  }

  /** The gradient of a weight after the backward pass. */
  float[] gradient(Parameter parameter) {
    return weights.get(parameter.name()).getGradient().toFloatArray();
  }

  /** Scores of tags for each sub-token: batch, length, tags. */
  NDArray emissions(Batch batch) {
    return linear(drop(states(batch)), "head");
  }

  /** The last states: batch, length, width. */
  NDArray states(Batch batch) {
    int length = batch.length();
    NDArray pieces = manager.create(batch.pieces(), new Shape(batch.size(), length));
    NDArray positions = manager.arange(0, length, 1, DataType.INT64);
    NDArray type = manager.zeros(new Shape(1), DataType.INT64);
    NDArray embedded =
        lookUp(pieces, "word").add(lookUp(positions, "position")).add(lookUp(type, "type"));
    NDArray mask = manager.create(batch.mask(), new Shape(batch.size(), 1, 1, length));
    NDArray states = drop(normalized(embedded, "embeddings.norm"));
    for (int layer = 0; layer < layers; layer++) {
      states = layer(states, mask, layer + ".");
    }
    return states;
  }

  private NDArray layer(NDArray states, NDArray mask, String key) {
    NDArray queries = split(linear(states, key + "query")).transpose(0, 2, 1, 3);
    NDArray keys = split(linear(states, key + "key")).transpose(0, 2, 3, 1);
    NDArray values = split(linear(states, key + "value")).transpose(0, 2, 1, 3);
    NDArray attention = queries.matMul(keys).mul(attentionScale).add(mask).softmax(-1);
    NDArray mixed = drop(attention).matMul(values).transpose(0, 2, 1, 3);
    NDArray attended = linear(mixed.reshape(states.getShape()), key + "attended");
    NDArray middle = normalized(states.add(drop(attended)), key + "attended.norm");
    NDArray inner = Activation.gelu(linear(middle, key + "inner"));
    NDArray outer = linear(inner, key + "outer");
    return normalized(middle.add(drop(outer)), key + "outer.norm");
  }

  private NDArray split(NDArray states) {
    Shape shape = states.getShape();
    return states.reshape(shape.get(0), shape.get(1), heads, width / heads);
  }

  private NDArray linear(NDArray input, String key) {
    return input.matMul(weights.get(key + ".weight")).add(weights.get(key + ".bias"));
  }

  private NDArray normalized(NDArray input, String key) {
    NDArray gain = weights.get(key + ".gain");
    NDArray bias = weights.get(key + ".bias");
    return LayerNorm.layerNorm(input, new Shape(width), gain, bias, EPSILON).singletonOrThrow();
  }

  private NDArray lookUp(NDArray rows, String table) {
    return Embedding.embedding(rows, weights.get(table), SparseFormat.DENSE).singletonOrThrow();
  }

  private NDArray drop(NDArray input) {
    return dropout == 0 ? input : Dropout.dropout(input, dropout, true).singletonOrThrow();
  }
}
