package io.shopguide.kg;

import java.nio.ByteOrder;
import java.util.Locale;

/**
 * Places and constants of the graph file, see docs/format-graph.md. All numbers are little-endian.
 */
final class LegacyFormat {
  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

  /** "SGGRAPH" and a byte that text-mode copying would change. */
  static final long MAGIC = 0x0A48_5041_5247_4753L;

  static final int VERSION = 1;

  static final int MAGIC_OFFSET = 0;
  static final int VERSION_OFFSET = 8;
  static final int SECTION_COUNT_OFFSET = 12;
  static final int FILE_LENGTH_OFFSET = 16;
  static final int TABLE_OFFSET = 24;

  static final int ENTRY_ID_OFFSET = 0;
  static final int ENTRY_CRC_OFFSET = 4;
  static final int ENTRY_START_OFFSET = 8;
  static final int ENTRY_LENGTH_OFFSET = 16;
  static final int ENTRY_SIZE = 24;

  /** Stands for the number of rows where every entity of the class has one. */
  static final int DENSE = -1;

  static final int FLAG_WEIGHTS = 1;
  static final int FLAG_BOOLEAN = 1;

  /** Names longer than this are taken for damage. */
  static final int MAX_NAME_BYTES = 1 << 20;

  /** The sections in the order they stand in. */
  enum Section {
    CLASSES(1),
    KEYS(2),
    RELATIONS(3),
    NUMBERS(4),
    TEXTS(5);

    private final int id;

    Section(int id) {
      this.id = id;
    }

    int id() {
      return id;
    }

    /** Where its entry in the table begins. */
    int entryOffset() {
      return TABLE_OFFSET + (id - 1) * ENTRY_SIZE;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final int HEADER_CRC_OFFSET = TABLE_OFFSET + Section.values().length * ENTRY_SIZE;
  static final int HEADER_SIZE = HEADER_CRC_OFFSET + 4;

  private LegacyFormat() {}
}
