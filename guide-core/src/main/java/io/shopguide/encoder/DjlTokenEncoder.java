package io.shopguide.encoder;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.shopguide.encoder.internal.EncoderLayers;
import io.shopguide.encoder.internal.OnnxFormatException;
import io.shopguide.encoder.internal.OnnxGraph;
import io.shopguide.encoder.internal.WordPieces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Token states of an ONNX encoder behind DJL. The graph is opened with the wanted layers as its
 * only output, so layers above the highest one are not computed.
 */
final class DjlTokenEncoder implements TokenEncoder {
  private static final int WINDOW = 128;

  private final String specification;
  private final WordPieces pieces;
  private final PredictorPool<Words, float[]> pool;
  private final int dimension;

  private DjlTokenEncoder(
      String specification, WordPieces pieces, PredictorPool<Words, float[]> pool) {
    this.specification = specification;
    this.pieces = pieces;
    this.pool = pool;
    // The frame of special tokens around no words.
    this.dimension = pool.predict(new Words(List.of())).length / 2;
  }

  /** Opens an encoder; no layers mean the last. */
  static TokenEncoder open(ModelFiles files, List<Integer> layers) {
    String numbers = layers.stream().map(String::valueOf).collect(Collectors.joining("+"));
    String specification = files.specification() + ":" + (layers.isEmpty() ? "last" : numbers);
    byte[] withStates = withStates(files, layers);
    WordPieces pieces = openPieces(files);
    PredictorPool<Words, float[]> pool = null;
    try {
      Model model = OnnxModels.open(files.modelName(), withStates);
      pool =
          new PredictorPool<>(
              specification,
              model,
              new StatesTranslator(pieces, OnnxModels.takesTokenTypes(model)));
      return new DjlTokenEncoder(specification, pieces, pool);
    } catch (RuntimeException | LinkageError e) {
      if (pool != null) {
        pool.close();
      }
      pieces.close();
      throw e;
    }
  }

  private static byte[] withStates(ModelFiles files, List<Integer> layers) {
    try {
      return EncoderLayers.withStates(OnnxGraph.read(files.readModel()), layers);
    } catch (OnnxFormatException e) {
      throw EncoderException.of(
          "Cannot take token states from " + files.modelName(),
          e,
          "check that it is the complete ONNX file of a BERT encoder with these layers");
    }
  }

  private static WordPieces openPieces(ModelFiles files) {
    byte[] file = files.readTokenizer();
    try {
      return WordPieces.open(new ByteArrayInputStream(file));
    } catch (IOException | RuntimeException | LinkageError e) {
      throw DjlTextEncoder.badTokenizer(files, e);
    }
  }

  @Override
  public String specification() {
    return specification;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void encode(List<String> words, float[] states) {
    if ((long) words.size() * dimension > states.length) {
      throw new IllegalArgumentException(
          words.size()
              + " words need "
              + (long) words.size() * dimension
              + " values, not "
              + states.length);
    }
    Words text = new Words(words);
    float[] rows = pool.predict(text);
    int[] starts = text.starts;
    for (int i = 0; i < starts.length; i++) {
      int target = i * dimension;
      if (starts[i] < 0) {
        Arrays.fill(states, target, target + dimension, 0);
      } else {
        System.arraycopy(rows, starts[i] * dimension, states, target, dimension);
      }
    }
  }

  @Override
  public void close() {
    if (pool.closeOnce()) {
      pieces.close();
    }
  }

  /** The words of one text, and where their first sub-tokens came to stand. */
  private static final class Words {
    private final List<String> words;
    private final int[] starts;

    Words(List<String> words) {
      this.words = words;
      this.starts = new int[words.size()];
    }
  }

  /** Words in, the states of all their sub-tokens out. */
  private record StatesTranslator(WordPieces pieces, boolean tokenTypes)
      implements NoBatchifyTranslator<Words, float[]> {

    @Override
    public NDList processInput(TranslatorContext context, Words text) {
      long[] ids = pieces.of(text.words, text.starts, WINDOW);
      return OnnxModels.inputs(context.getNDManager(), ids, tokenTypes);
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList outputs) {
      NDArray states = outputs.get(0);
      return states.toFloatArray();
    }

    @Override
    public Batchifier getBatchifier() {
      return null;
    }
  }
}
