package io.shopguide.encoder.internal;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words as sub-tokens of a BERT tokenizer. The sub-tokens of common words are kept; both the number
 * of words kept and the length of a word looked at are bounded.
 *
 * <p>Thread-safe.
 */
public final class WordPieces implements AutoCloseable {
  private static final int MAX_KEPT = 50_000;
  private static final int MAX_WORD_CHARS = 100; // what a BERT tokenizer itself splits

  private final HuggingFaceTokenizer tokenizer;
  private final Map<String, long[]> kept = new ConcurrentHashMap<>();
  private final long first;
  private final long last;
  private final long[] unknown;

  private WordPieces(HuggingFaceTokenizer tokenizer, long first, long last) {
    this.tokenizer = tokenizer;
    this.first = first;
    this.last = last;
    this.unknown = tokenizer.encode("[UNK]", false, false).getIds();
  }

  /**
   * Opens a tokenizer. Padding that the file asks for is switched off.
   *
   * @param tokenizerJson the {@code tokenizer.json}; not closed
   * @return the words' sub-tokens, to be closed by the caller
   * @throws IOException if it cannot be read
   * @throws OnnxFormatException if it does not put one special token before and one behind a text
   */
  public static WordPieces open(InputStream tokenizerJson) throws IOException {
    Tracking.optOut();
    Map<String, String> options =
        Map.of("padding", "false", "truncation", "false", "modelMaxLength", "512");
    HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(tokenizerJson, options);
    long[] frame = tokenizer.encode("", true, false).getIds();
    if (frame.length != 2) {
      tokenizer.close();
      throw new OnnxFormatException(
          "a tokenizer with " + frame.length + " special tokens around a text; expected 2");
    }
    return new WordPieces(tokenizer, frame[0], frame[1]);
  }

  /**
   * The sub-tokens of one word.
   *
   * @param word a word
   * @return at least one id; the array is shared and must not be changed
   */
  public long[] of(String word) {
    String bounded = word.length() > MAX_WORD_CHARS ? word.substring(0, MAX_WORD_CHARS + 1) : word;
    long[] pieces = kept.get(bounded);
    if (pieces == null) {
      pieces = tokenizer.encode(bounded, false, false).getIds();
      pieces = pieces.length == 0 ? unknown : pieces;
      if (kept.size() >= MAX_KEPT) {
        kept.clear();
      }
      kept.put(bounded, pieces);
    }
    return pieces;
  }

  /**
   * The sub-tokens of a text between the two special tokens.
   *
   * @param words its words
   * @param starts receives the position of each word's first sub-token, or -1 for words behind the
   *     window; at least as long as {@code words}
   * @param window greatest number of ids, at least 3
   * @return the ids
   */
  public long[] of(List<String> words, int[] starts, int window) {
    long[] ids = new long[window];
    ids[0] = first;
    int length = 1;
    Arrays.fill(starts, 0, words.size(), -1);
    for (int i = 0; i < words.size() && length < window - 1; i++) {
      long[] pieces = of(words.get(i));
      int fitting = Math.min(pieces.length, window - 1 - length);
      starts[i] = length;
      System.arraycopy(pieces, 0, ids, length, fitting);
      length += fitting;
    }
    ids[length++] = last;
    return Arrays.copyOf(ids, length);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
