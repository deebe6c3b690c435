package io.shopguide.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The two files of an encoder: the ONNX file and its tokenizer. Nothing is read before it is
 * needed.
 *
 * <p>Immutable and thread-safe.
 */
public final class ModelFiles {
  private static final Pattern VERSION = Pattern.compile("-v(\\d)(\\d)(?=-|$)");

  private final String specification;
  private final Source model;
  private final Source tokenizer;

  private ModelFiles(String specification, Source model, Source tokenizer) {
    this.specification = specification;
    this.model = model;
    this.tokenizer = tokenizer;
  }

  /** A file or resource that can be opened. */
  private interface Source {
    InputStream open() throws IOException;

    String name();
  }

  private record FileSource(Path path) implements Source {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }

    @Override
    public String name() {
      return path.toString();
    }
  }

  private record ResourceSource(String model, String name) implements Source {
    @Override
    public InputStream open() {
      InputStream stream = classPathStream(name);
      if (stream == null) {
        throw new EncoderException(
            "The class path has no "
                + name
                + "; add the artifact that holds the model, for example"
                + " dev.langchain4j:langchain4j-embeddings-"
                + model,
            null);
      }
      return stream;
    }
  }

  /**
   * A model on the class path, made of {@code NAME.onnx} and {@code NAME-tokenizer.json} at its
   * root. An artifact's {@code -v15} also finds the {@code -v1.5} of the files in it.
   *
   * @param name the model's name, for example {@code all-minilm-l6-v2-q} or {@code
   *     bge-small-en-v15-q}
   * @return the files, which may turn out to be missing when they are opened
   */
  public static ModelFiles resource(String name) {
    String dotted = VERSION.matcher(name).replaceAll("-v$1.$2");
    boolean asGiven = dotted.equals(name) || !onClassPath(dotted + ".onnx");
    String root = asGiven ? name : dotted;
    return new ModelFiles(
        Specification.RESOURCE + ":" + name,
        new ResourceSource(name, root + ".onnx"),
        new ResourceSource(name, root + "-tokenizer.json"));
  }

  /**
   * A model in files.
   *
   * @param model the ONNX file
   * @param tokenizer the {@code tokenizer.json} of the model
   * @return the files
   */
  public static ModelFiles files(Path model, Path tokenizer) {
    return new ModelFiles(
        Specification.FILES + ":" + model.toAbsolutePath() + "|" + tokenizer.toAbsolutePath(),
        new FileSource(model),
        new FileSource(tokenizer));
  }

  /**
   * Describes where the files are.
   *
   * @return {@code resource:NAME} or {@code files:MODEL|TOKENIZER}
   */
  public String specification() {
    return specification;
  }

  /**
   * The name of the ONNX file for messages.
   *
   * @return a path or the name of a resource
   */
  public String modelName() {
    return model.name();
  }

  /**
   * The name of the tokenizer for messages.
   *
   * @return a path or the name of a resource
   */
  public String tokenizerName() {
    return tokenizer.name();
  }

  /**
   * Reads the ONNX file.
   *
   * @return its bytes
   * @throws EncoderException if it is missing, cannot be read or does not fit in memory
   */
  public byte[] readModel() {
    return read(model);
  }

  /**
   * Reads the tokenizer.
   *
   * @return its bytes
   * @throws EncoderException if it is missing, cannot be read or does not fit in memory
   */
  public byte[] readTokenizer() {
    return read(tokenizer);
  }

  private static byte[] read(Source source) {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    } catch (IOException | OutOfMemoryError e) {
      throw EncoderException.of(
          "Cannot read " + source.name(),
          e,
          "check that the file is there, readable and below 2 GB");
    }
  }

  private static boolean onClassPath(String name) {
    try (InputStream in = classPathStream(name)) {
      return in != null;
    } catch (IOException e) {
      throw new EncoderException("Cannot read " + name + " from the class path", e);
    }
  }

  private static InputStream classPathStream(String name) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    InputStream stream = context == null ? null : context.getResourceAsStream(name);
    return stream != null ? stream : ClassLoader.getSystemResourceAsStream(name);
  }

  @Override
  public String toString() {
    return specification;
  }
}
