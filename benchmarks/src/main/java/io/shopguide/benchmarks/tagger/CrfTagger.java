package io.shopguide.benchmarks.tagger;

import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.query.tagger.TaggedSequence;
import io.shopguide.query.tagger.TaggerTrainer;
import io.shopguide.query.tagger.TokenStates;
import io.shopguide.query.tagger.WordTagger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditional random field, with the states of a frozen encoder or without. */
final class CrfTagger implements TestedTagger {
  private static final int ENCODED_EACH = 1000; // sequences between lines of progress

  private final String name;
  private final Optional<TokenEncoder> encoder;
  private final SequenceTagger trained;
  private final WordTagger tagger;

  private CrfTagger(String name, Optional<TokenEncoder> encoder, SequenceTagger trained) {
    this.name = name;
    this.encoder = encoder;
    this.trained = trained;
    this.tagger = encoder.map(trained::reading).orElseGet(trained::alone);
  }

  static CrfTagger train(
      TaggerTrainer trainer, List<TaggedSequence> training, Optional<List<TaggedSequence>> dev) {
    SequenceTagger tagger =
        dev.isPresent() ? trainer.train(training, dev.get()) : trainer.train(training);
    return new CrfTagger("crf", Optional.empty(), tagger);
  }

  /** Trains with the states of some layers of a model on the class path. */
  static CrfTagger train(
      TaggerTrainer trainer,
      List<TaggedSequence> training,
      Optional<List<TaggedSequence>> dev,
      String model,
      int[] layers,
      PrintStream progress) {
    TokenEncoder encoder = Encoders.tokenStates(model, layers);
    try {
      List<TaggedSequence> encoded = encoded(encoder, training, progress);
      SequenceTagger tagger =
          dev.isPresent()
              ? trainer.train(encoded, encoded(encoder, dev.get(), progress))
              : trainer.train(encoded);
      return new CrfTagger("crf+" + model, Optional.of(encoder), tagger);
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private static List<TaggedSequence> encoded(
      TokenEncoder encoder, List<TaggedSequence> sequences, PrintStream progress) {
    List<TaggedSequence> encoded = new ArrayList<>(sequences.size());
    for (TaggedSequence sequence : sequences) {
      encoded.add(sequence.withStates(states(encoder, sequence.words())));
      if (encoded.size() % ENCODED_EACH == 0) {
        progress.printf("encoded %,d of %,d sequences%n", encoded.size(), sequences.size());
      }
    }
    return encoded;
  }

  private static TokenStates states(TokenEncoder encoder, List<String> words) {
    float[] states = new float[words.size() * encoder.dimension()];
    encoder.encode(words, states);
    return TokenStates.of(encoder.dimension(), states);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public WordTagger tagger() {
    return tagger;
  }

  @Override
  public double developmentF1() {
    return trained.card().score().f1();
  }

  @Override
  public long bytes() throws IOException {
    Path file = Files.createTempFile("shopguide", ".tagger");
    try {
      trained.save(file);
      return Files.size(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void save(Path place) {
    trained.save(place);
  }

  @Override
  public void close() {
    encoder.ifPresent(TokenEncoder::close);
  }
}
