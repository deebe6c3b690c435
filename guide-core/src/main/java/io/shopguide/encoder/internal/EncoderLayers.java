package io.shopguide.encoder.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the layers of a BERT encoder in its graph: the last node in the scope of a layer's output
 * normalization makes the layer's token states. Stateless and thread-safe.
 */
public final class EncoderLayers {
  /** Name of the output of {@link #withStates}. */
  public static final String OUTPUT = "shopguide_token_states";

  private static final Pattern NORMALIZATION =
      Pattern.compile("^/?(?:.{0,40}/)?encoder/layer\\.(\\d{1,3})/output/LayerNorm/[^/]*$");

  private EncoderLayers() {}

  /**
   * The names of the token states after each layer.
   *
   * @param graph the encoder's graph
   * @return names of tensors, first layer first; empty if the graph is no BERT encoder
   */
  public static List<String> states(OnnxGraph graph) {
    TreeMap<Integer, String> byLayer = new TreeMap<>();
    for (OnnxNode node : graph.nodes()) {
      Matcher matcher = NORMALIZATION.matcher(node.name());
      boolean quantization = node.operator().equals("DynamicQuantizeLinear");
      if (matcher.matches() && !quantization && !node.outputs().isEmpty()) {
        byLayer.put(Integer.valueOf(matcher.group(1)), node.outputs().get(0));
      }
    }
    boolean complete = !byLayer.isEmpty() && byLayer.lastKey() == byLayer.size() - 1;
    return complete ? List.copyOf(byLayer.values()) : List.of();
  }

  /**
   * A copy of the file whose only output is the states of some layers, side by side.
   *
   * @param graph the encoder's graph
   * @param layers numbers of layers, 1 for the first; empty for the last
   * @return the new file
   * @throws OnnxFormatException if the graph has no such layer
   */
  public static byte[] withStates(OnnxGraph graph, List<Integer> layers) {
    List<String> states = states(graph);
    if (states.isEmpty()) {
      throw new OnnxFormatException(
          "no nodes encoder/layer.N/output/LayerNorm, so this is not a BERT encoder");
    }
    List<String> wanted = new ArrayList<>();
    for (int layer : layers.isEmpty() ? List.of(states.size()) : layers) {
      if (layer < 1 || layer > states.size()) {
        throw new OnnxFormatException(
            "no layer " + layer + "; the encoder has the layers 1 to " + states.size());
      }
      wanted.add(states.get(layer - 1));
    }
    // Nodes that only later layers need are dead then; FusedOperators leaves them out.
    return new OnnxEdit(graph)
        .addLast(new NewNode("", "Concat", wanted, OUTPUT, Map.of("axis", -1)))
        .output(OUTPUT)
        .apply();
  }
}
