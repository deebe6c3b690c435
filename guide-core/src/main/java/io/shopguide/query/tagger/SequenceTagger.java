package io.shopguide.query.tagger;

import io.shopguide.encoder.TokenEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the entities in sequences of words, or of characters: a linear-chain conditional random
 * field, made by {@link TaggerTrainer}.
 *
 * <p>Immutable and thread-safe; each thread tags with its own {@link #newSession session}, or all
 * with one {@link WordTagger}.
 */
public final class SequenceTagger {
  private final TaggerModel model;

  SequenceTagger(TaggerModel model) {
    this.model = model;
  }

  /**
   * Reads a tagger.
   *
   * @param file a file that {@link #save} wrote
   * @return the tagger
   * @throws io.shopguide.model.ModelFormatException if the file is not a tagger, newer than the
   *     library or damaged
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static SequenceTagger load(Path file) {
    return new SequenceTagger(TaggerFile.read(file));
  }

  /**
   * Writes the tagger; see {@code docs/format-tagger.md}.
   *
   * @param file the file; replaced at once if it exists
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    TaggerFile.FORMAT.write(file, TaggerFile.payload(model));
  }

  /**
   * Where the tagger comes from and how good it is.
   *
   * @return what was saved with it
   */
  public ModelCard card() {
    return model.card();
  }

  /**
   * The types of the entities it finds.
   *
   * @return in natural order
   */
  public List<String> types() {
    return model.labels().types();
  }

  /**
   * The tags that it gives to words.
   *
   * @return {@code O}, and for each of {@link #types} a letter, a hyphen and the type
   */
  public List<String> tags() {
    return model.labels().tags();
  }

  /**
   * The number of values a word that it needs beside the word.
   *
   * @return 0 if it needs none
   */
  public int dimension() {
    return model.states().size();
  }

  /**
   * This tagger for all threads, with sessions that are used again.
   *
   * @return the tagger
   * @throws IllegalArgumentException if it needs states
   */
  public WordTagger alone() {
    if (dimension() > 0) {
      throw new IllegalArgumentException(
          "The tagger needs states of %d values a word; give the encoder, too"
              .formatted(dimension()));
    }
    return new PooledTagger(this, Optional.empty());
  }

  /**
   * This tagger for all threads, with sessions that are used again and an encoder's states.
   *
   * @param encoder the encoder it was trained with; the caller closes it
   * @return the tagger
   * @throws IllegalArgumentException if it needs states of another dimension
   */
  public WordTagger reading(TokenEncoder encoder) {
    if (dimension() != encoder.dimension()) {
      throw new IllegalArgumentException(
          "The tagger needs states of %d values a word, not the %d of %s"
              .formatted(dimension(), encoder.dimension(), encoder.specification()));
    }
    return new PooledTagger(this, Optional.of(encoder));
  }

  /**
   * Room to tag with.
   *
   * @return a new session
   */
  public TaggerSession newSession() {
    return new TaggerSession(model);
  }
}
