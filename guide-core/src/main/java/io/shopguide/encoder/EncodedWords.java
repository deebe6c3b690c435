package io.shopguide.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words of one text with what encoders made of them. However many readers ask, each encoder
 * runs once. Not thread-safe; one per text.
 */
public final class EncodedWords {
  private final List<String> words;
  private final List<Pass> passes = new ArrayList<>(2);

  private record Pass(TokenEncoder encoder, EncodedText text) {}

  private EncodedWords(List<String> words) {
    this.words = words;
  }

  /**
   * Starts without any encoder.
   *
   * @param words the words in their order; not copied, and not to be changed
   * @return the words
   */
  public static EncodedWords of(List<String> words) {
    return new EncodedWords(words);
  }

  /**
   * The words.
   *
   * @return in their order
   */
  public List<String> words() {
    return words;
  }

  /**
   * What an encoder makes of the words, which it is asked unless it was before.
   *
   * @param encoder the encoder
   * @return states and vector
   * @throws EncoderException if it fails
   */
  public EncodedText by(TokenEncoder encoder) {
    for (Pass pass : passes) {
      if (pass.encoder().equals(encoder)) {
        return pass.text();
      }
    }
    EncodedText text = encoder.encode(words);
    passes.add(new Pass(encoder, text));
    return text;
  }

  /**
   * The vector of the text, if an encoder that gives it was asked already. No encoder is asked.
   *
   * @param specification of a text encoder
   * @return what it would give, up to rounding; a new array
   */
  public Optional<float[]> vector(String specification) {
    for (Pass pass : passes) {
      for (Pooling pooling : Pooling.values()) {
        Optional<TextEncoder> text = pass.encoder().text(pooling);
        if (text.isPresent() && text.get().specification().equals(specification)) {
          return Optional.of(pass.text().vector(pooling));
        }
      }
    }
    return Optional.empty();
  }
}
