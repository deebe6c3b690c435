package io.shopguide.encoder;

import java.util.List;

/**
 * Turns text into a vector of unit length, so that the dot product of two vectors is their cosine.
 *
 * <p>Queries and products must go through the same encoder, one text at a time: quantized models
 * give slightly different vectors for the same text in different batches.
 *
 * <p>Thread-safe.
 */
public interface TextEncoder extends AutoCloseable {

  /**
   * A description from which {@link Encoders#open} makes the same encoder again.
   *
   * @return for example {@code resource:all-minilm-l6-v2-q:mean}
   */
  String specification();

  /**
   * The length of the vectors.
   *
   * @return number of dimensions
   */
  int dimension();

  /**
   * Encodes one text. Text beyond the model's window is ignored.
   *
   * @param text the text, not empty
   * @return a new array of {@link #dimension} values with Euclidean length 1
   * @throws EncoderException if the engine fails or the encoder is closed
   */
  float[] encode(String text);

  /**
   * Encodes texts one after the other, so that each gets the vector it gets alone.
   *
   * @param texts the texts, not empty
   * @return a vector for each, in their order
   * @throws EncoderException if the engine fails or the encoder is closed
   */
  default List<float[]> encodeAll(List<String> texts) {
    return texts.stream().map(this::encode).toList();
  }

  /** Releases the model. Closing twice has no effect. */
  @Override
  void close();
}
