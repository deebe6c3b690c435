package io.shopguide.kg.image;

import java.nio.ByteBuffer;

/**
 * One direction of a relation in class-local ids: rows of ascending targets without repetition.
 *
 * <p>Parts in the file, one after the other: the targets, packed, less the least target; the ends
 * of the rows by Elias-Fano, unless every row has one target; the ids that have a row, packed,
 * unless all of the class have; the index of each edge's annotation, packed, if there are any.
 * Immutable and thread-safe.
 */
public final class Adjacency {
  private final int entities;
  private final int edges;
  private final Layout layout;
  private final Packed targets;
  private final EliasFano ends; // null if every row has one target
  private final Packed rows; // null if every entity has a row
  private final Packed notes; // null if no edge has an annotation

  /**
   * How one direction lies in its section.
   *
   * @param rows number of rows
   * @param allRows whether every entity has a row
   * @param single whether every row has one target
   * @param least the least target
   * @param targetWidth bits of a target less the least one
   * @param noteWidth bits of an annotation's index, 0 if no edge has one
   */
  record Layout(
      int rows, boolean allRows, boolean single, int least, int targetWidth, int noteWidth) {
    static final Layout EMPTY = new Layout(0, false, true, 0, 0, 0);

    long bytes(int entities, int edges) {
      return aligned(Packed.bytesFor(edges, targetWidth))
          + (single ? 0 : EliasFano.bytesFor(rows, edges))
          + (allRows ? 0 : aligned(Packed.bytesFor(rows, rowWidth(entities))))
          + (noteWidth == 0 ? 0 : aligned(Packed.bytesFor(edges, noteWidth)));
    }

    static int rowWidth(int entities) {
      return Packed.widthFor(Math.max(0, entities - 1));
    }

    private static long aligned(long bytes) {
      return (bytes + 7) & -8;
    }
  }

  /**
   * Reads one direction.
   *
   * @param section the bytes of both directions
   * @param start where this one starts
   * @throws IllegalArgumentException if the layout does not fit
   */
  Adjacency(ByteBuffer section, int start, int entities, int edges, Layout layout) {
    if (layout.rows() < 0
        || layout.rows() > entities
        || (!layout.allRows() && layout.rows() > edges)
        || (layout.allRows() && layout.rows() != entities)
        || (layout.single() && layout.rows() != edges)
        || edges > (long) layout.rows() << layout.targetWidth()
        || layout.bytes(entities, edges) > section.capacity() - start) {
      throw new IllegalArgumentException(
          "%d edges of %d entities do not fit %s".formatted(edges, entities, layout));
    }
    this.entities = entities;
    this.edges = edges;
    this.layout = layout;
    this.targets = new Packed(section, start, layout.targetWidth(), edges);
    long next = start + Layout.aligned(Packed.bytesFor(edges, layout.targetWidth()));
    if (layout.single()) {
      this.ends = null;
    } else {
      this.ends = new EliasFano(section, (int) next, layout.rows(), edges);
      next += EliasFano.bytesFor(layout.rows(), edges);
    }
    if (layout.allRows()) {
      this.rows = null;
    } else {
      int width = Layout.rowWidth(entities);
      this.rows = new Packed(section, (int) next, width, layout.rows());
      next += Layout.aligned(Packed.bytesFor(layout.rows(), width));
    }
    this.notes =
        layout.noteWidth() == 0 ? null : new Packed(section, (int) next, layout.noteWidth(), edges);
  }

  /**
   * No edges.
   *
   * @param entities number of entities of the class
   * @return a direction without rows
   */
  public static Adjacency empty(int entities) {
    return new Adjacency(ByteBuffer.allocate(32), 0, entities, 0, Layout.EMPTY);
  }

  Layout layout() {
    return layout;
  }

  /**
   * Number of edges.
   *
   * @return the count
   */
  public int edges() {
    return edges;
  }

  /**
   * Number of entities with an edge.
   *
   * @return the count
   */
  public int rows() {
    return layout.rows();
  }

  /** The row of an entity, negative if it has none or is not of the class. */
  int rowOf(int local) {
    if (rows == null) {
      return local >= 0 && local < entities ? local : -1;
    }
    return rows.search(0, layout.rows(), local);
  }

