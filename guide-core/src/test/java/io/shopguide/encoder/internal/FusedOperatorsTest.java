package io.shopguide.encoder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ai.djl.engine.Engine;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.shopguide.encoder.ModelFiles;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusedOperatorsTest {
  private static final long[] TOKENS = {101, 2417, 18368, 2770, 6007, 2005, 2273, 102};

  @BeforeAll
  static void start() {
    Tracking.optOut();
    Engine.getEngine("OnnxRuntime"); // has to make the process's environment itself
  }

  @ParameterizedTest
  @CsvSource({"all-minilm-l6-v2-q, 6", "bge-small-zh-v15-q, 4"})
  void of_encoder_oneOperationForEachProductAndAttention(String name, int layers) {
    byte[] fused = FusedOperators.of(ModelFiles.resource(name).readModel());
    Map<String, Integer> counts = new TreeMap<>();
    for (OnnxNode node : OnnxGraph.read(fused).nodes()) {
      counts.merge(node.operator(), 1, Integer::sum);
    }
    assertEquals(6 * layers, counts.get("DynamicQuantizeMatMul"));
    assertEquals(layers, counts.get("MultiHeadAttention"));
    for (String gone : List.of("MatMulInteger", "DynamicQuantizeLinear", "Softmax", "Transpose")) {
      assertEquals(0, counts.getOrDefault(gone, 0), gone);
    }
    assertSame(fused, FusedOperators.of(fused), "nothing is left to fuse");
  }

  @ParameterizedTest
  @CsvSource({"0", "3"})
  void of_encoder_sameStates(int padding) throws OrtException {
    byte[] file = ModelFiles.resource("all-minilm-l6-v2-q").readModel();
    assertArrayEquals(states(file, padding), states(FusedOperators.of(file), padding), 1e-5f);
  }

  @Test
  void of_statesOfEarlyLayers_leavesLaterOnesOut() {
    byte[] file = ModelFiles.resource("all-minilm-l6-v2-q").readModel();
    byte[] early = EncoderLayers.withStates(OnnxGraph.read(file), List.of(2));
    List<OnnxNode> nodes = OnnxGraph.read(FusedOperators.of(early)).nodes();
    assertEquals(
        2, nodes.stream().filter(node -> node.operator().equals("MultiHeadAttention")).count());
  }

  @Test
  void of_damagedFile_returnsWithoutAnException() {
    byte[] file = ModelFiles.resource("bge-small-zh-v15-q").readModel();
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      byte[] damaged = round % 2 == 0 ? file.clone() : Arrays.copyOf(file, random.nextInt(90_000));
      for (int i = 0; i < 20 && damaged.length > 0; i++) {
        damaged[random.nextInt(Math.min(damaged.length, 90_000))] = (byte) random.nextInt();
      }
      assertTimeout(Duration.ofSeconds(5), () -> FusedOperators.of(damaged));
    }
    byte[] empty = {};
    assertSame(empty, FusedOperators.of(empty));
  }

  /** The states of the tokens, with padding behind them. */
  private static float[] states(byte[] file, int padding) throws OrtException {
    int length = TOKENS.length + padding;
    long[] mask = new long[length];
    Arrays.fill(mask, 0, TOKENS.length, 1);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file);
        OnnxTensor ids = row(environment, Arrays.copyOf(TOKENS, length));
        OnnxTensor ones = row(environment, mask);
        OnnxTensor types = row(environment, new long[length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", ones, "token_type_ids", types))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] states = new float[TOKENS.length * values.remaining() / length];
      values.get(states);
      return states;
    }
  }

  private static OnnxTensor row(OrtEnvironment environment, long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {values});
  }
}
