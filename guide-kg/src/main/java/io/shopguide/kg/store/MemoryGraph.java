package io.shopguide.kg.store;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.delta.DeltaEditor;
import io.shopguide.kg.delta.Rebuild;
import io.shopguide.kg.delta.SnapshotView;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A mutable graph in memory, gone when the process ends. Changes are kept beside a compact base,
 * which is made anew, by the thread that writes, when they have become many.
 *
 * <p>A change takes O(log n) and, spread over many changes, the time to build the graph a few times
 * over. Thread-safe.
 */
public final class MemoryGraph implements MutableGraph {
  private static final long LEAST_CHANGES = 1 << 16;
  private static final int CHANGE_SHARE = 2;

  private volatile SnapshotView current;
  private long pending; // guarded by this; changes since the base, those too that others undid
  private boolean closed; // guarded by this

  private MemoryGraph(Image base) {
    this.current = SnapshotView.of(base);
  }

  /**
   * Makes an empty graph.
   *
   * @return the graph
   */
  public static MemoryGraph create() {
    return new MemoryGraph(Image.build(new ImageBuilder()));
  }

  @Override
  public GraphView view() {
    return current;
  }

  @Override
  public synchronized void apply(GraphChanges changes) {
    if (closed) {
      throw new IllegalStateException("The graph is closed");
    }
    DeltaEditor editor = new DeltaEditor(current);
    changes.applyTo(editor);
    SnapshotView next = editor.view();
    pending += changes.size();
    if (pending > Math.max(LEAST_CHANGES, next.base().tripleCount() / CHANGE_SHARE)) {
      next = rebuilt(next);
      pending = 0;
    }
    current = next;
  }

  private static SnapshotView rebuilt(SnapshotView view) {
    try (ImageBuilder builder = new ImageBuilder()) {
      Rebuild.copy(view, builder);
      return SnapshotView.of(Image.build(builder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rebuild a graph in memory: " + e, e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  /**
   * Summarizes the graph.
   *
   * @return counts only
   */
  @Override
  public String toString() {
    return "MemoryGraph[" + current + "]";
  }
}
