package io.shopguide.kg.store;

import java.nio.ByteBuffer;

/** Records on their way to a segment. Not thread-safe; guarded by the lock of its journal. */
final class JournalBuffer {
  /** What an empty buffer may hold on to. */
  private static final int KEPT = 4 << 20;

  private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

  private ByteBuffer bytes = ByteBuffer.allocate(1 << 13).order(JournalFormat.ORDER);

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  int size() {
    return bytes.position();
  }

  /** Appends a record and leaves the payload's position as it is. */
  void put(long sequence, ByteBuffer payload) {
    int start = bytes.position();
    int length = payload.remaining();
    reserve((long) start + JournalFormat.RECORD_PAYLOAD_OFFSET + length);
    bytes.putInt(start + JournalFormat.RECORD_LENGTH_OFFSET, length);
    bytes.putLong(start + JournalFormat.RECORD_SEQUENCE_OFFSET, sequence);
    int content = start + JournalFormat.RECORD_PAYLOAD_OFFSET;
    bytes.put(content, payload, payload.position(), length);
    int end = content + length;
    bytes.putInt(
        start + JournalFormat.RECORD_CRC_OFFSET,
        JournalFormat.checksum(bytes, start + JournalFormat.RECORD_LENGTH_OFFSET, end));
    bytes.position(end);
  }

  private void reserve(long size) {
    if (size > bytes.capacity()) {
      int capacity = (int) Math.min(MAX_CAPACITY, Math.max(size, 2L * bytes.capacity()));
      bytes = ByteBuffer.allocate(capacity).order(JournalFormat.ORDER).put(bytes.flip());
    }
  }

  /** The records put so far. */
  ByteBuffer content() {
    return bytes.duplicate().flip();
  }

  void clear() {
    if (bytes.capacity() > KEPT) {
      bytes = ByteBuffer.allocate(KEPT).order(JournalFormat.ORDER);
    }
    bytes.clear();
  }
}
