package io.shopguide.guide;

import io.shopguide.encoder.TokenEncoder;
import io.shopguide.encoder.tuning.TunedTagger;
import io.shopguide.model.ModelFormatException;
import io.shopguide.query.Intent;
import io.shopguide.query.intent.IntentModel;
import io.shopguide.query.tagger.SequenceTagger;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was learned from a shop's own queries and shall assist the rules of its guide's parser: a
 * tagger and intents. A build copies the files into the guide, so that it opens without them.
 *
 * <p>Immutable and thread-safe.
 */
public final class ParserModels {
  private static final ParserModels NONE =
      new ParserModels(Optional.empty(), "", false, Optional.empty(), Map.of(), 0);

  private final Optional<Path> tagger;
  private final String taggerEncoder; // a specification; empty for none
  private final boolean tuned;
  private final Optional<Path> intents;
  private final Map<String, Intent> meanings;
  private final double leastConfidence;

  private ParserModels(
      Optional<Path> tagger,
      String taggerEncoder,
      boolean tuned,
      Optional<Path> intents,
      Map<String, Intent> meanings,
      double leastConfidence) {
    this.tagger = tagger;
    this.taggerEncoder = taggerEncoder;
    this.tuned = tuned;
    this.intents = intents;
    this.meanings = meanings;
    this.leastConfidence = leastConfidence;
  }

  /**
   * No models.
   *
   * @return models to add to
   */
  public static ParserModels none() {
    return NONE;
  }

  /**
   * With a tagger that needs no encoder.
   *
   * @param file what {@link SequenceTagger#save} wrote
   * @return other models
   */
  public ParserModels tagger(Path file) {
    return withTagger(file, "", false);
  }

  /**
   * With a tagger that reads an encoder's states. Opening the guide opens the encoder again.
   *
   * @param file what {@link SequenceTagger#save} wrote
   * @param encoder the {@link TokenEncoder#specification} of the encoder it was trained with
   * @return other models
   */
  public ParserModels tagger(Path file, String encoder) {
    return withTagger(file, encoder, false);
  }

  /**
   * With a tagger whose encoder was tuned for it.
   *
   * @param folder what {@code FineTuning.run} wrote, see {@link TunedTagger#open}
   * @return other models
   */
  public ParserModels tunedTagger(Path folder) {
    return withTagger(folder, "", true);
  }

  private ParserModels withTagger(Path place, String encoder, boolean isTuned) {
    return new ParserModels(
        Optional.of(place), encoder, isTuned, intents, meanings, leastConfidence);
  }

  /**
   * With intents, which count where the rules only see a wish.
   *
   * @param file what {@link IntentModel#save} wrote
   * @param labels what its labels mean; other labels change nothing
   * @param confidence the least confidence to be believed, 0 to 1
   * @return other models
   */
  public ParserModels intents(Path file, Map<String, Intent> labels, double confidence) {
    return new ParserModels(
        tagger, taggerEncoder, tuned, Optional.of(file), Map.copyOf(labels), confidence);
  }

  boolean isEmpty() {
    return tagger.isEmpty() && intents.isEmpty();
  }

  Optional<Path> tagger() {
    return tagger;
  }

  boolean isTuned() {
    return tuned;
  }

  Optional<Path> intents() {
    return intents;
  }

  /** How the copied files are to be used. */
  ParserFiles.Settings settings() {
    String kind =
        tagger.isEmpty() ? ParserFiles.NO_TAGGER : tuned ? ParserFiles.FOLDER : ParserFiles.FILE;
    return new ParserFiles.Settings(
        kind, taggerEncoder, intents.isPresent(), meanings, leastConfidence);
  }

  /** Reads the models before a build relies on them; no engine is needed. */
  void check() {
    try {
      for (String name : tuned ? ParserFiles.TUNED_FILES : List.<String>of()) {
        Path file = tagger.orElseThrow().resolve(name);
        if (!Files.isRegularFile(file)) {
          throw new GuideException(file + " is missing; name the folder of a tuned tagger");
        }
      }
      if (tagger.isPresent() && !tuned) {
        int dimension = SequenceTagger.load(tagger.get()).dimension();
        if (dimension > 0 == taggerEncoder.isEmpty()) {
          throw new GuideException(
              dimension > 0
                  ? tagger.get() + " reads the states of an encoder; give its specification, too"
                  : tagger.get() + " reads no encoder; leave " + taggerEncoder + " out");
        }
      }
      if (intents.isPresent()) {
        List<String> labels = IntentModel.open(intents.get()).labels();
        for (String label : meanings.keySet()) {
          if (!labels.contains(label)) {
            throw new GuideException(
                intents.get() + " knows no intent '" + label + "'; it knows " + labels);
          }
        }
      }
    } catch (ModelFormatException | UncheckedIOException e) {
      throw new GuideException("Cannot use a model of the parser: " + e.getMessage(), e);
    }
  }
}
