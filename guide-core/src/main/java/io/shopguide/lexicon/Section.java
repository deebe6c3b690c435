package io.shopguide.lexicon;

import java.nio.ByteBuffer;

/**
 * A part of a lexicon as it lies in a file or in memory. Immutable and thread-safe as long as
 * nobody writes to the bytes.
 *
 * @param bytes from index 0 to the limit
 * @param count a number that the reader of the section needs, mostly that of its entries
 * @param width the bits of an entry, 0 where that is fixed
 */
record Section(ByteBuffer bytes, long count, int width) {
  long byteCount() {
    return bytes.limit();
  }
}
