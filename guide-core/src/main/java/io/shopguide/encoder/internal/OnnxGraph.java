package io.shopguide.encoder.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes and initializers of an ONNX file, and copies of the file with other graph outputs.
 *
 * <p>Reads the few fields of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">
 * onnx.proto</a> that are needed, in one pass over the file; tensors stay where they are. Shares
 * the array it was read from. Thread-safe while nobody writes into that array.
 */
public final class OnnxGraph {
  // Field numbers of onnx.proto, message by message.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_NAME = 3;
  private static final int NODE_OPERATOR = 4;
  private static final int TENSOR_SHAPE = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_BYTES = 9;

  private final byte[] file;
  private final int graphFieldStart;
  private final int graphStart;
  private final int graphEnd;
  private final List<OnnxNode> nodes;
  private final Map<String, OnnxTensor> initializers;

  private OnnxGraph(
      byte[] file,
      ProtobufReader graphField,
      List<OnnxNode> nodes,
      Map<String, OnnxTensor> initializers) {
    this.file = file;
    this.graphFieldStart = graphField.fieldStart();
    this.graphStart = graphField.contentStart();
    this.graphEnd = graphField.contentEnd();
    this.nodes = nodes;
    this.initializers = initializers;
  }

  /**
   * Reads a file; time linear in its size.
   *
   * @param file the whole file, not copied
   * @return its graph
   * @throws OnnxFormatException if it is no ONNX file or damaged
   */
  public static OnnxGraph read(byte[] file) {
    ProtobufReader model = new ProtobufReader(file, 0, file.length);
    OnnxGraph graph = null;
    while (model.next()) {
      if (model.field() == MODEL_GRAPH && graph == null) {
        List<OnnxNode> nodes = new ArrayList<>();
        Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
        ProtobufReader parts = model.message();
        while (parts.next()) {
          if (parts.field() == GRAPH_NODE) {
            nodes.add(node(parts.message()));
          } else if (parts.field() == GRAPH_INITIALIZER) {
            OnnxTensor tensor = tensor(parts.message());
            initializers.put(tensor.name(), tensor);
          }
        }
        graph = new OnnxGraph(file, model, List.copyOf(nodes), initializers);
      }
    }
    if (graph == null || graph.nodes.isEmpty()) {
      throw new OnnxFormatException("the file holds no graph");
    }
    return graph;
  }

  private static OnnxNode node(ProtobufReader fields) {
    String name = "";
    String operator = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    while (fields.next()) {
      switch (fields.field()) {
        case NODE_INPUT -> inputs.add(fields.text());
        case NODE_OUTPUT -> outputs.add(fields.text());
        case NODE_NAME -> name = fields.text();
        case NODE_OPERATOR -> operator = fields.text();
        default -> {}
      }
    }
    return new OnnxNode(name, operator, inputs, outputs);
  }

  private static OnnxTensor tensor(ProtobufReader fields) {
    String name = "";
    int type = 0;
    List<Long> shape = new ArrayList<>();
    int offset = -1;
    int length = 0;
    while (fields.next()) {
      switch (fields.field()) {
        case TENSOR_SHAPE -> {
          if (fields.isLengthDelimited()) {
            fields.packedNumbers(shape::add);
          } else {
            shape.add(fields.number());
          }
        }
        case TENSOR_TYPE -> type = (int) fields.number();
        case TENSOR_NAME -> name = fields.text();
        case TENSOR_BYTES, TENSOR_FLOATS -> {
          // Packed floats have the same bytes as raw ones.
          offset = fields.contentStart();
          length = fields.contentEnd() - offset;
        }
        default -> {}
      }
    }
    return new OnnxTensor(name, type, shape, offset, length);
  }

  /**
   * The operations.
   *
   * @return the nodes in the file's order, in which every operand comes before its use
   */
  public List<OnnxNode> nodes() {
    return nodes;
  }

  /**
   * A stored tensor.
   *
   * @param name its name
   * @return the tensor, if the graph has it
   */
  public Optional<OnnxTensor> initializer(String name) {
    return Optional.ofNullable(initializers.get(name));
  }

  /**
   * All stored tensors.
   *
   * @return the tensors in the file's order
   */
  public List<OnnxTensor> initializers() {
    return List.copyOf(initializers.values());
  }

  /**
   * A copy of the file whose graph has one output, the given results joined along their last
   * dimension. Nodes that no result needs are dead then, and a runtime leaves them out.
   *
   * @param results names of float tensors that nodes produce, at least one
   * @param output name of the output, not the name of a tensor yet
   * @return the new file
   */
  public byte[] withOutput(List<String> results, String output) {
    ProtobufWriter graph = new ProtobufWriter(graphEnd - graphStart + 1_024);
    ProtobufReader parts = new ProtobufReader(file, graphStart, graphEnd);
    while (parts.next()) {
      if (parts.field() != GRAPH_OUTPUT) {
        int start = parts.fieldStart();
        graph.raw(file, start, parts.contentEnd() - start);
      }
    }
    graph.message(GRAPH_NODE, concatenation(results, output));
    graph.message(GRAPH_OUTPUT, floatValue(output));
    return new ProtobufWriter(file.length + 1_024)
        .raw(file, 0, graphFieldStart)
        .message(MODEL_GRAPH, graph)
        .raw(file, graphEnd, file.length - graphEnd)
        .toByteArray();
  }

  private static ProtobufWriter concatenation(List<String> results, String output) {
    ProtobufWriter node = new ProtobufWriter(256);
    for (String result : results) {
      node.text(NODE_INPUT, result);
    }
    // AttributeProto: name, the integer -1, and 2 for "an integer".
    ProtobufWriter axis = new ProtobufWriter(32).text(1, "axis").number(3, -1).number(20, 2);
    return node.text(NODE_OUTPUT, output)
        .text(NODE_NAME, output)
        .text(NODE_OPERATOR, "Concat")
        .message(5, axis);
  }

  /** ValueInfoProto: its name and TypeProto { tensor_type { elem_type: FLOAT } }. */
  private static ProtobufWriter floatValue(String name) {
    ProtobufWriter tensor = new ProtobufWriter(8).number(1, OnnxTensor.FLOAT);
    ProtobufWriter type = new ProtobufWriter(8).message(1, tensor);
    return new ProtobufWriter(64).text(1, name).message(2, type);
  }
}
