package io.shopguide.encoder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.ModelFiles;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {
  private static byte[] file;

  @BeforeAll
  static void read() {
    file = ModelFiles.resource("all-minilm-l6-v2-q").readModel();
  }

  @Test
  void read_quantizedModel_findsTensorsInTheirPlaces() {
    OnnxGraph graph = OnnxGraph.read(file);
    OnnxTensor words =
        graph.initializer("embeddings.word_embeddings.weight_quantized").orElseThrow();
    assertEquals(OnnxTensor.UINT8, words.type());
    assertEquals(List.of(30522L, 384L), words.shape());
    assertEquals(30522 * 384, words.length());
    assertEquals(6, EncoderLayers.states(graph).size());
  }

  @Test
  void withOutput_editedFile_keepsAllOtherParts() {
    OnnxGraph graph = OnnxGraph.read(file);
    OnnxGraph edited = OnnxGraph.read(EncoderLayers.withStates(graph, List.of(1, 6)));
    assertEquals(graph.nodes().size() + 1, edited.nodes().size());
    OnnxNode joined = edited.nodes().get(graph.nodes().size());
    assertEquals("Concat", joined.operator());
    assertEquals(
        List.of("/encoder/layer.0/output/LayerNorm/Add_1_output_0", "last_hidden_state"),
        joined.inputs());
    assertEquals(graph.initializers().size(), edited.initializers().size());
  }

  @Test
  void read_damagedBytes_endsInAnErrorOrAGraphWithinTheFile() {
    Random random = new Random(17);
    byte[] head = Arrays.copyOf(file, 40_000);
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      byte[] damaged = head.clone();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(round % 2 == 0 ? 64 : damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertTimeout(Duration.ofSeconds(5), () -> OnnxGraph.read(damaged));
      } catch (OnnxFormatException e) {
        assertTrue(e.getMessage().matches("(?s)(byte \\d+: |the file holds no graph).*"));
        refused++;
      }
    }
    assertEquals(2_000, refused); // each is truncated, too
  }

  @Test
  void read_endlessNumbersAndClaimedLengths_areRefused() {
    byte[] endless = new byte[1_000];
    Arrays.fill(endless, (byte) 0xff);
    assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(endless));
    byte[] claims = {0x3a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
    assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(claims));
    assertThrows(OnnxFormatException.class, () -> OnnxGraph.read(new byte[0]));
  }
}
