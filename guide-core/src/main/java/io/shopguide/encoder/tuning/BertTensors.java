package io.shopguide.encoder.tuning;

import ai.djl.ndarray.types.Shape;
import io.shopguide.encoder.internal.OnnxGraph;
import io.shopguide.encoder.internal.OnnxNode;
import io.shopguide.encoder.internal.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a BERT encoder in a full-precision ONNX file: found by the names of their export,
 * copied out as parameters and written back in place.
 *
 * <p>The export names the weights of a matrix product after nothing ({@code onnx::MatMul_787}), so
 * they are found through the node that multiplies by them. Of the tables of word pieces and
 * positions only the rows that occur are learnt. Not thread-safe.
 */
final class BertTensors {
  /** Positions that are learnt; texts of a training are cut to as many sub-tokens. */
  static final int POSITIONS = 64;

  private static final String WORDS = "embeddings.word_embeddings.weight";

  private final String source;
  private final byte[] file;
  private final OnnxGraph graph;
  private final Map<String, String> factors = new HashMap<>(); // product -> its weights
  private final Map<Parameter, Place> places = new HashMap<>();

  /** Where a parameter's values stand: whole, or row by row. */
  private record Place(OnnxTensor tensor, List<Integer> rows, int width) {}

  BertTensors(String source, byte[] file) {
    this.source = source;
    this.file = file;
    this.graph = OnnxGraph.read(file);
    for (OnnxNode node : graph.nodes()) {
      if (node.operator().equals("MatMul") && node.inputs().size() == 2) {
        factors.put(node.outputs().get(0), node.inputs().get(1));
      }
    }
  }

  /** The number of layers; at least 1. */
  int layers() {
    int layers = 0;
    while (graph.initializer("encoder.layer." + layers + ".output.dense.bias").isPresent()) {
      layers++;
    }
    if (layers == 0) {
      throw missing("encoder.layer.0.output.dense.bias");
    }
    return layers;
  }

  /** The length of a token's state. */
  int width() {
    return (int) rowLength(tensor("embeddings.LayerNorm.bias"), 0);
  }

  /** The number of word pieces. */
  int vocabulary() {
    return Math.toIntExact(tensor(WORDS).shape().get(0));
  }

  /**
   * Copies the weights.
   *
   * @param pieces ids of the word pieces to learn, ascending
   * @param rate peak learning rate
   * @return all weights, in a fixed order
   */
  List<Parameter> parameters(List<Integer> pieces, float rate) {
    List<Parameter> all = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    OnnxTensor positionTable = tensor("embeddings.position_embeddings.weight");
    for (int i = 0; i < Math.min(POSITIONS, positionTable.shape().get(0)); i++) {
      positions.add(i);
    }
    all.add(rows("word", tensor(WORDS), pieces, rate));
    all.add(rows("position", positionTable, positions, rate));
    all.add(rows("type", tensor("embeddings.token_type_embeddings.weight"), List.of(0), rate));
    normalization(all, "embeddings.norm", "embeddings.LayerNorm", rate);
    for (int layer = 0; layer < layers(); layer++) {
      String key = layer + ".";
      String names = "encoder.layer." + layer + ".";
      product(all, key + "query", names + "attention.self.query", rate);
      product(all, key + "key", names + "attention.self.key", rate);
      product(all, key + "value", names + "attention.self.value", rate);
      product(all, key + "attended", names + "attention.output.dense", rate);
      normalization(all, key + "attended.norm", names + "attention.output.LayerNorm", rate);
      product(all, key + "inner", names + "intermediate.dense", rate);
      product(all, key + "outer", names + "output.dense", rate);
      normalization(all, key + "outer.norm", names + "output.LayerNorm", rate);
    }
    return all;
  }

  private Parameter rows(String key, OnnxTensor table, List<Integer> rows, float rate) {
    int width = (int) rowLength(table, 1);
    FloatBuffer stored = floats(table);
    float[] values = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      stored.get(rows.get(i) * width, values, i * width, width);
    }
    Parameter parameter = new Parameter(key, new Shape(rows.size(), width), values, rate, false);
    places.put(parameter, new Place(table, List.copyOf(rows), width));
    return parameter;
  }

  private void normalization(List<Parameter> all, String key, String names, float rate) {
    all.add(whole(key + ".gain", tensor(names + ".weight"), rate, false));
    all.add(whole(key + ".bias", tensor(names + ".bias"), rate, false));
  }

  private void product(List<Parameter> all, String key, String names, float rate) {
    String node = "/" + names.replace('.', '/').replace("layer/", "layer.") + "/MatMul_output_0";
    String weights = factors.get(node);
    if (weights == null) {
      throw missing(node);
    }
    all.add(whole(key + ".weight", tensor(weights), rate, true));
    all.add(whole(key + ".bias", tensor(names + ".bias"), rate, false));
  }

  private Parameter whole(String key, OnnxTensor tensor, float rate, boolean decays) {
    float[] values = new float[tensor.length() / Float.BYTES];
    floats(tensor).get(values);
    Shape shape = new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray());
    Parameter parameter = new Parameter(key, shape, values, rate, decays);
    places.put(parameter, new Place(tensor, List.of(), 0));
    return parameter;
  }

  /** Writes learnt values into the file's bytes. */
  void write(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      Place place = places.get(parameter);
      FloatBuffer stored = floats(place.tensor());
      if (place.rows().isEmpty()) {
        stored.put(parameter.values);
      }
      for (int i = 0; i < place.rows().size(); i++) {
        stored.put(
            place.rows().get(i) * place.width(),
            parameter.values,
            i * place.width(),
            place.width());
      }
    }
  }

  byte[] file() {
    return file;
  }

  OnnxGraph graph() {
    return graph;
  }

  private OnnxTensor tensor(String name) {
    OnnxTensor tensor = graph.initializer(name).orElseThrow(() -> missing(name));
    long values = tensor.shape().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    if (tensor.type() != OnnxTensor.FLOAT || tensor.length() != values * Float.BYTES) {
      throw new TuningException(
          source + ": " + name + " is not stored as 32-bit floats; give the full-precision model",
          null);
    }
    return tensor;
  }

  private long rowLength(OnnxTensor tensor, int dimension) {
    if (tensor.shape().size() != dimension + 1) {
      throw new TuningException(
          source + ": " + tensor.name() + " has the shape " + tensor.shape(), null);
    }
    return tensor.shape().get(dimension);
  }

  private FloatBuffer floats(OnnxTensor tensor) {
    return ByteBuffer.wrap(file, tensor.offset(), tensor.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }

  private TuningException missing(String name) {
    return new TuningException(
        source
            + " has no "
            + name
            + "; give the full-precision export of a BERT encoder, such as all-minilm-l6-v2 or"
            + " bge-small-en-v15",
        null);
  }
}
