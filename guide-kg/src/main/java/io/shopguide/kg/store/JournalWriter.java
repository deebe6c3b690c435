package io.shopguide.kg.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The end of a journal. Of the threads that wait for their records one writes and forces all that
 * was enqueued, while the next records gather in a second buffer. Thread-safe.
 */
final class JournalWriter {
  private final Path folder;
  private final UUID store;
  private final JournalOptions options;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock.
  private JournalBuffer filling = new JournalBuffer();
  private JournalBuffer spare = new JournalBuffer();
  private long enqueued;
  private long durable;
  private boolean busy; // a thread works with the current segment, without the lock
  private boolean closed;
  private IOException failure;

  // Written to by the busy thread alone.
  private SegmentWriter current;

  /** Goes on after a record that is on the disk. */
  JournalWriter(
      Path folder, UUID store, JournalOptions options, SegmentWriter current, long lastSequence) {
    this.folder = folder;
    this.store = store;
    this.options = options;
    this.current = current;
    this.enqueued = lastSequence;
    this.durable = lastSequence;
  }

  long durableSequence() {
    lock.lock();
    try {
      return durable;
    } finally {
      lock.unlock();
    }
  }

  long enqueue(ByteBuffer payload) {
    if (payload.remaining() > JournalFormat.MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "A record of %d bytes is too long, at most %d are allowed; make fewer changes at once"
              .formatted(payload.remaining(), JournalFormat.MAX_PAYLOAD));
    }
    int size = JournalFormat.RECORD_PAYLOAD_OFFSET + payload.remaining();
    lock.lock();
    try {
      requireUsable();
      while (!filling.isEmpty() && filling.size() + size > options.maxBufferedBytes()) {
        write(enqueued);
        requireUsable();
      }
      filling.put(enqueued + 1, payload);
      enqueued++;
      return enqueued;
    } finally {
      lock.unlock();
    }
  }

  void awaitDurable(long sequence) {
    lock.lock();
    try {
      if (sequence > enqueued) {
        throw new IllegalArgumentException(
            "There is no record " + sequence + "; the last is " + enqueued);
      }
      write(sequence);
      if (durable < sequence) {
        requireUnfailed();
      }
    } finally {
      lock.unlock();
    }
  }

  int rotate() {
    lock.lock();
    try {
      requireUsable();
      while (busy || !filling.isEmpty()) {
        write(enqueued);
        awaitQuiet();
        requireUsable();
      }
      SegmentHeader header = new SegmentHeader(store, current.segment() + 1, enqueued + 1);
      seal(header.firstSequence() - 1, begin(header));
      return header.segment();
    } finally {
      lock.unlock();
    }
  }

  private SegmentWriter begin(SegmentHeader header) {
    try {
      return alone(() -> SegmentWriter.create(folder, header, options));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot begin %s: %s; free space on the disk and try again"
              .formatted(JournalFiles.segment(folder, header.segment()), e),
          e);
    }
  }

  private void seal(long last, SegmentWriter next) {
    try {
      alone(
          () -> {
            try (SegmentWriter former = current) {
              former.mark(last, true);
              former.force();
            }
            return null;
          });
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
    current = next;
    requireUnfailed();
  }

  /** Opens a segment for reading up to its mark as it is now. */
  SegmentReader read(int segment) throws IOException {
    lock.lock();
    try {
      awaitQuiet();
      requireUsable();
      return alone(() -> SegmentReader.open(JournalFiles.segment(folder, segment)));
    } finally {
      lock.unlock();
    }
  }

  /** Writes everything enqueued, unless writing has failed before, and closes the segment. */
  void close() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      while (busy || (failure == null && !filling.isEmpty())) {
        write(enqueued);
        awaitQuiet();
      }
      if (first) {
        closeCurrent();
      }
    } finally {
      lock.unlock();
    }
  }

  private void closeCurrent() {
    boolean sound = failure == null;
    try {
      alone(
          () -> {
            try (SegmentWriter writer = current) {
              if (sound) {
                writer.force(); // the mark
              }
            }
            return null;
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + current.file() + ": " + e, e);
    }
  }

  private void awaitQuiet() {
    while (busy) {
      changed.awaitUninterruptibly();
    }
  }

  /** Returns when a record is durable or writing has failed. */
  private void write(long sequence) {
    while (durable < sequence && failure == null) {
      if (busy) {
        changed.awaitUninterruptibly();
      } else {
        writeGroup();
      }
    }
  }

  private void writeGroup() {
    JournalBuffer group = filling;
    long last = enqueued;
    filling = spare;
    try {
      alone(
          () -> {
            current.append(group.content());
            current.force();
            current.mark(last, false);
            return null;
          });
      durable = last;
    } catch (IOException | RuntimeException | Error e) {
      fail(e); // whatever it is: how much reached the disk is unknown
    }
    group.clear();
    spare = group;
  }

  /** Work on files while no other thread writes to them. */
  private interface Work<T> {
    T run() throws IOException;
  }

  /** Works while others may enqueue. The lock is held before and after, not meanwhile. */
  private <T> T alone(Work<T> work) throws IOException {
    busy = true;
    lock.unlock();
    try {
      return work.run();
    } finally {
      lock.lock();
      busy = false;
      changed.signalAll();
    }
  }

  private void requireUsable() {
    requireUnfailed();
    if (closed) {
      throw new IllegalStateException("The journal in " + folder + " is closed");
    }
  }

  private void requireUnfailed() {
    if (failure != null) {
      throw new UncheckedIOException(failure.getMessage(), failure);
    }
  }

  private void fail(Throwable cause) {
    failure =
        new IOException(
            ("Cannot write to %s: %s; free space on the disk or mend it, then close the graph and"
                    + " open it again")
                .formatted(current.file(), cause),
            cause);
  }
}
