package io.shopguide.benchmarks.parser;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.ModelFiles;
import io.shopguide.encoder.Pooling;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.encoder.tuning.TunedTagger;
import io.shopguide.query.LearnedParser;
import io.shopguide.query.QueryParser;
import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentModel;
import io.shopguide.query.tagger.SequenceTagger;
import io.shopguide.query.tagger.TagSpan;
import io.shopguide.query.tagger.WordTagger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learned models opened for a parser: one session for all that read the same encoder. Not
 * thread-safe.
 */
final class OpenedModels implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Optional<ModelFiles> files;
  private final LearnedParser parser;
  private final List<String> parts = new ArrayList<>();

  OpenedModels(LearnedModels models, QueryParser rules) {
    LearnedParser learned = LearnedParser.of(rules);
    Optional<TokenEncoder> tokens = Optional.empty();
    if (models.isTuned()) {
      Path folder = models.tagger().orElseThrow();
      TunedTagger tuned = opened(TunedTagger.open(folder));
      files =
          Optional.of(
              ModelFiles.files(folder.resolve("model.onnx"), folder.resolve("tokenizer.json")));
      tokens = Optional.of(tuned.encoder());
      learned = learned.tagger(tuned);
      parts.add("tuned tagger");
    } else {
      files = models.encoder().map(ModelFiles::resource);
      Optional<SequenceTagger> tagger = models.tagger().map(SequenceTagger::load);
      int dimension = tagger.map(SequenceTagger::dimension).orElse(0);
      if (models.encoder().isPresent()) {
        tokens = Optional.of(tokens(models.encoder().get(), dimension));
      }
      if (tagger.isPresent()) {
        WordTagger words =
            dimension == 0 ? tagger.get().alone() : tagger.get().reading(required(tokens));
        learned = learned.tagger(words);
        parts.add(dimension == 0 ? "tagger of words" : "tagger of states");
      }
      if (tokens.isPresent() && tagger.isEmpty()) {
        learned = learned.tagger(new StatesAlone(tokens.get()));
        parts.add("states");
      }
    }
    if (models.intents().isPresent()) {
      learned = learned.intents(classifier(models.intents().get(), tokens), Map.of(), 0);
      parts.add("intents");
    }
    parser = learned;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }

  /** Layers as {@code eval tagger} takes them: the last, or a third, two thirds and all. */
  private TokenEncoder tokens(String name, int dimension) {
    TokenEncoder last = Encoders.tokenStates(name);
    if (dimension == 0 || dimension == last.dimension()) {
      return opened(last);
    }
    last.close();
    return opened(Encoders.tokenStates(name, layers(name)));
  }

  private static int[] layers(String name) {
    int count = name.contains("zh") ? 4 : name.contains("l6") ? 6 : 12;
    return name.contains("zh")
        ? new int[] {2, 3, 4}
        : IntStream.of(count / 3, 2 * count / 3, count).toArray();
  }

  private static TokenEncoder required(Optional<TokenEncoder> tokens) {
    return tokens.orElseThrow(
        () ->
            new IllegalArgumentException(
                "The tagger reads an encoder's states; name it with encoder=NAME"));
  }

  private IntentClassifier classifier(Path file, Optional<TokenEncoder> tokens) {
    IntentModel model = IntentModel.open(file);
    List<TextEncoder> encoders = new ArrayList<>();
    for (String specification : model.encoders()) {
      encoders.add(
          tokens
              .flatMap(shared -> view(shared, specification))
              .orElseGet(() -> opened(Encoders.open(specification))));
    }
    return new IntentClassifier(model, encoders);
  }

  private static Optional<TextEncoder> view(TokenEncoder tokens, String specification) {
    for (Pooling pooling : Pooling.values()) {
      Optional<TextEncoder> text =
          tokens.text(pooling).filter(view -> view.specification().equals(specification));
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }

  /** The encoder alone: it runs, and nobody reads what it says. */
  private record StatesAlone(TokenEncoder encoder) implements WordTagger {
    @Override
    public List<String> tags() {
      return List.of("O");
    }

    @Override
    public List<TagSpan> tag(EncodedWords words) {
      words.by(encoder);
      return List.of();
    }

    @Override
    public float[] probabilities(EncodedWords words) {
      return new float[words.words().size()];
    }
  }

  LearnedParser parser() {
    return parser;
  }

  /** The files of the encoder that reads every query, if there is one. */
  Optional<ModelFiles> files() {
    return files;
  }

  /** What the parser has beside its rules. */
  String parts() {
    return parts.stream().collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable resource : open) {
      try {
        resource.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("A model could not be closed", e);
      }
    }
  }
}
