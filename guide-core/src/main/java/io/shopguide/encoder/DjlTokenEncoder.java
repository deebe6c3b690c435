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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final int width;
  private final int last; // offset of the last layer's states, -1 if they are not wanted
  private final Map<Pooling, TextEncoder> texts = new EnumMap<>(Pooling.class);

  private DjlTokenEncoder(
      ModelFiles files, Layers layers, WordPieces pieces, PredictorPool<Words, float[]> pool) {
    this.specification = layers.specification(files);
    this.pieces = pieces;
    this.pool = pool;
    // The frame of special tokens around no words.
    this.dimension = pool.predict(new Words(List.of())).length / 2;
    this.width = dimension / Math.max(1, layers.wanted().size());
    int place = layers.wanted().indexOf(layers.count());
    this.last = layers.wanted().isEmpty() ? 0 : place < 0 ? -1 : place * width;
    for (Pooling pooling : Pooling.values()) {
      String text = files.specification() + ":" + pooling.id();
      if (last >= 0) {
        texts.put(pooling, new TextView(this, text, pooling, width));
      }
    }
  }

  /** Which of how many layers are wanted; none stands for the last. */
  private record Layers(List<Integer> wanted, int count) {
    String specification(ModelFiles files) {
      String numbers = wanted.stream().map(String::valueOf).collect(Collectors.joining("+"));
      return files.specification() + ":" + (wanted.isEmpty() ? "last" : numbers);
    }
  }

  /** Opens an encoder; no layers mean the last. */
  static TokenEncoder open(ModelFiles files, List<Integer> wanted) {
    byte[] withStates;
    Layers layers;
    try {
      OnnxGraph graph = OnnxGraph.read(files.readModel());
      layers = new Layers(wanted, EncoderLayers.states(graph).size());
      withStates = EncoderLayers.withStates(graph, wanted);
    } catch (OnnxFormatException e) {
      throw EncoderException.of(
          "Cannot take token states from " + files.modelName(),
          e,
          "check that it is the complete ONNX file of a BERT encoder with these layers");
    }
    WordPieces pieces = openPieces(files);
    PredictorPool<Words, float[]> pool = null;
    try {
      Model model = OnnxModels.open(files.modelName(), withStates);
      pool =
          new PredictorPool<>(
              layers.specification(files),
              model,
              new StatesTranslator(pieces, OnnxModels.takesTokenTypes(model)));
      return new DjlTokenEncoder(files, layers, pieces, pool);
    } catch (RuntimeException | LinkageError e) {
      if (pool != null) {
        pool.close();
      }
      pieces.close();
      throw e;
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
  public EncodedText encode(List<String> words) {
    Words text = new Words(words);
    float[] rows = pool.predict(text);
    return new EncodedText(rows, text.starts, dimension, width, last);
  }

  @Override
  public Optional<TextEncoder> text(Pooling pooling) {
    return Optional.ofNullable(texts.get(pooling));
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
