package io.shopguide.encoder.internal;

import static io.shopguide.encoder.internal.OnnxGraph.ATTRIBUTE_INTEGER;
import static io.shopguide.encoder.internal.OnnxGraph.ATTRIBUTE_NAME;
import static io.shopguide.encoder.internal.OnnxGraph.ATTRIBUTE_TYPE;
import static io.shopguide.encoder.internal.OnnxGraph.GRAPH_NODE;
import static io.shopguide.encoder.internal.OnnxGraph.GRAPH_OUTPUT;
import static io.shopguide.encoder.internal.OnnxGraph.MODEL_GRAPH;
import static io.shopguide.encoder.internal.OnnxGraph.MODEL_OPERATORS;
import static io.shopguide.encoder.internal.OnnxGraph.NODE_ATTRIBUTE;
import static io.shopguide.encoder.internal.OnnxGraph.NODE_DOMAIN;
import static io.shopguide.encoder.internal.OnnxGraph.NODE_INPUT;
import static io.shopguide.encoder.internal.OnnxGraph.NODE_NAME;
import static io.shopguide.encoder.internal.OnnxGraph.NODE_OPERATOR;
import static io.shopguide.encoder.internal.OnnxGraph.NODE_OUTPUT;
import static io.shopguide.encoder.internal.OnnxGraph.OPERATORS_DOMAIN;
import static io.shopguide.encoder.internal.OnnxGraph.OPERATORS_VERSION;
import static io.shopguide.encoder.internal.OnnxGraph.TYPE_INTEGER;
import static io.shopguide.encoder.internal.OnnxGraph.VALUE_NAME;

import io.shopguide.encoder.internal.OnnxGraph.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Makes a copy of an ONNX file with other nodes or another output. All else is copied as it is.
 * Domains of new operators are of version 1. Not thread-safe.
 */
final class OnnxEdit {
  private static final int ROOM = 16_384; // for what is added

  private final OnnxGraph graph;
  private final List<NewNode> first = new ArrayList<>();
  private final List<NewNode> last = new ArrayList<>();
  private final Map<Integer, NewNode> replaced = new HashMap<>();
  private final Set<String> domains = new TreeSet<>();
  private IntPredicate kept = node -> true;
  private Optional<String> output = Optional.empty();

  OnnxEdit(OnnxGraph graph) {
    this.graph = graph;
  }

  /** Adds a node before all others. */
  OnnxEdit addFirst(NewNode node) {
    first.add(known(node));
    return this;
  }

  /** Adds a node behind all others. */
  OnnxEdit addLast(NewNode node) {
    last.add(known(node));
    return this;
  }

  /** Puts a node in the place of another one. */
  OnnxEdit replace(int index, NewNode node) {
    replaced.put(index, known(node));
    return this;
  }

  private NewNode known(NewNode node) {
    if (!node.domain().isEmpty() && !graph.uses(node.domain())) {
      domains.add(node.domain());
    }
    return node;
  }

  /** What a node needs once the edit is done. */
  List<String> inputs(int index) {
    NewNode other = replaced.get(index);
    return other == null ? graph.nodes().get(index).inputs() : other.inputs();
  }

  /** Leaves all other nodes out. */
  OnnxEdit keep(Set<Integer> indices) {
    kept = indices::contains;
    return this;
  }

  /** Makes a float tensor the only output. */
  OnnxEdit output(String name) {
    output = Optional.of(name);
    return this;
  }

  boolean isEmpty() {
    return first.isEmpty() && last.isEmpty() && replaced.isEmpty() && output.isEmpty();
  }

  /** Writes the copy. */
  byte[] apply() {
    byte[] file = graph.file();
    Extent field = graph.field();
    ProtobufWriter copy =
        new ProtobufWriter(file.length + ROOM)
            .raw(file, 0, field.start())
            .message(MODEL_GRAPH, content())
            .raw(file, field.end(), file.length - field.end());
    for (String domain : domains) {
      copy.message(
          MODEL_OPERATORS,
          new ProtobufWriter(64).text(OPERATORS_DOMAIN, domain).number(OPERATORS_VERSION, 1));
    }
    return copy.toByteArray();
  }

  private ProtobufWriter content() {
    Extent extent = graph.content();
    ProtobufWriter copy = new ProtobufWriter(extent.end() - extent.start() + ROOM);
    first.forEach(node -> copy.message(GRAPH_NODE, written(node)));
    ProtobufReader parts = new ProtobufReader(graph.file(), extent.start(), extent.end());
    int next = 0;
    while (parts.next()) {
      NewNode other = null;
      boolean stays = true;
      if (parts.field() == GRAPH_NODE) {
        stays = kept.test(next);
        other = replaced.get(next++);
      } else if (parts.field() == GRAPH_OUTPUT) {
        stays = output.isEmpty();
      }
      if (stays && other != null) {
        copy.message(GRAPH_NODE, written(other));
      } else if (stays) {
        copy.raw(graph.file(), parts.fieldStart(), parts.contentEnd() - parts.fieldStart());
      }
    }
    last.forEach(node -> copy.message(GRAPH_NODE, written(node)));
    output.ifPresent(name -> copy.message(GRAPH_OUTPUT, floatValue(name)));
    return copy;
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

  /** ValueInfoProto: its name and TypeProto { tensor_type { elem_type: FLOAT } }. */
  private static ProtobufWriter floatValue(String name) {
    ProtobufWriter tensor = new ProtobufWriter(8).number(1, OnnxTensor.FLOAT);
    ProtobufWriter type = new ProtobufWriter(8).message(1, tensor);
    return new ProtobufWriter(64).text(VALUE_NAME, name).message(2, type);
  }
}