  /**
   * The first row of an entity at or after one.
   *
   * @param local a class-local id
   * @return the row, {@link #rows()} if there is none
   */
  public int rowFrom(int local) {
    int row = rowOf(local);
    return row >= 0 ? row : rows == null ? (local < 0 ? 0 : entities) : -row - 1;
  }

  /**
   * The entity of a row.
   *
   * @param row from 0 to {@link #rows()} - 1
   * @return a class-local id
   */
  public int entity(int row) {
    return rows == null ? row : (int) rows.get(row);
  }

  /**
   * Where the edges of a row are.
   *
   * @param row from 0 to {@link #rows()} - 1
   * @return where they start, and in the lower half end
   * @throws IndexOutOfBoundsException if the file is damaged there
   */
  public long rangeOfRow(int row) {
    if (ends == null) {
      return (long) row << Integer.SIZE | (row + 1);
    }
    long range = ends.pair(row);
    int start = startOf(range);
    int end = endOf(range);
    if ((start | (end - start) | (edges - end)) < 0) {
      throw new IndexOutOfBoundsException(
          "Row %d has the edges %d to %d of %d".formatted(row, start, end, edges));
    }
    return range;
  }

  /**
   * Where the edges of an entity are.
   *
   * @param local a class-local id, or any other number
   * @return where they start, and in the lower half end; 0 if there are none
   */
  public long range(int local) {
    int row = rowOf(local);
    return row < 0 ? 0 : rangeOfRow(row);
  }

  /**
   * Where a range starts.
   *
   * @param range of {@link #range} or {@link #rangeOfRow}
   * @return the first position
   */
  public static int startOf(long range) {
    return (int) (range >>> Integer.SIZE);
  }

  /**
   * Where a range ends.
   *
   * @param range of {@link #range} or {@link #rangeOfRow}
   * @return the position after the last one
   */
  public static int endOf(long range) {
    return (int) range;
  }

  /**
   * Where an edge ends.
   *
   * @param position from 0 to {@link #edges()} - 1
   * @return a class-local id
   */
  public int target(int position) {
    return layout.least() + (int) targets.get(position);
  }

  /**
   * Copies targets.
   *
   * @param from the first position
   * @param to the position after the last one
   * @param add is added to each
   * @param out where they go
   * @param at the index of the first one there
   */
  public void copyTargets(int from, int to, int add, int[] out, int at) {
    targets.copy(from, to, layout.least() + add, out, at);
  }

  /**
   * Finds an edge.
   *
   * @param local where it starts
   * @param target where it ends
   * @return its position, negative if there is no such edge
   */
  public int position(int local, int target) {
    long range = range(local);
    return targets.search(startOf(range), endOf(range), (long) target - layout.least());
  }

  /**
   * The index of an edge's annotation.
   *
   * @param position from 0 to {@link #edges()} - 1
   * @return 0 for none
   */
  public int note(int position) {
    return notes == null ? 0 : (int) notes.get(position);
  }

  /**
   * Whether any edge has an annotation.
   *
   * @return whether there is one
   */
  public boolean hasNotes() {
    return notes != null;
  }

  /**
   * Reads everything and checks that rows and targets ascend and stay in their classes.
   *
   * @throws IllegalArgumentException if they do not
   */
  void validate(int targetEntities, int noteCount) {
    int lastEntity = -1;
    int lastEnd = 0;
    for (int row = 0; row < layout.rows(); row++) {
      int entity = entity(row);
      long range = rangeOfRow(row);
      if (entity <= lastEntity || entity >= entities) {
        throw new IllegalArgumentException("Row " + row + " is of entity " + entity);
      }
      if (startOf(range) != lastEnd || endOf(range) < lastEnd || endOf(range) > edges) {
        throw new IllegalArgumentException("Row " + row + " ends at edge " + endOf(range));
      }
      int lastTarget = -1;
      for (int p = startOf(range); p < endOf(range); p++) {
        int target = target(p);
        if (target <= lastTarget || target >= targetEntities || note(p) >= noteCount) {
          throw new IllegalArgumentException("Edge " + p + " ends at " + target);
        }
        lastTarget = target;
      }
      lastEntity = entity;
      lastEnd = endOf(range);
    }
    if (lastEnd != edges) {
      throw new IllegalArgumentException("The rows end at edge " + lastEnd + " of " + edges);
    }
  }
}
