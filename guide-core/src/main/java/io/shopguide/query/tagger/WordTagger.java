package io.shopguide.query.tagger;

import io.shopguide.encoder.EncodedWords;
import java.util.List;

/**
 * Finds the entities in the words of a text, whatever it consists of: {@link SequenceTagger},
 * {@link TagEnsemble}, or {@code TunedTagger} of {@code io.shopguide.encoder.tuning}.
 *
 * <p>Thread-safe.
 */
public interface WordTagger {

  /**
   * The tags that it gives to words.
   *
   * @return {@code O}, and for each type some of {@code B-TYPE}, {@code I-TYPE}, {@code E-TYPE} and
   *     {@code S-TYPE}
   */
  List<String> tags();

  /**
   * Finds the entities.
   *
   * @param words the words of one text; characters for a tagger trained on characters. Encoders
   *     that it needs are asked through them, so that each runs once for all readers
   * @return the entities in order, each with its probability
   * @throws io.shopguide.encoder.EncoderException if an encoder fails or is closed
   */
  List<TagSpan> tag(EncodedWords words);

  /**
   * Finds the entities in words that no one else reads.
   *
   * @param words the words of one text
   * @return the entities in order, each with its probability
   * @throws io.shopguide.encoder.EncoderException if an encoder fails or is closed
   */
  default List<TagSpan> tag(List<String> words) {
    return tag(EncodedWords.of(words));
  }

  /**
   * How likely each word has each tag.
   *
   * @param words the words of one text
   * @return for each word a row of the probabilities of {@link #tags}; words after {@link
   *     TaggerSession#MAX_WORDS} may be left out
   * @throws io.shopguide.encoder.EncoderException if an encoder fails or is closed
   */
  float[] probabilities(EncodedWords words);
}
