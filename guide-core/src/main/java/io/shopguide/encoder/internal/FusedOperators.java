package io.shopguide.encoder.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Joins chains of operations of an 8-bit BERT encoder to the single ones that ONNX Runtime has for
 * them and does not find by itself: a matrix product with its quantization and its bias, and an
 * attention with its heads. What no output needs is left out. The values stay the same.
 *
 * <p>A chain that differs in anything is left as it is, so any file may be given. Stateless and
 * thread-safe.
 */
public final class FusedOperators {
  private static final String RUNTIME = "com.microsoft";
  private static final String MASK = "attention_mask";
  private static final String MASK_NUMBERS = "shopguide_attention_mask";
  private static final int INT32 = 6;
  private static final Set<String> CONTROL = Set.of("If", "Loop", "Scan"); // of graphs in nodes
  private static final List<Long> HEADS_FIRST = List.of(0L, 2L, 1L, 3L);
  private static final List<Long> HEADS_FIRST_TRANSPOSED = List.of(0L, 2L, 3L, 1L);

  private final OnnxGraph graph;
  private final Map<String, Integer> producers = new HashMap<>();
  private final Map<String, List<Integer>> consumers = new HashMap<>();
  private final OnnxEdit edit;

  private FusedOperators(OnnxGraph graph) {
    this.graph = graph;
    this.edit = new OnnxEdit(graph);
    for (int n = 0; n < graph.nodes().size(); n++) {
      for (String output : graph.nodes().get(n).outputs()) {
        producers.put(output, n);
      }
      for (String input : graph.nodes().get(n).inputs()) {
        consumers.computeIfAbsent(input, unused -> new ArrayList<>()).add(n);
      }
    }
  }

  /**
   * Fuses what can be fused; time linear in the file. One with graphs inside of nodes is left as it
   * is.
   *
   * @param file an ONNX file, not changed
   * @return a copy with fused operations, or the same array if there is nothing to fuse or it is no
   *     ONNX file
   */
  public static byte[] of(byte[] file) {
    try {
      OnnxGraph graph = OnnxGraph.read(file);
      boolean flat = graph.nodes().stream().noneMatch(node -> CONTROL.contains(node.operator()));
      return flat ? new FusedOperators(graph).fuse().orElse(file) : file;
    } catch (OnnxFormatException e) {
      return file; // the runtime says what is wrong with it
    }
  }

  private Optional<byte[]> fuse() {
    boolean attentions = false;
    for (int n = 0; n < graph.nodes().size(); n++) {
      String operator = graph.nodes().get(n).operator();
      if (operator.equals("MatMulInteger")) {
        fuseProduct(graph.nodes().get(n));
      } else if (operator.equals("Softmax")) {
        attentions |= fuseAttention(n);
      }
    }
    if (attentions) {
      edit.addFirst(new NewNode("", "Cast", List.of(MASK), MASK_NUMBERS, Map.of("to", INT32)));
    }
    Set<Integer> needed = needed();
    return edit.isEmpty() && needed.size() == graph.nodes().size()
        ? Optional.empty()
        : Optional.of(edit.keep(needed).apply());
  }

  /** The nodes that an output depends on; a runtime would run the others, too. */
  private Set<Integer> needed() {
    Set<String> tensors = new HashSet<>(graph.outputs());
    Set<Integer> needed = new HashSet<>();
    for (int n = graph.nodes().size() - 1; n >= 0; n--) {
      if (!Collections.disjoint(graph.nodes().get(n).outputs(), tensors)) {
        needed.add(n);
        tensors.addAll(edit.inputs(n));
      }
    }
    return needed;
  }

