package io.shopguide.kg.store;

import io.shopguide.kg.image.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the end of one segment. Not thread-safe; one per thread. */
final class SegmentWriter implements Closeable {
  private final Path file;
  private final int segment;
  private final SegmentOutput out;
  private final boolean force;
  private long length;

  private SegmentWriter(Path file, int segment, long length, JournalOptions options)
      throws IOException {
    this.file = file;
    this.segment = segment;
    this.length = length;
    this.force = options.force();
    this.out = options.opener().open(file);
  }

  /** Makes a segment without records, in one step; replaces a file of its name. */
  static SegmentWriter create(Path folder, SegmentHeader header, JournalOptions options)
      throws IOException {
    Path file = JournalFiles.segment(folder, header.segment());
    Path temporary = file.resolveSibling(file.getFileName() + JournalFiles.TEMPORARY);
    try {
      try (SegmentWriter writer = new SegmentWriter(temporary, header.segment(), 0, options)) {
        writer.out.truncate(0);
        writer.out.write(header.encode(), 0);
        writer.mark(SegmentMark.empty(header));
        writer.force();
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    AtomicFile.forceFolder(folder);
    return resume(file, header.segment(), JournalFormat.RECORDS_OFFSET, options);
  }

  /** Writes on in a segment that was read. */
  static SegmentWriter resume(Path file, int segment, long length, JournalOptions options)
      throws IOException {
    return new SegmentWriter(file, segment, length, options);
  }

  Path file() {
    return file;
  }

  int segment() {
    return segment;
  }

  void truncate() throws IOException {
    out.truncate(length);
  }

  void append(ByteBuffer records) throws IOException {
    out.write(records, length);
    length += records.remaining();
  }

  void force() throws IOException {
    if (force) {
      out.force();
    }
  }

  /** Notes what is acknowledged: all that was appended. */
  void mark(long sequence, boolean sealed) throws IOException {
    mark(new SegmentMark(sequence, length, sealed));
  }

  void mark(SegmentMark mark) throws IOException {
    out.write(mark.encode(segment), JournalFormat.MARKS_OFFSET);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
