package io.shopguide.guide;

import io.shopguide.encoder.EncoderException;
import io.shopguide.encoder.Encoders;
import io.shopguide.encoder.Pooling;
import io.shopguide.encoder.TextEncoder;
import io.shopguide.encoder.TokenEncoder;
import io.shopguide.encoder.tuning.TunedTagger;
import io.shopguide.monitoring.StageScope;
import io.shopguide.query.LearnedParser;
import io.shopguide.query.ParsedQuery;
import io.shopguide.query.QueryParser;
import io.shopguide.query.intent.IntentClassifier;
import io.shopguide.query.intent.IntentModel;
import io.shopguide.query.tagger.SequenceTagger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parser of an opened guide: its rules, and the learned models as far as their encoders can be
 * opened. Thread-safe.
 */
final class GuideParser implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(ShoppingGuide.class);

  private final QueryParser rules;
  private final LearnedParser learned;
  private final boolean complete;
  private final Closing encoders;

  private GuideParser(
      QueryParser rules, LearnedParser learned, boolean complete, Closing encoders) {
    this.rules = rules;
    this.learned = learned;
    this.complete = complete;
    this.encoders = encoders;
  }

  /**
   * Opens the models of a generation, if it has some. One that lacks its encoder is left out.
   *
   * @param shop the encoder of the guide's search, used for intents trained with the same
   */
  static GuideParser open(
      Path generation, QueryParser rules, Optional<TextEncoder> shop, StageScope scope) {
    Closing encoders = new Closing();
    LearnedParser learned = LearnedParser.of(rules);
    boolean complete = true;
    try {
      if (ParserFiles.exist(generation)) {
        ParserFiles.Settings settings = ParserFiles.settings(generation);
        Opening opening = new Opening(generation, settings, shop, encoders);
        for (UnaryOperator<LearnedParser> step :
            List.<UnaryOperator<LearnedParser>>of(opening::addTagger, opening::addIntents)) {
          try {
            learned = step.apply(learned);
          } catch (EncoderException e) {
            LOGGER.warn("The guide parses without a learned model: {}", e.getMessage());
            complete = false;
          }
        }
      }
    } catch (RuntimeException e) {
      encoders.close();
      throw e;
    }
    if (!complete) {
      scope.degraded("parser encoder missing");
    }
    return new GuideParser(rules, learned, complete, encoders);
  }

  /** Opens the models one after the other, and an encoder once for all that read it. */
  private static final class Opening {
    private final Path generation;
    private final ParserFiles.Settings settings;
    private final Optional<TextEncoder> shop;
    private final Closing encoders;
    private Optional<TokenEncoder> tokens = Optional.empty();

    Opening(
        Path generation,
        ParserFiles.Settings settings,
        Optional<TextEncoder> shop,
        Closing encoders) {
      this.generation = generation;
      this.settings = settings;
      this.shop = shop;
      this.encoders = encoders;
    }

    LearnedParser addTagger(LearnedParser parser) {
      Path file = ParserFiles.tagger(generation);
      return switch (settings.tagger()) {
        case ParserFiles.FOLDER -> {
          TunedTagger tuned = encoders.add(TunedTagger.open(file));
          tokens = Optional.of(tuned.encoder());
          yield parser.tagger(tuned);
        }
        case ParserFiles.FILE -> {
          SequenceTagger tagger = SequenceTagger.load(file);
          if (settings.taggerEncoder().isEmpty()) {
            yield parser.tagger(tagger);
          }
          TokenEncoder encoder = encoders.add(Encoders.openTokenStates(settings.taggerEncoder()));
          tokens = Optional.of(encoder);
          yield parser.tagger(tagger, encoder);
        }
        default -> parser;
      };
    }

    LearnedParser addIntents(LearnedParser parser) {
      if (!settings.intents()) {
        return parser;
      }
      IntentModel model = IntentModel.open(ParserFiles.intents(generation));
      List<TextEncoder> vectors = new ArrayList<>();
      for (String specification : model.encoders()) {
        vectors.add(encoder(specification));
      }
      return parser.intents(
          new IntentClassifier(model, vectors), settings.meanings(), settings.leastConfidence());
    }

    private TextEncoder encoder(String specification) {
      List<Optional<TextEncoder>> known = new ArrayList<>();
      for (Pooling pooling : Pooling.values()) {
        known.add(tokens.flatMap(encoder -> encoder.text(pooling)));
      }
      known.add(shop);
      return known.stream()
          .flatMap(Optional::stream)
          .filter(encoder -> encoder.specification().equals(specification))
          .findFirst()
          .orElseGet(() -> encoders.add(Encoders.open(specification)));
    }
  }

  /** Parses a text, by the rules alone if an encoder fails. */
  ParsedQuery parse(String text, StageScope stage) {
    try {
      return learned.parse(text);
    } catch (EncoderException e) {
      LOGGER.warn("A text was parsed by rules alone: {}", e.getMessage());
      stage.degraded("encoder failed");
      return rules.parse(text);
    }
  }

  /** What is missing, for the notes of answers. */
  Optional<Phrase> missing() {
    return complete
        ? Optional.empty()
        : Optional.of(
            new Phrase(
                "understood by rules alone: a learned model could not be opened",
                "学习模型不可用，仅按规则理解"));
  }

  @Override
  public void close() {
    encoders.close();
  }
}
