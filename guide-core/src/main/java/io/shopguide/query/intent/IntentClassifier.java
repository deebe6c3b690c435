package io.shopguide.query.intent;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.TextEncoder;
import java.util.List;
import java.util.Objects;

/**
 * Tells what utterances are for.
 *
 * <p>A prediction costs the encoders' time and some microseconds. Thread-safe.
 */
public final class IntentClassifier {
  private final IntentModel model;
  private final Vectors vectors;

  /**
   * Joins a model and the encoders it was trained with.
   *
   * @param model the model
   * @param encoders the encoders of {@link IntentModel#encoders}, in that order; the caller closes
   *     them
   * @throws IllegalArgumentException if they are others
   */
  public IntentClassifier(IntentModel model, List<TextEncoder> encoders) {
    this.model = Objects.requireNonNull(model, "model");
    this.vectors = new Vectors(encoders);
    if (!vectors.specifications().equals(model.encoders())) {
      throw new IllegalArgumentException(
          "The intent model was trained with the encoders %s, not %s; open those with Encoders.open"
              .formatted(model.encoders(), vectors.specifications()));
    }
  }

  /**
   * Tells what an utterance is for.
   *
   * @param text any text
   * @return its most likely intent
   * @throws io.shopguide.encoder.EncoderException if an encoder fails
   */
  public IntentPrediction predict(String text) {
    return model.predict(model.values(text, vectors.of(text)));
  }

  /**
   * Tells what an utterance is for. An encoder of the model is not asked if the words were encoded
   * by one that gives the same vectors.
   *
   * @param text any text
   * @param words the same text's words, with what encoders made of them so far
   * @return its most likely intent
   * @throws io.shopguide.encoder.EncoderException if an encoder fails
   */
  public IntentPrediction predict(String text, EncodedWords words) {
    return model.predict(model.values(text, vectors.of(text, words)));
  }
}
