package io.shopguide.kg.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;

/** Reads a journal from its first segment to its end and mends that. Not thread-safe. */
final class JournalReplay {
  private final Path folder;
  private final JournalOptions options;
  private final Journal.RecordHandler handler;
  private long records;
  private int mendedMarks;

  JournalReplay(Path folder, JournalOptions options, Journal.RecordHandler handler) {
    this.folder = folder;
    this.options = options;
    this.handler = handler;
  }

  /** What was found, and the segment to write on in. */
  record Result(JournalRecovery recovery, SegmentWriter current) {}

  Result run(SegmentHeader first) throws IOException {
    JournalFiles.deleteTemporary(folder);
    SegmentHeader expected = first;
    while (true) {
      try (SegmentReader in = SegmentReader.open(file(expected))) {
        in.requirePlace(expected);
        if (!in.mark().sealed()) {
          deleteUnfinished(expected);
          return last(in);
        }
        in.requireNothingAfterMark();
        replay(in);
        try (SegmentWriter writer = resume(in)) {
          mendMarks(in, writer);
          writer.force(); // a rotation that did not return may not have forced the seal
        }
        expected = in.following();
      }
    }
  }

  private Path file(SegmentHeader header) {
    return JournalFiles.segment(folder, header.segment());
  }

  private void replay(SegmentReader in) throws IOException {
    while (in.next()) {
      handler.record(in.sequence(), in.payload());
      records++;
    }
  }

  /** A rotation seals a segment after it made the next, so what follows an open one is empty. */
  private void deleteUnfinished(SegmentHeader last) throws IOException {
    NavigableMap<Integer, Path> later =
        JournalFiles.segments(folder).tailMap(last.segment(), false);
    for (Path file : later.values()) {
      if (Files.size(file) != JournalFormat.RECORDS_OFFSET || later.size() > 1) {
        throw JournalFormat.damaged(
            file(last),
            JournalFormat.MARKS_OFFSET,
            "it is marked as the last segment, but there is also " + file.getFileName());
      }
    }
    for (Path file : later.values()) {
      Files.delete(file);
    }
  }

  private Result last(SegmentReader in) throws IOException {
    in.readPastMark();
    replay(in);
    long dropped = in.size() - in.end();
    SegmentWriter writer = resume(in);
    boolean done = false;
    try {
      if (dropped > 0) {
        writer.truncate();
      }
      mendMarks(in, writer);
      if (in.size() > in.mark().length()) {
        // Neither may the tail come back, nor the mark be ahead of its records.
        writer.force();
        writer.mark(in.sequence(), false);
      }
      done = true;
    } finally {
      if (!done) {
        writer.close();
      }
    }
    int segment = in.header().segment();
    JournalRecovery recovery =
        new JournalRecovery(segment, in.sequence(), records, dropped, mendedMarks);
    return new Result(recovery, writer);
  }

  private SegmentWriter resume(SegmentReader in) throws IOException {
    return SegmentWriter.resume(in.file(), in.header().segment(), in.end(), options);
  }

  /** Makes the copies equal and durable, so that the next mark endangers only one of them. */
  private void mendMarks(SegmentReader in, SegmentWriter writer) throws IOException {
    if (!in.marksAgree()) {
      mendedMarks++;
      writer.mark(in.mark());
      writer.force();
    }
  }
}
