package io.shopguide.encoder;

/**
 * Two encoders, of which a text's script chooses one. Vectors of different models cannot be
 * compared, so each model has its own part of the vector and leaves the other zero: the dot product
 * of two texts is their cosine if one model encoded both, and 0 otherwise.
 */
final class ScriptEncoder implements TextEncoder {
  private final TextEncoder english;
  private final TextEncoder chinese;

  ScriptEncoder(TextEncoder english, TextEncoder chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** Opens what {@link #specification} describes. */
  static TextEncoder open(Specification specification, String text) {
    // The source holds colons, so the length is read from the text and not from its parts.
    int start = Specification.SCRIPT.length() + 1;
    int colon = text.indexOf(':', start);
    int length;
    try {
      length = Integer.parseInt(text, start, colon, 10);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw Specification.unusable(specification.text(), e);
    }
    int bar = colon + 1 + length;
    if (length < 0 || bar >= text.length() || bar < 0 || text.charAt(bar) != '|') {
      throw Specification.unusable(specification.text(), null);
    }
    TextEncoder english = Encoders.open(text.substring(colon + 1, bar));
    try {
      return new ScriptEncoder(english, Encoders.open(text.substring(bar + 1)));
    } catch (RuntimeException e) {
      english.close();
      throw e;
    }
  }

  @Override
  public String specification() {
    String first = english.specification();
    return Specification.SCRIPT
        + ":"
        + first.length()
        + ":"
        + first
        + "|"
        + chinese.specification();
  }

  @Override
  public int dimension() {
    return english.dimension() + chinese.dimension();
  }

  @Override
  public float[] encode(String text) {
    boolean han = text.codePoints().anyMatch(ScriptEncoder::isHan);
    float[] vector = new float[dimension()];
    float[] part = (han ? chinese : english).encode(text);
    System.arraycopy(part, 0, vector, han ? english.dimension() : 0, part.length);
    return vector;
  }

  private static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  @Override
  public void close() {
    try {
      english.close();
    } finally {
      chinese.close();
    }
  }
}
