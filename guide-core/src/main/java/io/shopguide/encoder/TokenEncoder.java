package io.shopguide.encoder;

import java.util.List;

/**
 * Turns each word of a text into a vector that depends on the words around it.
 *
 * <p>Thread-safe.
 */
public interface TokenEncoder extends AutoCloseable {

  /**
   * The length of the vectors.
   *
   * @return number of dimensions
   */
  int dimension();

  /**
   * Encodes the words of one text. The state of a word is that of its first sub-token.
   *
   * @param words the words in order
   * @param states receives {@link #dimension} values for the first word, then for the second, and
   *     so on; zeros for words beyond the model's window
   * @throws EncoderException if the engine fails or the encoder is closed
   */
  void encode(List<String> words, float[] states);

  /** Releases the model. Closing twice has no effect. */
  @Override
  void close();
}
