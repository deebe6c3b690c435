package io.shopguide.encoder.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes, initializers and outputs of an ONNX file.
 *
 * <p>Reads the few fields of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">
 * onnx.proto</a> that are needed, in one pass over the file; tensors stay where they are. Shares
 * the array it was read from. Thread-safe while nobody writes into that array.
 */
public final class OnnxGraph {
  // Field numbers of onnx.proto, message by message.
  static final int MODEL_GRAPH = 7;
  static final int MODEL_OPERATORS = 8;
  static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  static final int GRAPH_OUTPUT = 12;
  static final int NODE_INPUT = 1;
  static final int NODE_OUTPUT = 2;
  static final int NODE_NAME = 3;
  static final int NODE_OPERATOR = 4;
  static final int NODE_ATTRIBUTE = 5;
  static final int NODE_DOMAIN = 7;
  static final int ATTRIBUTE_NAME = 1;
  static final int ATTRIBUTE_INTEGER = 3;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_INTEGERS = 8;
  static final int ATTRIBUTE_TYPE = 20;
  static final int TYPE_INTEGER = 2;
  static final int VALUE_NAME = 1;
  static final int OPERATORS_DOMAIN = 1;
  static final int OPERATORS_VERSION = 2;
  private static final int TENSOR_SHAPE = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_FLOATS = 4;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_BYTES = 9;

  private final byte[] file;
  private final Extent field; // of the graph, its key included
  private final Extent content;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<Extent> extents = new ArrayList<>(); // of the nodes
  private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
  private final List<String> outputs = new ArrayList<>();
  private final Set<String> domains = new HashSet<>();

  /**
   * Where something lies in the file.
   *
   * @param start offset of its first byte
   * @param end offset behind its last byte
   */
  record Extent(int start, int end) {}

  private OnnxGraph(byte[] file) {
    this.file = file;
    Extent whole = null;
    Extent inside = null;
    ProtobufReader model = new ProtobufReader(file, 0, file.length);
    while (model.next()) {
      if (model.field() == MODEL_GRAPH && inside == null) {
        whole = new Extent(model.fieldStart(), model.contentEnd());
        inside = new Extent(model.contentStart(), model.contentEnd());
        read(model.message());
      } else if (model.field() == MODEL_OPERATORS) {
        text(model.message(), OPERATORS_DOMAIN).ifPresent(domains::add);
      }
    }
    if (nodes.isEmpty()) {
      throw new OnnxFormatException("the file holds no graph");
    }
    this.field = whole;
    this.content = inside;
  }

  /**
   * Reads a file; time linear in its size.
   *
   * @param file the whole file, not copied
   * @return its graph
   * @throws OnnxFormatException if it is no ONNX file or damaged
   */
  public static OnnxGraph read(byte[] file) {
    return new OnnxGraph(file);
  }

  private void read(ProtobufReader parts) {
    while (parts.next()) {
      switch (parts.field()) {
        case GRAPH_NODE -> {
          nodes.add(node(parts.message()));
          extents.add(new Extent(parts.contentStart(), parts.contentEnd()));
        }
        case GRAPH_INITIALIZER -> {
          OnnxTensor tensor = tensor(parts.message());
          initializers.put(tensor.name(), tensor);
        }
        case GRAPH_OUTPUT -> text(parts.message(), VALUE_NAME).ifPresent(outputs::add);
        default -> {}
      }
    }
  }

  private static Optional<String> text(ProtobufReader fields, int field) {
    while (fields.next()) {
      if (fields.field() == field) {
        return Optional.of(fields.text());
      }
    }
    return Optional.empty();
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
    return Collections.unmodifiableList(nodes);
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

  /** The names of the graph's outputs. */
  List<String> outputs() {
    return Collections.unmodifiableList(outputs);
  }

  /** Whether the file says which version of a domain's operators it uses. */
  boolean uses(String domain) {
    return domains.contains(domain);
  }

  /** The file; not to be changed. */
  byte[] file() {
    return file;
  }

  /** Where the graph lies in the file, its key included. */
  Extent field() {
    return field;
  }

  /** Where the graph's parts lie in the file. */
  Extent content() {
    return content;
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
}
