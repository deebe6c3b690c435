package io.shopguide.encoder.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final int MODEL_OPERATORS = 8;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_NAME = 3;
  private static final int NODE_OPERATOR = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int NODE_DOMAIN = 7;
  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_INTEGER = 3;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_INTEGERS = 8;
  private static final int ATTRIBUTE_TYPE = 20;
  private static final int TYPE_INTEGER = 2;
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
  private final List<Extent> extents; // of the nodes
  private final Map<String, OnnxTensor> initializers;

  /** Where a message lies in the file. */
  private record Extent(int start, int end) {}

  private OnnxGraph(
      byte[] file,
      ProtobufReader graphField,
      List<OnnxNode> nodes,
      List<Extent> extents,
      Map<String, OnnxTensor> initializers) {
    this.file = file;
    this.graphFieldStart = graphField.fieldStart();
    this.graphStart = graphField.contentStart();
    this.graphEnd = graphField.contentEnd();
    this.nodes = nodes;
    this.extents = extents;
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
        List<Extent> extents = new ArrayList<>();
        Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
        ProtobufReader parts = model.message();
        while (parts.next()) {
          if (parts.field() == GRAPH_NODE) {
            nodes.add(node(parts.message()));
            extents.add(new Extent(parts.contentStart(), parts.contentEnd()));
          } else if (parts.field() == GRAPH_INITIALIZER) {
            OnnxTensor tensor = tensor(parts.message());
            initializers.put(tensor.name(), tensor);
          }
        }
        graph = new OnnxGraph(file, model, List.copyOf(nodes), extents, initializers);
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
   * An attribute of integers.
   *
   * @param node index of a node
   * @param attribute its name
   * @return its value or values; empty if the node has no such attribute
   */
  List<Long> integers(int node, String attribute) {
    List<Long> numbers = new ArrayList<>();
    ProtobufReader fields = attribute(node, attribute);
    while (fields.next()) {
      if (fields.field() == ATTRIBUTE_INTEGER) {
        numbers.add(fields.number());
      } else if (fields.field() == ATTRIBUTE_INTEGERS && fields.isLengthDelimited()) {
        fields.packedNumbers(numbers::add);
      } else if (fields.field() == ATTRIBUTE_INTEGERS) {
        numbers.add(fields.number());
      }
    }
    return numbers;
  }

  /**
   * An attribute that is a tensor.
   *
   * @param node index of a node
   * @param attribute its name
   * @return the tensor, if the node has it
   */
  Optional<OnnxTensor> tensor(int node, String attribute) {
    ProtobufReader fields = attribute(node, attribute);
    while (fields.next()) {
      if (fields.field() == ATTRIBUTE_TENSOR) {
        return Optional.of(tensor(fields.message()));
      }
    }
    return Optional.empty();
  }

  /** The fields of an attribute; none if the node does not have it. */
  private ProtobufReader attribute(int node, String name) {
    Extent extent = extents.get(node);
    ProtobufReader parts = new ProtobufReader(file, extent.start(), extent.end());
    while (parts.next()) {
      if (parts.field() == NODE_ATTRIBUTE) {
        ProtobufReader fields = parts.message();
        while (fields.next()) {
          if (fields.field() == ATTRIBUTE_NAME && fields.text().equals(name)) {
            return parts.message();
          }
        }
      }
    }
    return new ProtobufReader(file, 0, 0);
  }

  /** The value of a tensor that is one float. */
  Optional<Float> scalar(OnnxTensor tensor) {
    boolean isFloat = tensor.type() == OnnxTensor.FLOAT && tensor.length() == Float.BYTES;
    return isFloat
        ? Optional.of(
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getFloat(tensor.offset()))
        : Optional.empty();
  }

  /** Whether all values of a tensor are stored and 0. */
  boolean isZero(OnnxTensor tensor) {
    for (int i = 0; i < tensor.length(); i++) {
      if (file[tensor.offset() + i] != 0) {
        return false;
      }
    }
    return tensor.length() > 0;
  }

  /**
   * A copy of the file with other nodes.
   *
   * @param first new nodes that come before all others
   * @param kept indices of the nodes that stay or are replaced
   * @param replaced new nodes by the index of those in whose places they come
   * @param domain of operators, version 1, that new nodes use
   * @return the new file
   */
  byte[] withNodes(
      List<NewNode> first, Set<Integer> kept, Map<Integer, NewNode> replaced, String domain) {
    ProtobufWriter graph = new ProtobufWriter(graphEnd - graphStart + 1_024);
    first.forEach(node -> graph.message(GRAPH_NODE, written(node)));
    ProtobufReader parts = new ProtobufReader(file, graphStart, graphEnd);
    for (int n = -1; parts.next(); ) {
      boolean isNode = parts.field() == GRAPH_NODE;
      n += isNode ? 1 : 0;
      if (isNode && kept.contains(n) && replaced.containsKey(n)) {
        graph.message(GRAPH_NODE, written(replaced.get(n)));
      } else if (!isNode || kept.contains(n)) {
        int start = parts.fieldStart();
        graph.raw(file, start, parts.contentEnd() - start);
      }
    }
    ProtobufWriter model =
        new ProtobufWriter(file.length + 16_384)
            .raw(file, 0, graphFieldStart)
            .message(MODEL_GRAPH, graph)
            .raw(file, graphEnd, file.length - graphEnd);
    // OperatorSetIdProto: domain and version.
    return uses(domain)
        ? model.toByteArray()
        : model
            .message(MODEL_OPERATORS, new ProtobufWriter(32).text(1, domain).number(2, 1))
            .toByteArray();
  }

  /** The names of the graph's outputs. */
  List<String> outputs() {
    List<String> names = new ArrayList<>();
    ProtobufReader parts = new ProtobufReader(file, graphStart, graphEnd);
    while (parts.next()) {
      if (parts.field() == GRAPH_OUTPUT) {
        ProtobufReader value = parts.message();
        while (value.next()) {
          if (value.field() == 1) {
            names.add(value.text());
          }
        }
      }
    }
    return names;
  }

  private boolean uses(String domain) {
    ProtobufReader model = new ProtobufReader(file, 0, file.length);
    while (model.next()) {
      if (model.field() == MODEL_OPERATORS) {
        ProtobufReader fields = model.message();
        while (fields.next()) {
          if (fields.field() == 1 && fields.text().equals(domain)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static ProtobufWriter written(NewNode node) {
    ProtobufWriter written = new ProtobufWriter(256);
    node.inputs().forEach(input -> written.text(NODE_INPUT, input));
    written
        .text(NODE_OUTPUT, node.output())
        .text(NODE_NAME, node.output())
        .text(NODE_OPERATOR, node.operator());
    node.numbers().forEach((name, value) -> written.message(NODE_ATTRIBUTE, integer(name, value)));
    return node.domain().isEmpty() ? written : written.text(NODE_DOMAIN, node.domain());
  }

  private static ProtobufWriter integer(String name, int value) {
    return new ProtobufWriter(32)
        .text(ATTRIBUTE_NAME, name)
        .number(ATTRIBUTE_INTEGER, value)
        .number(ATTRIBUTE_TYPE, TYPE_INTEGER);
  }

  /**
   * A copy of the file whose graph has one output, the given results joined along their last
   * dimension. Nodes that no result needs are dead then; see {@link FusedOperators}.
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
    return node.text(NODE_OUTPUT, output)
        .text(NODE_NAME, output)
        .text(NODE_OPERATOR, "Concat")
        .message(NODE_ATTRIBUTE, integer("axis", -1));
  }

  /** ValueInfoProto: its name and TypeProto { tensor_type { elem_type: FLOAT } }. */
  private static ProtobufWriter floatValue(String name) {
    ProtobufWriter tensor = new ProtobufWriter(8).number(1, OnnxTensor.FLOAT);
    ProtobufWriter type = new ProtobufWriter(8).message(1, tensor);
    return new ProtobufWriter(64).text(1, name).message(2, type);
  }
}
