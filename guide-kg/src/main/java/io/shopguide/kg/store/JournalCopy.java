package io.shopguide.kg.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies segments up to a record into another folder. Not thread-safe; one per thread. */
final class JournalCopy {
  private static final int CHUNK = 1 << 20;

  private final Path target;
  private final long upTo;
  private final JournalOptions options;
  private final JournalBuffer buffer = new JournalBuffer();

  JournalCopy(Path target, long upTo, JournalOptions options) {
    this.target = target;
    this.upTo = upTo;
    this.options = options;
  }

  /** Copies a segment; gives whether the next one has records to copy too. */
  boolean copy(SegmentReader in) throws IOException {
    Path file = JournalFiles.segment(target, in.header().segment());
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try (SegmentWriter out = SegmentWriter.create(target, in.header(), options)) {
      while (in.sequence() < upTo && in.next()) {
        buffer.put(in.sequence(), in.payload());
        if (buffer.size() >= CHUNK) {
          write(out);
        }
      }
      write(out);
      boolean more = in.sequence() < upTo;
      out.force();
      out.mark(in.sequence(), more);
      out.force();
      return more;
    }
  }

  private void write(SegmentWriter out) throws IOException {
    out.append(buffer.content());
    buffer.clear();
  }
}
