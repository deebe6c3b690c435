package io.shopguide.kg.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Texts in ascending order of their bytes, each as the codes of its words. The section: the
 * frequent words, most frequent first, one after the other; their starts and the end, packed; the
 * texts in blocks of {@value #BLOCK}; the starts of the blocks, packed; int number of texts, of
 * words, of the words' bytes, of the texts' bytes, of one-byte codes, of one- and two-byte first
 * bytes. A text: a byte (number of code bytes it shares with the one before in its block * 16 +
 * number of code bytes of its own); if the latter is {@value #LONG}, varint how many more there
 * are; its own code bytes. See {@link WordCodes} and {@link TextTokens}; a rare text has the code
 * {@link WordCodes#ESCAPE}, varint (length * 2 + whether it ends in a word), bytes. Immutable and
 * thread-safe.
 */
final class TextDictionary implements Dictionary {
  /*
   * At most MOST_SHARED code bytes are shared, so two longs hold what a text takes over from those
   * before it ("low", "high"), and it is reached without a buffer and without decoding the others.
   */

  static final int BLOCK = 16;
  static final int MOST_SHARED = 15;
  static final int LONG = 15;
  static final int TRAILER = 6 * Integer.BYTES;

  private static final int PREFIX_OF_KEY = Integer.MIN_VALUE;
  private static final VarHandle ARRAY_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteBuffer section;
  private final int size;
  private final int words;
  private final int wordBytes;
  private final WordCodes codes;
  private final Packed wordStarts;
  private final Packed blockStarts;
  private final int dataStart;
  private final int dataEnd;

  private TextDictionary(ByteBuffer section) {
    int trailer = section.capacity() - TRAILER;
    if (trailer < 0) {
      throw new IllegalArgumentException("Texts in " + section.capacity() + " bytes");
    }
    this.section = section;
    long counts = Packed.loadLong(section, trailer);
    long lengths = Packed.loadLong(section, trailer + 8);
    long split = Packed.loadLong(section, trailer + 16);
    size = (int) counts;
    words = (int) (counts >>> Integer.SIZE);
    wordBytes = (int) lengths;
    int dataBytes = (int) (lengths >>> Integer.SIZE);
    codes = new WordCodes((int) split, (int) (split >>> Integer.SIZE));
    if (size < 0
        || dataBytes < size
        || words < 0
        || words > codes.capacity()
        || wordBytes < words
        || wordBytes > (long) words * WordTable.LONGEST) {
      throw new IllegalArgumentException(
          "%d texts in %d bytes of %d words in %d bytes"
              .formatted(size, dataBytes, words, wordBytes));
    }
    int wordWidth = Packed.widthFor(wordBytes);
    int blockWidth = Packed.widthFor(dataBytes);
    long start = aligned(wordBytes + Packed.bytesFor(words + 1L, wordWidth));
    long end = start + dataBytes;
    long expected = aligned(end + Packed.bytesFor(blocks(), blockWidth)) + TRAILER;
    if (expected != section.capacity()) {
      throw new IllegalArgumentException(
          "Texts in %d bytes instead of %d".formatted(section.capacity(), expected));
    }
    wordStarts = new Packed(section, wordBytes, wordWidth, words + 1L);
    blockStarts = new Packed(section, (int) end, blockWidth, blocks());
    dataStart = (int) start;
    dataEnd = (int) end;
  }

  /**
   * Opens a section, which starts at a multiple of 8 bytes in its file; O(1). The position and the
   * byte order of the buffer mean nothing.
   *
   * @throws IllegalArgumentException if the numbers in it contradict each other or its length
   */
  static TextDictionary open(ByteBuffer section) {
    return new TextDictionary(section);
  }

  @Override
  public int size() {
    return size;
  }

  /**
   * Appends a text; O(its length).
   *
   * @throws IllegalArgumentException if the section is damaged
   * @throws IndexOutOfBoundsException if there is no such text, or the section is damaged
   */
  @Override
  public void append(int index, Scratch out) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("Text " + index + " of " + size);
    }
    int at = blockStart(index / BLOCK);
    long low = 0;
    long high = 0;
    for (int i = index % BLOCK; ; i--) {
      int shared = shared(at);
      long own = own(at);
      high = high(high, shared, start(own));
      low = low(low, shared, start(own));
      if (i == 0) {
        decode(low, high, start(own) - shared, length(at, own), out);
        return;
      }
      at = end(own);
    }
  }

  /**
   * Finds a text; O(log size).
   *
   * @return its index, or {@code -(index where it would be) - 1}
   * @throws IllegalArgumentException if the section is damaged
   * @throws IndexOutOfBoundsException if the section is damaged
   */
  @Override
  public int find(byte[] bytes, int from, int to) {
    int first = 0;
    int last = blocks() - 1;
    while (first <= last) {
      int middle = (first + last) >>> 1;
      int at = blockStart(middle);
      int shared = shared(at);
      long own = own(at);
      long low = low(0, shared, start(own));
      long high = high(0, shared, start(own));
      int order = compare(low, high, start(own) - shared, length(at, own), bytes, from, to);
      if (order == 0) {
        return middle * BLOCK;
      }
      if (order < 0) {
        first = middle + 1;
      } else {
        last = middle - 1;
      }
    }
    return last < 0 ? -1 : findInBlock(last, bytes, from, to);
  }

  /** Finds a text after the first one of a block, which is less. */
  private int findInBlock(int block, byte[] bytes, int from, int to) {
    int at = blockStart(block);
    int index = block * BLOCK;
    int limit = Math.min(size - index, BLOCK) + index;
    long low = 0;
    long high = 0;
    int order = -1;
    for (; index < limit; index++) {
      int shared = shared(at);
      long own = own(at);
      high = high(high, shared, start(own));
      low = low(low, shared, start(own));
      // A text that shares what made the one before less is less as well.
      if (order == PREFIX_OF_KEY || shared < -order) {
        order = compare(low, high, start(own) - shared, length(at, own), bytes, from, to);
        if (order >= 0) {
          return order == 0 ? index : -index - 1;
        }
      }
      at = end(own);
    }
    return -limit - 1;
  }

  @Override
  public void validate() {
    for (int rank = 0; rank < words; rank++) {
      word(rank);
    }
    int next = dataStart;
    Scratch before = new Scratch();
    Scratch text = new Scratch();
    for (int i = 0; i < size; i++) {
      if (i % BLOCK == 0 && blockStart(i / BLOCK) != next) {
        throw new IllegalArgumentException("Block " + i / BLOCK + " of the texts starts elsewhere");
      }
      next = end(own(next));
      text.length = 0;
      append(i, text);
      if (i > 0
          && Arrays.compareUnsigned(text.bytes, 0, text.length, before.bytes, 0, before.length)
              <= 0) {
        throw new IllegalArgumentException("Text " + i + " is out of order");
      }
      Scratch spare = before;
      before = text;
      text = spare;
    }
    if (next != dataEnd) {
      throw new IllegalArgumentException("The last text ends at byte " + next);
    }
  }

  private static long aligned(long length) {
    return (length + Long.BYTES - 1) & -Long.BYTES;
  }

  private int blocks() {
    return (int) ((size + BLOCK - 1L) / BLOCK);
  }

  private int blockStart(int block) {
    return dataStart + (int) blockStarts.get(block);
  }

  private int shared(int at) {
    return section.get(at) >>> 4 & MOST_SHARED;
  }

  /** Where the own code bytes of the text at a place start, above, and how many there are. */
  private long own(int at) {
    int next = at + 1;
    int count = section.get(at) & LONG;
    if (count == LONG) {
      int more;
      int shift = 0;
      do {
        more = section.get(next++);
        count += (more & 0x7F) << shift;
        shift += 7;
      } while (more < 0 && shift < Integer.SIZE);
    }
    return (long) next << Integer.SIZE | (count & 0xFFFF_FFFFL);
  }

  private static int start(long own) {
    return (int) (own >>> Integer.SIZE);
  }

  private static int end(long own) {
    return start(own) + (int) own;
  }

  /** Number of code bytes of the text at a place. */
  private int length(int at, long own) {
    if (at < dataStart || (int) own < 0 || (int) own > dataEnd - start(own)) {
      throw new IllegalArgumentException("A text ends outside the texts");
    }
    return shared(at) + (int) own;
  }

  /** The first 8 code bytes of a text whose own ones start at a place. */
  private long low(long before, int shared, int start) {
    int bits = shared * Byte.SIZE;
    return bits < Long.SIZE ? kept(before, bits) | Packed.loadLong(section, start) << bits : before;
  }

  /** The next 8 code bytes of a text whose own ones start at a place. */
  private long high(long before, int shared, int start) {
    int bits = shared * Byte.SIZE;
    long own = Packed.loadLong(section, start);
    if (bits < Long.SIZE) {
      long next = Packed.loadLong(section, start + Long.BYTES);
      return own >>> 1 >>> (Long.SIZE - 1 - bits) | next << bits;
    }
    return kept(before, bits) | own << bits;
  }

  private static long kept(long before, int bits) {
    return before & ((1L << bits) - 1);
  }

  private int code(long low, long high, int origin, int at) {
    if (at > MOST_SHARED) {
      return section.get(origin + at) & 0xFF;
    }
    return (int) ((at < Long.BYTES ? low : high) >>> (at * Byte.SIZE)) & 0xFF;
  }

  private int rank(long low, long high, int origin, int at, int first) {
    int bytes = codes.length(first);
    int second = bytes > 1 ? code(low, high, origin, at + 1) : 0;
    int third = bytes > 2 ? code(low, high, origin, at + 2) : 0;
    return codes.rank(first, second, third);
  }

  /** Where a word starts, above, and its length. */
  private long word(int rank) {
    if (rank >= words) {
      throw new IllegalArgumentException("Word " + rank + " of " + words);
    }
    long start = wordStarts.get(rank);
    long length = wordStarts.get(rank + 1L) - start;
    if (length < 1 || length > WordTable.LONGEST || length > wordBytes - start) {
      throw new IllegalArgumentException("Word " + rank + " has " + length + " bytes");
    }
    return start << Integer.SIZE | length;
  }

  /** The varint of a rare text, which starts in a code at a place. */
  private int rare(long low, long high, int origin, int at, int length) {
    int value = 0;
    int more;
    int shift = 0;
    int next = at;
    do {
      more = code(low, high, origin, next++);
      value |= (more & 0x7F) << shift;
      shift += 7;
    } while (more > 0x7F && shift < Integer.SIZE);
    if (value < 2 || value >>> 1 > length - next) {
      throw new IllegalArgumentException("A rare text has " + (value >>> 1) + " bytes");
    }
    return value;
  }

  private static int varintLength(int value) {
    return (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value)) / 7 + 1;
  }

  private void decode(long low, long high, int origin, int length, Scratch out) {
    boolean afterWord = false;
    for (int at = 0; at < length; ) {
      int first = code(low, high, origin, at);
      if (first == WordCodes.ESCAPE) {
        int rare = rare(low, high, origin, at + 1, length);
        at += 1 + varintLength(rare);
        int end = at + (rare >>> 1);
        byte[] bytes = out.reserve(1 + end - at);
        int to = out.length;
        if (afterWord && TextTokens.startsWord(code(low, high, origin, at))) {
          bytes[to++] = ' ';
        }
        for (; at < end && at <= MOST_SHARED; at++) {
          bytes[to++] = (byte) code(low, high, origin, at);
        }
        section.get(origin + at, bytes, to, end - at);
        out.length = to + end - at;
        at = end;
        afterWord = (rare & 1) != 0;
      } else {
        long word = word(rank(low, high, origin, at, first));
        at += codes.length(first);
        int start = start(word);
        int count = (int) word;
        byte[] bytes = out.reserve(1 + count + Long.BYTES);
        long eight = Packed.loadLong(section, start);
        boolean isWord = TextTokens.startsWord((int) eight);
        int to = out.length;
        if (isWord && afterWord) {
          bytes[to++] = ' ';
        }
        ARRAY_LONGS.set(bytes, to, eight);
        for (int i = Long.BYTES; i < count; i += Long.BYTES) {
          ARRAY_LONGS.set(bytes, to + i, Packed.loadLong(section, start + i));
        }
        out.length = to + count;
        afterWord = isWord;
      }
    }
  }

  /**
   * Compares a text with a key: 0 if equal, positive if greater; if less, minus the number of code
   * bytes up to the difference, or {@link #PREFIX_OF_KEY}.
   */
  private int compare(long low, long high, int origin, int length, byte[] key, int from, int to) {
    boolean afterWord = false;
    int next = from;
    for (int at = 0; at < length; ) {
      int first = code(low, high, origin, at);
      int order;
      if (first == WordCodes.ESCAPE) {
        int rare = rare(low, high, origin, at + 1, length);
        at += 1 + varintLength(rare);
        int end = at + (rare >>> 1);
        boolean spaced = afterWord && TextTokens.startsWord(code(low, high, origin, at));
        order = spaced ? compare(' ', key, next++, to) : 0;
        for (; at < end && order == 0; at++) {
          order = compare(code(low, high, origin, at), key, next++, to);
        }
        at = end;
        afterWord = (rare & 1) != 0;
      } else {
        long word = word(rank(low, high, origin, at, first));
        at += codes.length(first);
        boolean isWord = TextTokens.startsWord(section.get(start(word)));
        order = isWord && afterWord ? compare(' ', key, next++, to) : 0;
        if (order == 0) {
          order = compare(start(word), (int) word, key, next, to);
          next += (int) word;
        }
        afterWord = isWord;
      }
      if (order != 0) {
        return order > 0 ? 1 : -at;
      }
    }
    return next == to ? 0 : PREFIX_OF_KEY;
  }

  private static int compare(int value, byte[] key, int at, int to) {
    return at == to ? 1 : value - (key[at] & 0xFF);
  }

  /** Compares a word with the start of what is left of a key. */
  private int compare(int start, int length, byte[] key, int from, int to) {
    int limit = Math.min(length, to - from);
    int same = 0;
    if (key.length - from >= Long.BYTES) {
      long difference = Packed.loadLong(section, start) ^ (long) ARRAY_LONGS.get(key, from);
      same = Long.numberOfTrailingZeros(difference) / Byte.SIZE;
    }
    while (same < limit && section.get(start + same) == key[from + same]) {
      same++;
    }
    return same < limit
        ? (section.get(start + same) & 0xFF) - (key[from + same] & 0xFF)
        : length - limit;
  }
}
