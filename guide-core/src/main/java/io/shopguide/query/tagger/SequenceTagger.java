package io.shopguide.query.tagger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the entities in sequences of words, or of characters: a linear-chain conditional random
 * field, made by {@link TaggerTrainer}.
 *
 * <p>Immutable and thread-safe; each thread tags with its own {@link #newSession session}.
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
    LabelSet labels = model.labels();
    List<String> tags = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      int type = labels.type(label);
      tags.add(type < 0 ? "O" : labels.letter(label) + "-" + labels.types().get(type));
    }
    return tags;
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
   * Room to tag with.
   *
   * @return a new session
   */
  public TaggerSession newSession() {
    return new TaggerSession(model);
  }
}
