package io.shopguide.lexicon;

/**
 * How much memory a lexicon takes. Immutable and thread-safe.
 *
 * @param forms bytes to find forms in texts
 * @param senses bytes of the forms' senses and concepts
 * @param words bytes to correct spelling
 */
public record LexiconSize(long forms, long senses, long words) {
  static LexiconSize of(Layer layer) {
    return new LexiconSize(
        layer.forms().byteCount(),
        layer.senses().byteCount(),
        layer.spelling().ramBytesUsed() + layer.homophones().ramBytesUsed());
  }

  LexiconSize plus(LexiconSize other) {
    return new LexiconSize(forms + other.forms, senses + other.senses, words + other.words);
  }

  /**
   * All of it.
   *
   * @return bytes
   */
  public long total() {
    return forms + senses + words;
  }
}
