package io.shopguide.encoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.shopguide.encoder.internal.FusedOperators;
import io.shopguide.encoder.internal.Tracking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** Starts ONNX Runtime through DJL and names what an encoder's graph is fed. Stateless. */
final class OnnxModels {
  private OnnxModels() {}

  /**
   * Loads a model whose work stays on the calling thread.
   *
   * @param name the file for messages
   * @param file its bytes
   * @return the model, to be closed by the caller
   */
  static Model open(String name, byte[] file) {
    Tracking.optOut();
    Model model = newModel(name);
    try {
      model.load(
          new ByteArrayInputStream(FusedOperators.of(file)),
          Map.of("interOpNumThreads", "1", "intraOpNumThreads", "1"));
      return model;
    } catch (IOException | MalformedModelException | RuntimeException | LinkageError e) {
      model.close();
      throw EncoderException.of(
          "Cannot open the model " + name,
          e,
          "check that it is the complete ONNX file of a sentence encoder");
    }
  }

  private static Model newModel(String name) {
    try {
      return Model.newInstance(name, "OnnxRuntime");
    } catch (RuntimeException | LinkageError e) {
      throw EncoderException.of(
          "Cannot start ONNX Runtime for the model " + name,
          e,
          "check that ai.djl.onnxruntime:onnxruntime-engine is on the class path and that its"
              + " native library can be unpacked into java.io.tmpdir");
    }
  }

  static boolean takesTokenTypes(Model model) {
    return model.describeInput().contains("token_type_ids");
  }

  /** One text as a batch of one, so that nothing is padded. */
  static NDList inputs(NDManager manager, long[] ids, boolean tokenTypes) {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    NDList inputs = new NDList(3);
    inputs.add(row(manager, "input_ids", ids));
    inputs.add(row(manager, "attention_mask", ones));
    if (tokenTypes) {
      inputs.add(row(manager, "token_type_ids", new long[ids.length]));
    }
    return inputs;
  }

  private static NDArray row(NDManager manager, String name, long[] values) {
    NDArray array = manager.create(new long[][] {values});
    array.setName(name);
    return array;
  }
}
