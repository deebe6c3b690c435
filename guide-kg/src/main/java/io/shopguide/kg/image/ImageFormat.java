package io.shopguide.kg.image;

import java.nio.ByteOrder;

/** Places and constants of the graph file, version 2, see docs/format-graph.md. */
final class ImageFormat {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  /** "SGGRAPH" and a byte that text-mode copying would change. */
  static final long MAGIC = 0x0A48_5041_5247_4753L;

  static final int VERSION = 2;

  static final int MAGIC_OFFSET = 0;
  static final int VERSION_OFFSET = 8;
  static final int FILE_LENGTH_OFFSET = 16;
  static final int DIRECTORY_START_OFFSET = 24;
  static final int DIRECTORY_LENGTH_OFFSET = 32;
  static final int DIRECTORY_CRC_OFFSET = 36;
  static final int TRIPLES_OFFSET = 40;
  static final int HEADER_CRC_OFFSET = 60;
  static final int HEADER_SIZE = 64;

  /** How the names of a class are kept. */
  static final int STORED_KEYS = 0;

  static final int STORED_DIGITS = 1;
  static final int STORED_TEXTS = 2;
  static final int STORED_NUMBERS = 3;

  static final int FLAG_ALL_ROWS = 1;
  static final int FLAG_SINGLE = 2;

  /** Names longer than this are taken for damage. */
  static final int MAX_NAME_BYTES = 1 << 20;

  private ImageFormat() {}
}
