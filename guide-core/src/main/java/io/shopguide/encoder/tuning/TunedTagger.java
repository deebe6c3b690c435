package io.shopguide.encoder.tuning;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.model.internal.ScratchPool;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.WordTagger;
import java.nio.file.Path;
import java.util.List;

/**
 * Tags the words of queries with an encoder that was tuned for it. ONNX Runtime must be on the
 * class path, PyTorch need not.
 *
 * <p>Thread-safe.
 */
public final class TunedTagger implements WordTagger, AutoCloseable {
  static final String MODEL = "model.onnx";
  static final String TOKENIZER = "tokenizer.json";
  static final String HEAD = "head.bin";
  static final String CARD = "card.txt";

  private final TokenEncoder encoder;
  private final TaggerHead head;
  private final ScratchPool<Scratch> scratches;

  private TunedTagger(TokenEncoder encoder, TaggerHead head) {
    this.encoder = encoder;
    this.head = head;
    this.scratches = new ScratchPool<>(() -> new Scratch(head.newDecoder()));
  }

  /** What one thread needs to tag a query. */
  private static final class Scratch {
    private final TagDecoder decoder;
    private float[] states = {};

    Scratch(TagDecoder decoder) {
      this.decoder = decoder;
    }

    float[] states(int length) {
      if (states.length < length) {
        states = new float[length];
      }
      return states;
    }
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
   * The encoder that was tuned, for others who read its states or its vectors.
   *
   * @return the encoder, closed with the tagger
   */
  public TokenEncoder encoder() {
    return encoder;
  }

  /**
   * The tags it knows.
   *
   * @return {@code B-TYPE}, {@code I-TYPE} and {@code O}, in alphabetical order
   */
  @Override
  public List<String> tags() {
    return head.tags().tags();
  }

  @Override
  public List<TagSpan> tag(EncodedWords words) {
    Scratch scratch = scored(words);
    List<TagSpan> spans = scratch.decoder.spans(words.words().size());
    scratches.give(scratch);
    return spans;
  }

  @Override
  public float[] probabilities(EncodedWords words) {
    Scratch scratch = scored(words);
    float[] probabilities = scratch.decoder.probabilities(words.words().size());
    scratches.give(scratch);
    return probabilities;
  }

  /** Memory with the scores of the words' tags. */
  private Scratch scored(EncodedWords words) {
    int count = words.words().size();
    Scratch scratch = scratches.take();
    if (count > 0) {
      float[] states = scratch.states(count * encoder.dimension());
      words.by(encoder).copyStates(states);
      head.score(states, count, scratch.decoder.scores(count));
    }
    return scratch;
  }

  /** Releases the model. Closing twice has no effect. */
  @Override
  public void close() {
    encoder.close();
  }
}