  /** {@code Cast(quantized(x) W) * (scale of x * scale of W) + bias}. */
  private void fuseProduct(OnnxNode product) {
    Optional<OnnxNode> quantized = producer(input(product, 0), "DynamicQuantizeLinear");
    Optional<OnnxTensor> weights = graph.initializer(input(product, 1));
    Optional<OnnxNode> cast = onlyConsumer(product, "Cast");
    Optional<OnnxNode> scaled = cast.flatMap(node -> onlyConsumer(node, "Mul"));
    if (quantized.isEmpty() || weights.isEmpty() || scaled.isEmpty()) {
      return;
    }
    Optional<OnnxNode> biased = onlyConsumer(scaled.get(), "Add");
    Optional<OnnxNode> scales = producer(other(scaled.get(), cast.get().outputs().get(0)), "Mul");
    if (biased.isEmpty() || scales.isEmpty()) {
      return;
    }
    List<String> made = quantized.get().outputs();
    String weightScale = made.size() < 3 ? "" : other(scales.get(), made.get(1));
    String bias = other(biased.get(), scaled.get().outputs().get(0));
    boolean asExpected =
        made.size() == 3
            && made.get(0).equals(input(product, 0))
            && made.get(2).equals(input(product, 2))
            && graph.initializer(weightScale).isPresent()
            && weights.get().shape().size() == 2
            && width(bias).equals(Optional.of(weights.get().shape().get(1)));
    if (asExpected) {
      String output = biased.get().outputs().get(0);
      edit.replace(
          producers.get(output),
          new NewNode(
              RUNTIME,
              "DynamicQuantizeMatMul",
              List.of(
                  input(quantized.get(), 0),
                  input(product, 1),
                  weightScale,
                  zeroPoint(input(product, 3)),
                  bias),
              output,
              Map.of()));
    }
  }

  /** Without a zero point the runtime takes zero, which saves it the correction. */
  private String zeroPoint(String name) {
    return graph.initializer(name).filter(graph::isZero).isPresent() ? "" : name;
  }

  /** {@code softmax(Q K' / sqrt(head size) + mask) V}, head by head. */
  private boolean fuseAttention(int softmax) {
    OnnxNode weights = graph.nodes().get(softmax);
    Optional<OnnxNode> masked = producer(input(weights, 0), "Add");
    Optional<OnnxNode> divided = masked.flatMap(node -> operand(node, "Div"));
    Optional<OnnxNode> scores = divided.flatMap(node -> producer(input(node, 0), "MatMul"));
    Optional<OnnxNode> sums = onlyConsumer(weights, "MatMul");
    Optional<OnnxNode> ordered = sums.flatMap(node -> onlyConsumer(node, "Transpose"));
    Optional<OnnxNode> joined = ordered.flatMap(this::reshaped);
    if (scores.isEmpty() || joined.isEmpty()) {
      return false;
    }
    Optional<String> query = split(input(scores.get(), 0), HEADS_FIRST);
    Optional<String> key = split(input(scores.get(), 1), HEADS_FIRST_TRANSPOSED);
    Optional<String> value = split(input(sums.get(), 1), HEADS_FIRST);
    long last = graph.integers(softmax, "axis").stream().findFirst().orElse(0L);
    boolean asExpected =
        query.isPresent()
            && key.isPresent()
            && value.isPresent()
            && (last == 3 || last == -1)
            && permutes(ordered.get(), HEADS_FIRST)
            && isMask(other(masked.get(), divided.get().outputs().get(0)));
    int heads = asExpected ? heads(query.get(), input(divided.get(), 1)) : 0;
    if (heads == 0) {
      return false;
    }
    String output = joined.get().outputs().get(0);
    edit.replace(
        producers.get(output),
        new NewNode(
            RUNTIME,
            "MultiHeadAttention",
            List.of(query.get(), key.get(), value.get(), "", MASK_NUMBERS),
            output,
            Map.of("num_heads", heads)));
    return true;
  }

  /** What is split into heads and reordered to become a tensor. */
  private Optional<String> split(String name, List<Long> order) {
    return producer(name, "Transpose")
        .filter(node -> permutes(node, order))
        .flatMap(node -> producer(input(node, 0), "Reshape"))
        .map(node -> input(node, 0));
  }

