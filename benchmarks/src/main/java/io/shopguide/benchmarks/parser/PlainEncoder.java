package io.shopguide.benchmarks.parser;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.shopguide.encoder.ModelFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What every parser with an encoder has to pay: the tokenizer and ONNX Runtime called directly,
 * with the model's own file and output and one thread. Not thread-safe.
 */
final class PlainEncoder implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  PlainEncoder(ModelFiles files) throws IOException, OrtException {
    tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(files.readTokenizer()),
            Map.of("padding", "false", "truncation", "true", "maxLength", "256"));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(files.readModel(), options);
    }
  }

  /** The states of all tokens of a text. */
  float[] encode(String text) throws OrtException {
    long[] ids = tokenizer.encode(text).getIds();
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", row(ids));
      inputs.put("attention_mask", row(ones));
      if (session.getInputNames().contains("token_type_ids")) {
        inputs.put("token_type_ids", row(new long[ids.length]));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] values = new float[states.remaining()];
        states.get(values);
        return values;
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  @Override
  public void close() throws OrtException {
    session.close();
    tokenizer.close();
  }
}
