package io.shopguide.encoder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Opens text encoders. A DJL engine that runs ONNX files must be on the class path, for example
 * {@code ai.djl.onnxruntime:onnxruntime-engine}.
 *
 * <p>Nothing is sent anywhere: DJL would report its first use to a telemetry host and ask a cloud's
 * metadata service for that, so opening an encoder sets the system property {@code
 * OPT_OUT_TRACKING} to {@code true}, unless it or the environment variable of that name is set.
 *
 * <p>Immutable and thread-safe.
 */
public final class Encoders {
  private Encoders() {}

  /**
   * Opens a model on the class path, see {@link ModelFiles#resource}. Models whose name starts with
   * {@code bge} pool the first token, others the mean.
   *
   * @param name the model's name, for example {@code all-minilm-l6-v2-q}
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if a file or the engine is missing or damaged
   */
  public static TextEncoder resource(String name) {
    return resource(name, name.startsWith("bge") ? Pooling.FIRST : Pooling.MEAN);
  }

  /**
   * Opens a model on the class path.
   *
   * @param name the model's name
   * @param pooling how its token states become one vector
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if a file or the engine is missing or damaged
   */
  public static TextEncoder resource(String name, Pooling pooling) {
    return open(ModelFiles.resource(name), pooling);
  }

  /**
   * Opens a model from files.
   *
   * @param model the ONNX file
   * @param tokenizer the {@code tokenizer.json} of the model
   * @param pooling how its token states become one vector
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if a file or the engine is missing or damaged
   */
  public static TextEncoder files(Path model, Path tokenizer, Pooling pooling) {
    return open(ModelFiles.files(model, tokenizer), pooling);
  }

  /**
   * Opens a model from its files.
   *
   * @param files the files
   * @param pooling how its token states become one vector
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if a file or the engine is missing or damaged
   */
  public static TextEncoder open(ModelFiles files, Pooling pooling) {
    return DjlTextEncoder.open(files, pooling);
  }

  /**
   * Opens a model that DJL finds and runs, on any engine: a folder or an archive, or a model of its
   * zoo, which DJL then downloads. Slower than {@link #resource} and {@link #files} by DJL's own
   * translator.
   *
   * @param engine the DJL engine, for example {@code OnnxRuntime} or {@code PyTorch}
   * @param url for example {@code file:/models/my-encoder} or {@code
   *     djl://ai.djl.huggingface.onnxruntime/sentence-transformers/all-MiniLM-L6-v2}
   * @param pooling how its token states become one vector
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if the model or its engine is missing or damaged
   */
  public static TextEncoder djl(String engine, String url, Pooling pooling) {
    return ZooTextEncoder.open(engine, url, pooling);
  }

  /**
   * Joins two encoders: a text with a Chinese character goes to one, any other text to the other.
   * The vectors are as long as both together, and the dot product of an English and a Chinese text
   * is 0.
   *
   * @param english the encoder of texts without Chinese characters, closed with the result
   * @param chinese the encoder of the others, closed with the result
   * @return the encoder, to be closed by the caller
   */
  public static TextEncoder byScript(TextEncoder english, TextEncoder chinese) {
    return new ScriptEncoder(english, chinese);
  }

  /**
   * Opens a model on the class path for the states of its tokens.
   *
   * @param name the model's name, see {@link ModelFiles#resource}
   * @param layers numbers of the layers whose states are wanted, 1 for the first; none for the last
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if a file, a layer or the engine is missing or damaged
   */
  public static TokenEncoder tokenStates(String name, int... layers) {
    return tokenStates(ModelFiles.resource(name), layers);
  }

  /**
   * Opens a model for the states of its tokens. The layers must bear the names that the export of a
   * BERT encoder gives them, {@code encoder/layer.N/output/LayerNorm}.
   *
   * @param files the model's files
   * @param layers numbers of the layers whose states are wanted, 1 for the first; none for the last
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if a file, a layer or the engine is missing or damaged
   */
  public static TokenEncoder tokenStates(ModelFiles files, int... layers) {
    return DjlTokenEncoder.open(files, Arrays.stream(layers).boxed().toList());
  }

  /**
   * Opens the token encoder that another one's {@link TokenEncoder#specification} describes.
   *
   * @param specification the description
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if the description is not one of ours, or a file or the engine is
   *     missing
   */
  public static TokenEncoder openTokenStates(String specification) {
    Specification parts = Specification.parse(specification);
    return tokenStates(parts.files(), layers(parts.detail(), specification));
  }

  private static int[] layers(String detail, String specification) {
    if (detail.equals("last")) {
      return new int[0];
    }
    try {
      return Pattern.compile("+", Pattern.LITERAL)
          .splitAsStream(detail)
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw Specification.unusable(specification, e);
    }
  }

  /**
   * Opens the encoder that another one's {@link TextEncoder#specification} describes.
   *
   * @param specification the description
   * @return the encoder, to be closed by the caller
   * @throws EncoderException if the description is not one of ours, or a file or the engine is
   *     missing
   */
  public static TextEncoder open(String specification) {
    Specification parts = Specification.parse(specification);
    if (parts.kind().equals(Specification.SCRIPT)) {
      return ScriptEncoder.open(parts, specification);
    }
    Pooling pooling = pooling(parts.detail(), specification);
    if (parts.kind().equals(Specification.DJL)) {
      int bar = parts.source().indexOf('|');
      if (bar < 0) {
        throw Specification.unusable(specification, null);
      }
      return djl(parts.source().substring(0, bar), parts.source().substring(bar + 1), pooling);
    }
    return open(parts.files(), pooling);
  }

  private static Pooling pooling(String name, String specification) {
    try {
      return Pooling.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Specification.unusable(specification, e);
    }
  }
}
