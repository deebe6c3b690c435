package io.shopguide.kg.delta;

import java.util.Arrays;

/**
 * What was changed at one end of a term's edges of one predicate: which of the base's edges are
 * gone and which came in, each with its rank among the base's edges, so that both can be merged in
 * one pass. Kept in chunks, so that a changed copy shares all chunks but one: a change takes O(size
 * / 512 + 512). Immutable and thread-safe.
 */
final class Changes {
  static final Changes NONE = new Changes(new long[0][], 0, 0, Notes.NONE);

  private static final int CHUNK = 512;
  private static final int RANK_SHIFT = 33;
  private static final long REMOVED = 1L << 32;

  private final long[][] chunks; // of events in ascending order; none empty
  private final int added;
  private final int removed;
  private final Notes notes;

  private Changes(long[][] chunks, int added, int removed, Notes notes) {
    this.chunks = chunks;
    this.added = added;
    this.removed = removed;
    this.notes = notes;
  }

  /**
   * An edge that came in or is gone.
   *
   * @param rank number of the base's edges whose other end is less, below 2^30
   * @param id the edge's other end
   * @param isRemoved whether it is gone
   */
  static long event(int rank, int id, boolean isRemoved) {
    return (long) rank << RANK_SHIFT | (isRemoved ? REMOVED : 0) | id;
  }

  static int rank(long event) {
    return (int) (event >>> RANK_SHIFT);
  }

  static int id(long event) {
    return (int) event;
  }

  static boolean isRemoved(long event) {
    return (event & REMOVED) != 0;
  }

  int added() {
    return added;
  }

  int removed() {
    return removed;
  }

  Notes notes() {
    return notes;
  }

  boolean isEmpty() {
    return chunks.length == 0;
  }

  int chunkCount() {
    return chunks.length;
  }

  /** A chunk, which the caller may not change. */
  long[] chunk(int index) {
    return chunks[index];
  }

  boolean contains(long event) {
    int chunk = chunkFor(event);
    return chunk >= 0 && Arrays.binarySearch(chunks[chunk], event) >= 0;
  }

  /** The last chunk that begins with at most the event, or -1. */
  private int chunkFor(long event) {
    int low = 0;
    int high = chunks.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (chunks[middle][0] <= event) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  Changes withNotes(Notes changed) {
    return new Changes(chunks, added, removed, changed);
  }

  /** With an event that is not there yet. */
  Changes plus(long event) {
    return counted(isEmpty() ? new long[][] {{event}} : inserted(event), event, 1);
  }

  private Changes counted(long[][] changed, long event, int by) {
    boolean gone = isRemoved(event);
    return new Changes(changed, added + (gone ? 0 : by), removed + (gone ? by : 0), notes);
  }

  private long[][] inserted(long event) {
    int index = Math.max(0, chunkFor(event));
    long[] chunk = chunks[index];
    int place = -Arrays.binarySearch(chunk, event) - 1;
    long[] grown = new long[chunk.length + 1];
    System.arraycopy(chunk, 0, grown, 0, place);
    grown[place] = event;
    System.arraycopy(chunk, place, grown, place + 1, chunk.length - place);
    if (grown.length <= CHUNK) {
      long[][] copy = chunks.clone();
      copy[index] = grown;
      return copy;
    }
    long[][] copy = new long[chunks.length + 1][];
    System.arraycopy(chunks, 0, copy, 0, index);
    copy[index] = Arrays.copyOfRange(grown, 0, grown.length / 2);
    copy[index + 1] = Arrays.copyOfRange(grown, grown.length / 2, grown.length);
    System.arraycopy(chunks, index + 1, copy, index + 2, chunks.length - index - 1);
    return copy;
  }

  /** Without an event that is there. */
  Changes minus(long event) {
    int index = chunkFor(event);
    long[] chunk = chunks[index];
    if (chunk.length == 1) {
      long[][] copy = new long[chunks.length - 1][];
      System.arraycopy(chunks, 0, copy, 0, index);
      System.arraycopy(chunks, index + 1, copy, index, copy.length - index);
      return counted(copy, event, -1);
    }
    int place = Arrays.binarySearch(chunk, event);
    long[] shrunk = new long[chunk.length - 1];
    System.arraycopy(chunk, 0, shrunk, 0, place);
    System.arraycopy(chunk, place + 1, shrunk, place, shrunk.length - place);
    long[][] copy = chunks.clone();
    copy[index] = shrunk;
    return counted(copy, event, -1);
  }
}
