package io.shopguide.guide;

import io.shopguide.encoder.TextEncoder;
import java.util.List;

/**
 * An application's encoder as one generation sees it: closing the generation leaves it open for
 * others. As thread-safe as the encoder.
 */
record SharedEncoder(TextEncoder encoder) implements TextEncoder {
  @Override
  public String specification() {
    return encoder.specification();
  }

  @Override
  public int dimension() {
    return encoder.dimension();
  }

  @Override
  public float[] encode(String text) {
    return encoder.encode(text);
  }

  @Override
  public List<float[]> encodeAll(List<String> texts) {
    return encoder.encodeAll(texts);
  }

  @Override
  public void close() {}
}
