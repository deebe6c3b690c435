package io.shopguide.kg.image;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts unsigned longs, each with an int beside it, and keeps one of several equal ones: the last
 * that was added. What does not fit into memory goes to files of sorted runs, which are merged. Not
 * thread-safe; one per thread.
 */
final class LongSorter implements Closeable {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final int BUFFER_BYTES = 1 << 16;

  /** Bytes of a key and its int, and as much again to sort them. */
  private static final int BYTES_EACH = 24;

  private final Path folder;
  private final String name;
  private final int capacity;
  private final int sortFromBit;
  private final Radix radix = new Radix();
  private final List<Path> files = new ArrayList<>();
  private final PriorityQueue<Run> runs = new PriorityQueue<>();
  private long[] keys = new long[FIRST_CAPACITY];
  private int[] notes = new int[FIRST_CAPACITY];
  private int size;
  private int next;
  private long key;
  private int note;

  /**
   * Makes a sorter.
   *
   * @param folder where runs are written
   * @param name begins the names of their files
   * @param memory bytes to use at most
   * @param sortFromBit keys that arrive ordered by the bits below need not be sorted by these
   */
  LongSorter(Path folder, String name, long memory, int sortFromBit) {
    this.folder = folder;
    this.name = name;
    this.capacity =
        (int) Math.max(FIRST_CAPACITY, Math.min(memory / BYTES_EACH, Integer.MAX_VALUE - 16));
    this.sortFromBit = sortFromBit;
  }

  void add(long key, int note) throws IOException {
    if (size == keys.length) {
      if (size >= capacity) {
        writeRun();
      } else {
        int grown = (int) Math.min(capacity, 2L * size);
        keys = Arrays.copyOf(keys, grown);
        notes = Arrays.copyOf(notes, grown);
      }
    }
    keys[size] = key;
    notes[size++] = note;
  }

  private void sortBuffer() {
    radix.sort(keys, notes, size, sortFromBit);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i + 1 == size || keys[i + 1] != keys[i]) {
        keys[kept] = keys[i];
        notes[kept++] = notes[i];
      }
    }
    size = kept;
  }

  private void writeRun() throws IOException {
    sortBuffer();
    Path file = folder.resolve(name + "-" + files.size());
    files.add(file);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
      for (int i = 0; i < size; i++) {
        out.writeLong(keys[i]);
        out.writeInt(notes[i]);
      }
    }
    size = 0;
  }

  /** Ends adding; {@link #next} then gives the keys in order. */
  void finish() throws IOException {
    if (files.isEmpty()) {
      sortBuffer();
      return;
    }
    writeRun();
    keys = new long[0];
    notes = new int[0];
    for (int i = 0; i < files.size(); i++) {
      Run run = new Run(i, files.get(i));
      if (run.advance()) {
        runs.add(run);
      }
    }
  }

  /** Steps to the next key. */
  boolean next() throws IOException {
    if (files.isEmpty()) {
      if (next == size) {
        return false;
      }
      key = keys[next];
      note = notes[next++];
      return true;
    }
    if (runs.isEmpty()) {
      return false;
    }
    key = runs.peek().key;
    while (!runs.isEmpty() && runs.peek().key == key) {
      Run run = runs.poll();
      note = run.note; // runs with equal keys come in the order of their writing
      if (run.advance()) {
        runs.add(run);
      }
    }
    return true;
  }

  long key() {
    return key;
  }

  int note() {
    return note;
  }

  /** Deletes the runs. */
  @Override
  public void close() throws IOException {
    for (Run run : runs) {
      run.close();
    }
    runs.clear();
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** One sorted file. */
  private static final class Run implements Comparable<Run>, Closeable {
    private final int index;
    private final DataInputStream in;
    private long key;
    private int note;

    Run(int index, Path file) throws IOException {
      this.index = index;
      this.in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    }

    boolean advance() throws IOException {
      try {
        key = in.readLong();
        note = in.readInt();
        return true;
      } catch (EOFException e) {
        close();
        return false;
      }
    }

    @Override
    public int compareTo(Run other) {
      int order = Long.compareUnsigned(key, other.key);
      return order != 0 ? order : Integer.compare(index, other.index);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