  private boolean permutes(OnnxNode transpose, List<Long> order) {
    return graph.integers(producers.get(transpose.outputs().get(0)), "perm").equals(order);
  }

  /** Whether a tensor is 0 for tokens and very small for padding. */
  private boolean isMask(String name) {
    return producer(name, "Mul")
        .flatMap(node -> operand(node, "Sub"))
        .flatMap(node -> producer(input(node, 1), "Cast"))
        .flatMap(node -> producer(input(node, 0), "Unsqueeze"))
        .flatMap(node -> producer(input(node, 0), "Unsqueeze"))
        .filter(node -> input(node, 0).equals(MASK))
        .isPresent();
  }

  /** The number of heads if scores are divided by the root of a head's size; 0 otherwise. */
  private int heads(String query, String divisor) {
    Optional<OnnxNode> made = producer(query, "Add");
    Optional<Long> hidden = made.flatMap(node -> width(input(node, 0)));
    if (hidden.isEmpty()) {
      hidden = made.flatMap(node -> width(input(node, 1)));
    }
    Optional<Float> root = scalar(divisor);
    if (hidden.isEmpty() || root.isEmpty()) {
      return 0;
    }
    long size = Math.round((double) root.get() * root.get());
    boolean whole = size > 0 && hidden.get() % size == 0;
    return whole && Math.abs(root.get() - Math.sqrt((double) size)) < 1e-4
        ? (int) (hidden.get() / size)
        : 0;
  }

  private Optional<Float> scalar(String name) {
    Optional<OnnxTensor> tensor = graph.initializer(name);
    if (tensor.isEmpty() && producer(name, "Constant").isPresent()) {
      tensor = graph.tensor(producers.get(name), "value");
    }
    return tensor.flatMap(graph::scalar);
  }

  /** The length of a stored tensor of one dimension. */
  private Optional<Long> width(String name) {
    return graph
        .initializer(name)
        .filter(tensor -> tensor.shape().size() == 1)
        .map(tensor -> tensor.shape().get(0));
  }

  private Optional<OnnxNode> producer(String name, String operator) {
    Integer node = producers.get(name);
    return Optional.ofNullable(node)
        .map(graph.nodes()::get)
        .filter(found -> found.operator().equals(operator) && found.outputs().size() > 0);
  }

  /** The operand that an operator makes. */
  private Optional<OnnxNode> operand(OnnxNode node, String operator) {
    return producer(input(node, 0), operator).or(() -> producer(input(node, 1), operator));
  }

  private Optional<OnnxNode> onlyConsumer(OnnxNode node, String operator) {
    List<Integer> all =
        node.outputs().size() == 1
            ? consumers.getOrDefault(node.outputs().get(0), List.of())
            : List.of();
    return Optional.of(all)
        .filter(nodes -> nodes.size() == 1)
        .map(nodes -> graph.nodes().get(nodes.get(0)))
        .filter(found -> found.operator().equals(operator) && found.outputs().size() == 1);
  }

  /** What becomes of a tensor whose shape is looked at, too. */
  private Optional<OnnxNode> reshaped(OnnxNode node) {
    List<OnnxNode> others =
        consumers.getOrDefault(node.outputs().get(0), List.of()).stream()
            .map(graph.nodes()::get)
            .filter(found -> !found.operator().equals("Shape"))
            .toList();
    return Optional.of(others)
        .filter(nodes -> nodes.size() == 1)
        .map(nodes -> nodes.get(0))
        .filter(found -> found.operator().equals("Reshape"));
  }

  private static String input(OnnxNode node, int index) {
    return index < node.inputs().size() ? node.inputs().get(index) : "";
  }

  /** The other one of two operands. */
  private static String other(OnnxNode node, String one) {
    return input(node, 0).equals(one) ? input(node, 1) : input(node, 0);
  }
}
