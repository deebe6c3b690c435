package io.shopguide.encoder;

import io.shopguide.encoder.DjlTextEncoder.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

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
  private static final String RESOURCE = "resource";
  private static final String FILES = "files";

  private Encoders() {}

  /**
   * Opens a model on the class path, made of {@code NAME.onnx} and {@code NAME-tokenizer.json} at
   * its root. Models whose name starts with {@code bge} pool the first token, others the mean.
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
    String modelFile = name + ".onnx";
    String tokenizerFile = name + "-tokenizer.json";
    try (InputStream model = classPathStream(modelFile);
        InputStream tokenizer = classPathStream(tokenizerFile)) {
      if (model == null || tokenizer == null) {
        throw new EncoderException(
            "The class path has no "
                + (model == null ? modelFile : tokenizerFile)
                + "; add the artifact that holds the model, for example"
                + " dev.langchain4j:langchain4j-embeddings-"
                + name,
            null);
      }
      String specification = RESOURCE + ":" + name + ":" + pooling.id();
      return DjlTextEncoder.load(
          specification, new Part(modelFile, model), new Part(tokenizerFile, tokenizer), pooling);
    } catch (IOException e) {
      throw new EncoderException("Cannot read the model " + name + " from the class path", e);
    }
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
    try (InputStream modelStream = Files.newInputStream(model);
        InputStream tokenizerStream = Files.newInputStream(tokenizer)) {
      String specification =
          FILES
              + ":"
              + model.toAbsolutePath()
              + "|"
              + tokenizer.toAbsolutePath()
              + ":"
              + pooling.id();
      return DjlTextEncoder.load(
          specification,
          new Part(model.toString(), modelStream),
          new Part(tokenizer.toString(), tokenizerStream),
          pooling);
    } catch (IOException e) {
      throw new EncoderException("Cannot read the model " + model + " with " + tokenizer, e);
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
    int first = specification.indexOf(':');
    int last = specification.lastIndexOf(':');
    if (first < 0 || last == first) {
      throw notASpecification(specification, null);
    }
    String source = specification.substring(first + 1, last);
    Pooling pooling = pooling(specification.substring(last + 1), specification);
    int bar = source.indexOf('|');
    String kind = specification.substring(0, first);
    if (kind.equals(RESOURCE)) {
      return resource(source, pooling);
    }
    if (kind.equals(FILES) && bar > 0) {
      return files(Path.of(source.substring(0, bar)), Path.of(source.substring(bar + 1)), pooling);
    }
    throw notASpecification(specification, null);
  }

  private static Pooling pooling(String name, String specification) {
    try {
      return Pooling.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw notASpecification(specification, e);
    }
  }

  private static EncoderException notASpecification(String specification, Throwable cause) {
    return new EncoderException(
        "'"
            + specification
            + "' describes no encoder; expected resource:NAME:mean|first or"
            + " files:MODEL|TOKENIZER:mean|first",
        cause);
  }

  private static InputStream classPathStream(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    InputStream stream = context == null ? null : context.getResourceAsStream(name);
    return stream != null ? stream : ClassLoader.getSystemResourceAsStream(name);
  }
}
