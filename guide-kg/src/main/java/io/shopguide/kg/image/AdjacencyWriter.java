package io.shopguide.kg.image;

import com.carrotsearch.hppc.IntArrayList;
import io.shopguide.kg.image.Adjacency.Layout;
import java.io.IOException;

/**
 * Writes one direction of a relation from its edges in order. Keeps two ints per row until it is
 * finished. Not thread-safe; one per thread.
 */
final class AdjacencyWriter {
  private final ImageOutput out;
  private final int entities;
  private final int least;
  private final int targetWidth;
  private final int noteWidth;
  private final Packed.Writer targets;
  private final IntArrayList rows = new IntArrayList();
  private final IntArrayList ends = new IntArrayList();
  private final IntArrayList notes = new IntArrayList();
  private int edges;

  /**
   * Starts to write.
   *
   * @param entities number of entities of the class of the rows
   * @param least no target is less
   * @param greatest no target is greater
   * @param noteWidth bits of an annotation's index, 0 if there are none
   */
  AdjacencyWriter(ImageOutput out, int entities, int least, int greatest, int noteWidth) {
    this.out = out;
    this.entities = entities;
    this.least = least;
    this.targetWidth = Packed.widthFor((long) greatest - least);
    this.noteWidth = noteWidth;
    this.targets = new Packed.Writer(out, targetWidth);
  }

  void add(int row, int target, int note) throws IOException {
    int last = rows.size() - 1;
    if (last < 0 || rows.buffer[last] != row) {
      rows.add(row);
      ends.add(edges);
      last++;
    }
    targets.add(target - least);
    ends.buffer[last] = ++edges;
    if (noteWidth > 0) {
      notes.add(note);
    }
  }

  int edges() {
    return edges;
  }

  Layout finish() throws IOException {
    targets.finish();
    boolean single = rows.size() == edges;
    boolean allRows = rows.size() == entities;
    if (!single) {
      if (!allRows && fillsGaps()) {
        fillGaps();
        allRows = true;
      }
      EliasFano.write(out, ends.buffer, ends.size());
    }
    int count = ends.size();
    if (!allRows) {
      Packed.Writer ids = new Packed.Writer(out, Layout.rowWidth(entities));
      for (int i = 0; i < count; i++) {
        ids.add(rows.buffer[i]);
      }
      ids.finish();
    }
    if (noteWidth > 0) {
      Packed.Writer indexes = new Packed.Writer(out, noteWidth);
      for (int i = 0; i < edges; i++) {
        indexes.add(notes.buffer[i]);
      }
      indexes.finish();
    }
    return new Layout(count, allRows, single, least, targetWidth, noteWidth);
  }

  /** Whether empty rows cost no more than listing those that are not empty. */
  private boolean fillsGaps() {
    return EliasFano.bytesFor(entities, edges)
        <= EliasFano.bytesFor(rows.size(), edges)
            + Packed.bytesFor(rows.size(), Layout.rowWidth(entities));
  }

  private void fillGaps() {
    int[] filled = new int[entities];
    int end = 0;
    int next = 0;
    for (int entity = 0; entity < entities; entity++) {
      if (next < rows.size() && rows.buffer[next] == entity) {
        end = ends.buffer[next++];
      }
      filled[entity] = end;
    }
    ends.buffer = filled;
    ends.elementsCount = entities;
  }
}
