package io.shopguide.kg.store;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.delta.DeltaEditor;
import io.shopguide.kg.delta.SnapshotView;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A graph in a folder that changes while it is read. What {@link #apply} returned from is on the
 * disk, and there after a crash:
 *
 * <pre>{@code
 * try (GraphStore store = GraphStore.open(Path.of("shop"))) {
 *   store.apply(new GraphChanges().add(product, brand, acme));
 * }
 * }</pre>
 *
 * <p>The folder holds a graph file, a journal of what was changed since, and a file that names
 * both. When changes have become many they are merged, by a thread of the store, into a new graph
 * file, which then takes the place of the former one; nobody waits for that. Opening replays the
 * journal. One process at a time may have a store open.
 *
 * <p>A change takes O(log n) and one write to the disk, which threads that write at the same time
 * share. Thread-safe.
 */
public final class GraphStore implements MutableGraph {
  private final StoreFolder folder;
  private final StoreOptions options;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock merging = new ReentrantLock();
  private final AtomicReference<Published> published;
  private final Journal journal;
  private final Merger merger;
  private Published latest; // guarded by writing; perhaps not yet durable
  private List<GraphChanges> sinceMergeBegan; // guarded by writing; null while there is no merge
  private StoreManifest manifest; // guarded by writing; changed by merges only
  private boolean closed; // guarded by writing

  /**
   * A view.
   *
   * @param sequence number of the last change in it
   * @param pending changes since its base, those too that others undid
   */
  private record Published(long sequence, SnapshotView view, long pending) {
    Published next(long nextSequence, SnapshotView nextView, GraphChanges changes) {
      return new Published(nextSequence, nextView, pending + Math.max(1, changes.size()));
    }
  }

  private GraphStore(StoreFolder folder, StoreOptions options) {
    this.folder = folder;
    this.options = options;
    this.manifest = folder.readManifest();
    Published[] replayed = {
      new Published(
          manifest.firstSequence() - 1, SnapshotView.of(folder.openGraph(manifest, true)), 0)
    };
    this.journal =
        Journal.open(
            folder.path(),
            manifest.segmentHeader(),
            options.journal(),
            (sequence, payload) -> replayed[0] = replay(replayed[0], sequence, payload));
    this.latest = replayed[0];
    this.published = new AtomicReference<>(latest);
    journal.deleteBefore(manifest.segment());
    folder.deleteUnused(manifest);
    this.merger = new Merger(this);
  }

  private Published replay(Published before, long sequence, ByteBuffer payload) {
    try {
      DeltaEditor editor = new DeltaEditor(before.view());
      GraphChanges changes = ChangeCodec.decode(payload);
      changes.applyTo(editor);
      return before.next(sequence, editor.view(), changes);
    } catch (IllegalArgumentException e) {
      throw new GraphFormatException(
          GraphFormatException.Reason.DAMAGED,
          "%s: record %d of the journal is damaged: %s; restore a backup"
              .formatted(folder.path(), sequence, e.getMessage()));
    }
  }

  /**
   * Opens a store, or makes an empty one where there is nothing.
   *
   * @param folder its folder
   * @return the store
   * @throws GraphFormatException if a file is damaged, of another kind or from a newer version
   * @throws IllegalStateException if the store is open already
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static GraphStore open(Path folder) {
    return open(folder, StoreOptions.DEFAULT);
  }

  /**
   * Opens a store with options.
   *
   * @param folder its folder
   * @param options how it writes and merges
   * @return the store
   * @throws GraphFormatException if a file is damaged, of another kind or from a newer version
   * @throws IllegalStateException if the store is open already
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static GraphStore open(Path folder, StoreOptions options) {
    StoreFolder locked = StoreFolder.lock(folder);
    try {
      if (!locked.hasManifest()) {
        locked.create(null);
      }
      return new GraphStore(locked, options);
    } catch (RuntimeException e) {
      locked.close();
      throw e;
    }
  }

  /**
   * Makes a store that starts with the graph of a file.
   *
   * @param folder its folder, without a store
   * @param graph the file, which is copied
   * @return the store
   * @throws GraphFormatException if the file is not a whole graph
   * @throws IllegalStateException if the folder holds a store
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static GraphStore create(Path folder, Path graph) {
    StoreFolder locked = StoreFolder.lock(folder);
    try {
      if (locked.hasManifest()) {
        throw new IllegalStateException(folder + " holds a store already; open it instead");
      }
      locked.create(graph);
      return new GraphStore(locked, StoreOptions.DEFAULT);
    } catch (RuntimeException e) {
      locked.close();
      throw e;
    }
  }

  @Override
  public GraphView view() {
    return published.get().view();
  }

  @Override
  public void apply(GraphChanges changes) {
    ByteBuffer payload = ByteBuffer.wrap(ChangeCodec.encode(changes));
    Published next;
    writing.lock();
    try {
      requireOpen();
      DeltaEditor editor = new DeltaEditor(latest.view());
      changes.applyTo(editor);
      SnapshotView view = editor.view(); // if memory runs out, then before the journal has it
      next = latest.next(journal.enqueue(payload), view, changes);
      latest = next;
      if (sinceMergeBegan != null) {
        sinceMergeBegan.add(changes.copy());
      }
    } finally {
      writing.unlock();
    }
    journal.awaitDurable(next.sequence());
    publish(next);
    if (next.pending() > options.mergeAfter(next.view().base().tripleCount())) {
      merger.wake();
    }
  }

  /** Shows a durable view, unless a later one is shown already. */
  private void publish(Published next) {
    published.accumulateAndGet(
        next, (shown, other) -> other.sequence() > shown.sequence() ? other : shown);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The store " + folder.path() + " is closed");
    }
  }

  /**
   * Merges all changes so far into a new graph file, and returns when it has taken the place of the
   * former one. Others read and write meanwhile. Does nothing if there are no changes.
   *
   * @throws UncheckedIOException if the file cannot be written: the store goes on with the former
   * @throws IllegalStateException if the store is closed
   */
  public void merge() {
    merging.lock();
    try {
      Published start;
      int segment;
      writing.lock();
      try {
        requireOpen();
        start = latest;
        if (start.pending() == 0) {
          return;
        }
        segment = journal.rotate();
        sinceMergeBegan = new ArrayList<>();
      } finally {
        writing.unlock();
      }
      journal.awaitDurable(start.sequence());
      publish(start);
      try {
        StoreManifest next = folder.writeGraph(manifest, start.view(), segment, start.sequence());
        switchTo(next, start.pending());
      } finally {
        writing.lock();
        try {
          sinceMergeBegan = null;
        } finally {
          writing.unlock();
        }
      }
    } finally {
      merging.unlock();
    }
  }

  private void switchTo(StoreManifest next, long merged) {
    SnapshotView caughtUp = SnapshotView.of(folder.openGraph(next, true));
    int applied = 0;
    List<GraphChanges> part = changesFrom(applied);
    while (part.size() > 1000) { // the rest is applied while writers wait
      caughtUp = applyAll(caughtUp, part);
      applied += part.size();
      part = changesFrom(applied);
    }
    writing.lock();
    try {
      requireOpen();
      caughtUp = applyAll(caughtUp, changesFrom(applied));
      journal.awaitDurable(latest.sequence());
      folder.writeManifest(next);
      manifest = next;
      latest = new Published(latest.sequence(), caughtUp, latest.pending() - merged);
      published.set(latest);
    } finally {
      writing.unlock();
    }
    journal.deleteBefore(next.segment());
    folder.deleteUnused(next);
  }

  private List<GraphChanges> changesFrom(int index) {
    writing.lock();
    try {
      return List.copyOf(sinceMergeBegan.subList(index, sinceMergeBegan.size()));
    } finally {
      writing.unlock();
    }
  }

  private static SnapshotView applyAll(SnapshotView view, List<GraphChanges> changes) {
    DeltaEditor editor = new DeltaEditor(view);
    changes.forEach(change -> change.applyTo(editor));
    return editor.view();
  }

  /**
   * Copies the store into a folder, as it is now, while others read and write. The copy is a store
   * that can be opened, or restored with {@link #restore}.
   *
   * @param target a folder that does not exist or is empty
   * @return number of the last change in the copy
   * @throws IllegalStateException if the target is not empty, or the store is closed
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public long backup(Path target) {
    merging.lock(); // no file is replaced meanwhile
    try {
      StoreManifest copied;
      writing.lock();
      try {
        requireOpen();
        copied = manifest;
      } finally {
        writing.unlock();
      }
      StoreFolder.requireEmpty(target);
      long upTo = journal.durableSequence();
      copy(this, copied, target, upTo);
      return upTo;
    } finally {
      merging.unlock();
    }
  }

  /**
   * Makes a store of a backup, after checking all of it.
   *
   * @param backup a folder that {@link #backup} wrote, or that of a closed store
   * @param target a folder that does not exist or is empty
   * @throws GraphFormatException if the backup is damaged: nothing was written
   * @throws IllegalStateException if the target is not empty
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static void restore(Path backup, Path target) {
    restore(backup, target, Long.MAX_VALUE);
  }

  /**
   * Makes a store of a backup as it was after one of its changes, after checking all of it.
   *
   * @param backup a folder that {@link #backup} wrote, or that of a closed store
   * @param target a folder that does not exist or is empty
   * @param upTo number of the last change to take over; those up to the last merge all are
   * @throws GraphFormatException if the backup is damaged: nothing was written
   * @throws IllegalArgumentException if the change is before the last merge
   * @throws IllegalStateException if the target is not empty
   * @throws UncheckedIOException if a file cannot be read or written
   */
  public static void restore(Path backup, Path target, long upTo) {
    StoreFolder.requireStore(backup);
    StoreFolder.requireEmpty(target);
    try (GraphStore source = open(backup, StoreOptions.DEFAULT.withoutMerging())) {
      source.verify();
      long last = source.lastChange();
      StoreManifest manifest = source.manifest;
      if (upTo < manifest.firstSequence() - 1) {
        throw new IllegalArgumentException(
            "The backup holds the changes from %d on one by one, change %d was merged before"
                .formatted(manifest.firstSequence(), upTo));
      }
      copy(source, manifest, target, Math.min(upTo, last));
    }
  }

  private static void copy(GraphStore source, StoreManifest manifest, Path target, long upTo) {
    try {
      source.folder.copyGraph(manifest, target);
      source.journal.copyTo(target, manifest.segment(), upTo);
      StoreFolder.writeManifest(target, manifest);
    } catch (RuntimeException e) {
      StoreFolder.deleteFiles(target);
      throw e;
    }
  }

  /**
   * Reads all files and checks every checksum and all orders and ranges.
   *
   * @throws GraphFormatException if anything is wrong
   * @throws UncheckedIOException if a file cannot be read
   */
  public void verify() {
    merging.lock();
    try {
      folder.requireManifest(manifest);
      folder.openGraph(manifest, false).verify();
      journal.verify();
    } finally {
      merging.unlock();
    }
  }

  /**
   * The last change that is durable.
   *
   * @return its number; changes are numbered from 1, one for each call of {@link #apply}
   */
  public long lastChange() {
    return published.get().sequence();
  }

  /**
   * Bytes of unfinished changes that opening cut off from the journal. They were not acknowledged.
   *
   * @return 0 after an orderly end
   */
  public long droppedBytes() {
    return journal.recovery().droppedBytes();
  }

  /**
   * Bytes of each part of the graph file, and of the changes since.
   *
   * @return by the part's name
   */
  public Map<String, Long> sizes() {
    Map<String, Long> sizes = new LinkedHashMap<>(published.get().view().base().sizes());
    sizes.put("journal", journal.size());
    return sizes;
  }

  /** Stops merging, once a running merge is done, and writing. Views stay readable. */
  @Override
  public void close() {
    merger.stop();
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      writing.unlock();
    }
    merging.lock();
    try {
      journal.close();
      folder.close();
    } finally {
      merging.unlock();
    }
  }

  /**
   * Summarizes the store.
   *
   * @return counts only
   */
  @Override
  public String toString() {
    return "GraphStore[" + published.get().view() + "]";
  }
}
