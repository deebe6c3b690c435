package io.shopguide.query.intent;

import io.shopguide.encoder.EncodedWords;
import io.shopguide.encoder.TextEncoder;
import java.util.List;

/** The vectors of a text by several encoders, side by side. Thread-safe as the encoders are. */
record Vectors(List<TextEncoder> encoders) {
  Vectors {
    encoders = List.copyOf(encoders);
  }

  int dimension() {
    return encoders.stream().mapToInt(TextEncoder::dimension).sum();
  }

  List<String> specifications() {
    return encoders.stream().map(TextEncoder::specification).toList();
  }

  /** A new array. */
  float[] of(String text) {
    return of(text, EncodedWords.of(List.of()));
  }

  /** A new array, with the vectors that encoders made already. */
  float[] of(String text, EncodedWords words) {
    float[] joined = new float[dimension()];
    int at = 0;
    for (TextEncoder encoder : encoders) {
      float[] vector = words.vector(encoder.specification()).orElseGet(() -> encoder.encode(text));
      System.arraycopy(vector, 0, joined, at, vector.length);
      at += vector.length;
    }
    return joined;
  }
}
