package io.shopguide.encoder;

import java.util.List;
import java.util.Optional;

/**
 * Turns words into a vector each, in the light of the words around them.
 *
 * <p>The caller decides what a word is; for Chinese each character should be one, as the models
 * were trained so. A word's vector is the state of its first sub-token, after one layer of the
 * encoder or after several, side by side.
 *
 * <p>Thread-safe.
 */
public interface TokenEncoder extends AutoCloseable {

  /**
   * A description from which {@link Encoders#openTokenStates} makes the same encoder again.
   *
   * @return for example {@code resource:bge-small-en-v15-q:4+8+12}
   */
  String specification();

  /**
   * The length of a word's vector: the encoder's width times the number of layers.
   *
   * @return number of values
   */
  int dimension();

  /**
   * Encodes the words of one text in one pass. The time grows a little faster than their number up
   * to the window of 128 sub-tokens, and is bounded by it.
   *
   * @param words the words in their order; blank ones count as unknown
   * @return their states, and the vector of the text
   * @throws EncoderException if the engine fails or the encoder is closed
   */
  EncodedText encode(List<String> words);

  /**
   * Encodes the words of one text, as {@link #encode(List)} does.
   *
   * @param words the words in their order
   * @param states receives {@code words.size() * dimension()} values, one row for each word; zeros
   *     for words behind the window
   * @throws IllegalArgumentException if {@code states} is too short
   * @throws EncoderException if the engine fails or the encoder is closed
   */
  default void encode(List<String> words, float[] states) {
    encode(words).copyStates(states);
  }

  /**
   * The text encoder of the same files, in the same session: it needs no memory of its own, gives
   * the vectors of the encoder that its specification describes, up to rounding, and reads as far
   * as the window. Closing it has no effect.
   *
   * @param pooling how token states become one vector
   * @return the encoder; empty if the last layer is none of those whose states are wanted
   */
  Optional<TextEncoder> text(Pooling pooling);

  /** Releases the model. Closing twice has no effect. */
  @Override
  void close();
}
