package io.shopguide.kg.image;

import com.carrotsearch.hppc.IntArrayList;
import java.io.IOException;
import java.util.Arrays;

/**
 * Writes a {@link TextDictionary} in two passes over the same texts in ascending order: {@link
 * #count} each, {@link #begin}, {@link #add} each, {@link #finish}. Keeps the frequent words and an
 * int per block in memory. Not thread-safe; one per thread.
 */
final class TextDictionaryWriter {
  private static final long MOST_BYTES = Integer.MAX_VALUE - 64L;
  private static final int LONGEST_TEXT = (1 << 30) - 1;

  private final TextTokens tokens = new TextTokens();
  private final Scratch before = new Scratch();
  private final IntArrayList blockStarts = new IntArrayList();
  private WordTable words;
  private WordCodes codes;
  private Scratch code = new Scratch();
  private Scratch codeBefore = new Scratch();
  private ImageOutput out;
  private long start;
  private long dataStart;
  private int counted;
  private int added;

  TextDictionaryWriter() {
    this(WordTable.MOST);
  }

  /** Counts at most so many different words. */
  TextDictionaryWriter(int mostWords) {
    words = new WordTable(mostWords);
  }

  /**
   * Counts the words of the next text; O(length).
   *
   * @throws IllegalArgumentException if the text is 1 GiB long
   */
  void count(byte[] bytes, int from, int to) {
    if (to - from > LONGEST_TEXT) {
      throw new IllegalArgumentException("A text of " + (to - from) + " bytes; shorten it");
    }
    tokens.reset(bytes, from, to);
    while (tokens.next()) {
      words.count(bytes, tokens.start(), tokens.end());
      int pairEnd = tokens.pairEnd();
      if (pairEnd > 0) {
        words.count(bytes, tokens.start(), pairEnd);
      }
    }
    counted = Math.addExact(counted, 1);
  }

  /**
   * Starts the section where the output is and writes the frequent words.
   *
   * @throws IllegalStateException if the output is not at a multiple of 8 bytes
   * @throws IOException if the output fails
   */
  void begin(ImageOutput newOut) throws IOException {
    out = newOut;
    start = out.position();
    if (start % Long.BYTES != 0) {
      throw new IllegalStateException("Texts would start at byte " + start + "; align the output");
    }
    words = words.worthwhile();
    codes = WordCodes.cheapest(words);
    int wordBytes = words.bytes().length;
    out.writeBytes(words.bytes().bytes, 0, wordBytes);
    Packed.Writer starts = new Packed.Writer(out, Packed.widthFor(wordBytes));
    for (int rank = 0; rank < words.size(); rank++) {
      starts.add(words.start(rank));
    }
    starts.add(wordBytes);
    starts.finish();
    dataStart = out.position();
  }

  /**
   * Writes the next text; O(length).
   *
   * @throws IllegalArgumentException if the text is not greater than the one before
   * @throws IllegalStateException if the section would exceed 2 GiB
   * @throws IOException if the output fails
   */
  void add(byte[] bytes, int from, int to) throws IOException {
    if (added > 0 && Arrays.compareUnsigned(before.bytes, 0, before.length, bytes, from, to) >= 0) {
      throw new IllegalArgumentException("Text " + added + " is out of order; sort by bytes");
    }
    before.length = 0;
    before.add(bytes, from, to);
    encode(bytes, from, to);
    int shared = 0;
    if (added % TextDictionary.BLOCK == 0) {
      blockStarts.add((int) (out.position() - dataStart));
    } else {
      int limit = Math.min(TextDictionary.MOST_SHARED, Math.min(code.length, codeBefore.length));
      int mismatch = Arrays.mismatch(code.bytes, 0, limit, codeBefore.bytes, 0, limit);
      shared = mismatch < 0 ? limit : mismatch;
    }
    int own = code.length - shared;
    out.writeByte(shared << 4 | Math.min(own, TextDictionary.LONG));
    if (own >= TextDictionary.LONG) {
      int rest = own - TextDictionary.LONG;
      for (; rest > 0x7F; rest >>>= 7) {
        out.writeByte(rest | 0x80);
      }
      out.writeByte(rest);
    }
    out.writeBytes(code.bytes, shared, code.length);
    added++;
    requireRoom();
    Scratch spare = codeBefore;
    codeBefore = code;
    code = spare;
  }

  /**
   * Ends the section.
   *
   * @throws IllegalStateException if not as many texts were added as counted
   * @throws IOException if the output fails
   */
  void finish() throws IOException {
    if (added != counted) {
      throw new IllegalStateException(
          counted + " texts were counted but " + added + " added; pass the same texts twice");
    }
    int dataBytes = (int) (out.position() - dataStart);
    Packed.Writer starts = new Packed.Writer(out, Packed.widthFor(dataBytes));
    for (int block = 0; block < blockStarts.size(); block++) {
      starts.add(blockStarts.get(block));
    }
    starts.finish();
    out.writeInt(added);
    out.writeInt(words.size());
    out.writeInt(words.bytes().length);
    out.writeInt(dataBytes);
    out.writeInt(codes.oneByte());
    out.writeInt(codes.twoBytes());
  }

  private void encode(byte[] bytes, int from, int to) {
    code.length = 0;
    tokens.reset(bytes, from, to);
    int rareFrom = -1;
    int rareTo = -1;
    boolean endsInWord = false;
    while (tokens.next()) {
      int pairEnd = tokens.pairEnd();
      int rank = pairEnd > 0 ? words.find(bytes, tokens.start(), pairEnd) : -1;
      if (rank >= 0) {
        tokens.takePair(pairEnd);
      } else {
        rank = words.find(bytes, tokens.start(), tokens.end());
      }
      if (rank < 0) {
        rareFrom = rareFrom < 0 ? tokens.start() : rareFrom;
        rareTo = tokens.end();
        endsInWord = tokens.isWord();
      } else {
        spell(bytes, rareFrom, rareTo, endsInWord);
        rareFrom = -1;
        codes.append(rank, code);
      }
    }
    spell(bytes, rareFrom, rareTo, endsInWord);
  }

  /** Writes rare words with what is between them, if there are any. */
  private void spell(byte[] bytes, int from, int to, boolean endsInWord) {
    if (from >= 0) {
      code.add((byte) WordCodes.ESCAPE);
      int rest = (to - from) << 1 | (endsInWord ? 1 : 0);
      for (; rest > 0x7F; rest >>>= 7) {
        code.add((byte) (rest | 0x80));
      }
      code.add((byte) rest);
      code.add(bytes, from, to);
    }
  }

  private void requireRoom() {
    long starts = (long) blockStarts.size() * Integer.BYTES;
    if (out.position() - start + starts > MOST_BYTES) {
      throw new IllegalStateException(
          "The texts exceed 2 GiB after %d of %d; leave long texts out or divide the graph"
              .formatted(added, counted));
    }
  }
}
