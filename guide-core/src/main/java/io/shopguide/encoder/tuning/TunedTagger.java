package io.shopguide.encoder.tuning;

import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.TokenEncoder;
import java.nio.file.Path;
import java.util.List;

/**
 * Tags the words of queries with an encoder that was tuned for it. ONNX Runtime must be on the
 * class path, PyTorch need not.
 *
 * <p>Thread-safe.
 */
public final class TunedTagger implements AutoCloseable {
  static final String MODEL = "model.onnx";
  static final String TOKENIZER = "tokenizer.json";
  static final String HEAD = "head.bin";

  private final TokenEncoder encoder;
  private final TaggerHead head;

  private TunedTagger(TokenEncoder encoder, TaggerHead head) {
    this.encoder = encoder;
    this.head = head;
  }

  /**
   * Opens what {@link FineTuning#run} wrote.
   *
   * @param folder the folder with {@code model.onnx}, {@code tokenizer.json} and {@code head.bin}
   * @return the tagger, to be closed by the caller
   * @throws TuningException if the head is damaged or belongs to another encoder
   * @throws io.shopguide.encoder.EncoderException if the encoder or the engine is missing or
   *     damaged
   * @throws java.io.UncheckedIOException if the head cannot be read
   */
  public static TunedTagger open(Path folder) {
    TaggerHead head = TaggerHead.read(folder.resolve(HEAD));
    TokenEncoder encoder =
        Encoders.tokenStates(ModelFiles.files(folder.resolve(MODEL), folder.resolve(TOKENIZER)));
    if (encoder.dimension() != head.width()) {
      encoder.close();
      throw new TuningException(
          "%s is for states of %d values, but those of the model beside it have %d; copy the whole folder of one training"
              .formatted(folder.resolve(HEAD), head.width(), encoder.dimension()),
          null);
    }
    return new TunedTagger(encoder, head);
  }

  /**
   * The tags it knows.
   *
   * @return {@code B-TYPE}, {@code I-TYPE} and {@code O}, in alphabetical order
   */
  public List<String> tags() {
    return head.tags().tags();
  }

  /**
   * Tags words. An {@code I-} tag always continues a mention of its type.
   *
   * @param words the words of one query in their order; for Chinese the characters
   * @return a tag for each
   * @throws io.shopguide.encoder.EncoderException if the engine fails or the tagger is closed
   */
  public List<String> tag(List<String> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    return head.tag(states(words), words.size());
  }

  private float[] states(List<String> words) {
    float[] states = new float[words.size() * encoder.dimension()];
    encoder.encode(words, states);
    return states;
  }

  /**
   * How likely each word has each tag.
   *
   * @param words the words of one query in their order; for Chinese the characters
   * @return for each word a row of the probabilities of {@link #tags}
   * @throws io.shopguide.encoder.EncoderException if the engine fails or the tagger is closed
   */
  public float[] probabilities(List<String> words) {
    return words.isEmpty() ? new float[0] : head.probabilities(states(words), words.size());
  }

  /**
   * Scores it on queries with known tags.
   *
   * @param queries the queries
   * @return how many of their mentions it finds
   * @throws io.shopguide.encoder.EncoderException if the engine fails or the tagger is closed
   */
  public EntityScore score(List<LabelledWords> queries) {
    return EntityScore.of(
        queries.stream().map(LabelledWords::tags).toList(),
        queries.stream().map(query -> tag(query.words())).toList());
  }

  /** Releases the model. Closing twice has no effect. */
  @Override
  public void close() {
    encoder.close();
  }
}
