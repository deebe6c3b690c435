package io.shopguide.encoder.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.internal.OnnxFormatException;
import io.shopguide.encoder.internal.OnnxGraph;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class QuantizerTest {
  private static final ModelFiles PRECISE = ModelFiles.resource("all-minilm-l6-v2");
  private static final ModelFiles QUANTIZED = ModelFiles.resource("all-minilm-l6-v2-q");

  @Test
  void quantize_untouchedWeights_givesTheBytesOfThePublishedFile() {
    byte[] expected = QUANTIZED.readModel();
    byte[] found = expected.clone();
    // Forget the weights first, so that leaving a tensor out cannot go unnoticed.
    OnnxGraph.read(found).initializers().stream()
        .filter(tensor -> tensor.name().endsWith("_quantized"))
        .forEach(t -> Arrays.fill(found, t.offset(), t.offset() + t.length(), (byte) 0));
    Quantizer.quantize(PRECISE.readModel(), found);
    int different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += Math.abs(expected[i] - found[i]) == 0 ? 0 : 1;
    }
    assertEquals(expected.length, found.length);
    assertTrue(different < expected.length / 1_000, different + " bytes differ");
  }

  @Test
  void quantize_otherEncoder_isRefused() {
    byte[] other = ModelFiles.resource("bge-small-zh-v15-q").readModel();
    assertThrows(OnnxFormatException.class, () -> Quantizer.quantize(PRECISE.readModel(), other));
  }
}
