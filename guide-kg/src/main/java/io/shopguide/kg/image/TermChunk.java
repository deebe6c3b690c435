package io.shopguide.kg.image;

import com.carrotsearch.hppc.IntArrayList;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Some of the triples of a graph that is being built, and their terms. While it is open, triples
 * are added; then it is sealed, which ranks the terms by class and name, and perhaps moved to
 * files. Not thread-safe; one per thread.
 */
final class TermChunk {
  private static final int INTS_PER_TRIPLE = 4;
  private static final int BUFFER_BYTES = 1 << 16;

  private BytesTable terms = new BytesTable();
  private IntArrayList triples = new IntArrayList();
  private int[] order = new int[0]; // term by rank
  private int[] rank = new int[0]; // by term
  private int[] classStarts = new int[1]; // first rank of each class, and one more
  private long tripleCount;
  private Path termFile; // null while in memory
  private Path tripleFile;

  TermChunk() {}

  /** The index of a term. */
  int term(int termClass, byte[] bytes, int from, int to) {
    return terms.add(termClass, bytes, from, to);
  }

  void add(int subject, int predicate, int object, int note) {
    triples.add(subject, predicate);
    triples.add(object, note);
    tripleCount++;
  }

  /** Whether the next triple could make an array too large. */
  boolean isFull(int termBytes) {
    return !terms.hasRoom(termBytes) || triples.size() > Integer.MAX_VALUE / 2;
  }

  /** Heap taken, and what sealing will take. */
  long ramBytesUsed() {
    return terms.ramBytesUsed() + 20L * terms.size() + 4L * triples.buffer.length;
  }

  long tripleCount() {
    return tripleCount;
  }

  int termCount() {
    return classStarts[classStarts.length - 1];
  }

  /** Number of terms of each class so far. */
  int[] termsOfClasses(int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < terms.size(); i++) {
      counts[terms.tag(i)]++;
    }
    return counts;
  }

  /** Moves the terms of some classes to another one, under longer names. */
  void fold(boolean[] folded, int general, ClassNames names) {
    BytesTable moved = new BytesTable();
    int[] indexes = new int[terms.size()];
    for (int i = 0; i < terms.size(); i++) {
      int from = terms.start(i);
      int to = terms.end(i);
      if (folded[terms.tag(i)]) {
        byte[] prefix = names.utf8(terms.tag(i));
        byte[] whole = Arrays.copyOf(prefix, prefix.length + to - from);
        System.arraycopy(terms.bytes(), from, whole, prefix.length, to - from);
        indexes[i] = moved.add(general, whole, 0, whole.length);
      } else {
        indexes[i] = moved.add(terms.tag(i), terms.bytes(), from, to);
      }
    }
    terms = moved;
    for (int i = 0; i < triples.size(); i += INTS_PER_TRIPLE) {
      triples.buffer[i] = indexes[triples.buffer[i]];
      triples.buffer[i + 2] = indexes[triples.buffer[i + 2]];
    }
  }

  /** Tells the names of classes. */
  @FunctionalInterface
  interface ClassNames {
    byte[] utf8(int termClass);
  }

  /** Ranks the terms; nothing can be added after. */
  void seal(int classes) {
    int[] counts = termsOfClasses(classes);
    classStarts = new int[classes + 1];
    int[] ranks = new int[classes];
    for (int c = 0; c < classes; c++) {
      classStarts[c + 1] = classStarts[c] + counts[c];
      ranks[c] = c;
    }
    order = terms.sorted(ranks);
    rank = new int[order.length];
    for (int r = 0; r < order.length; r++) {
      rank[order[r]] = r;
    }
  }

  /** Moves a sealed chunk to files. */
  void moveTo(Path folder, int number) throws IOException {
    termFile = folder.resolve("terms-" + number);
    tripleFile = folder.resolve("triples-" + number);
    try (DataOutputStream out = output(termFile)) {
      for (int index : order) {
        out.writeInt(terms.end(index) - terms.start(index));
        out.write(terms.bytes(), terms.start(index), terms.end(index) - terms.start(index));
      }
    }
    try (DataOutputStream out = output(tripleFile)) {
      forEachTriple(
          (subject, predicate, object, note) -> {
            out.writeInt(subject);
            out.writeInt(predicate);
            out.writeInt(object);
            out.writeInt(note);
          });
    }
    terms = new BytesTable();
    triples = new IntArrayList();
    order = new int[0];
    rank = new int[0];
  }

  static DataOutputStream output(Path file) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
  }

  static DataInputStream input(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
  }

  /** First rank of a class; that of the next class ends it. */
  int classStart(int termClass) {
    return classStarts[Math.min(termClass, classStarts.length - 1)];
  }

  int classOfRank(int termRank) {
    int low = 0;
    int high = classStarts.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (classStarts[middle + 1] <= termRank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Gets triples, their terms as ranks. */
  @FunctionalInterface
  interface TripleVisitor {
    void visit(int subject, int predicate, int object, int note) throws IOException;
  }

  /** Gives the triples in their order to a visitor. */
  void forEachTriple(TripleVisitor visitor) throws IOException {
    if (tripleFile == null || order.length > 0) {
      int[] all = triples.buffer;
      for (int i = 0; i < triples.size(); i += INTS_PER_TRIPLE) {
        visitor.visit(rank[all[i]], all[i + 1], rank[all[i + 2]], all[i + 3]);
      }
      return;
    }
    try (DataInputStream in = input(tripleFile)) {
      for (long i = 0; i < tripleCount; i++) {
        visitor.visit(in.readInt(), in.readInt(), in.readInt(), in.readInt());
      }
    }
  }

  /** The terms of one class of a chunk that is in memory. */
  SortedTerms termsOf(int termClass) {
    int first = classStart(termClass);
    int end = classStart(termClass + 1);
    return new SortedTerms() {
      @Override
      public int size() {
        return end - first;
      }

      @Override
      public void forEach(Visitor visitor) throws IOException {
        for (int r = first; r < end; r++) {
          visitor.visit(terms.bytes(), terms.start(order[r]), terms.end(order[r]));
        }
      }
    };
  }

  /** Walks over the terms of a chunk that is in files. */
  Terms terms() throws IOException {
    return new Terms(input(termFile));
  }

  /** The terms in order of their ranks. */
  final class Terms implements Closeable {
    private final DataInputStream in;
    private int termRank = -1;
    private byte[] bytes = new byte[BUFFER_BYTES];
    private int length;

    private Terms(DataInputStream in) {
      this.in = in;
    }

    boolean next() throws IOException {
      if (++termRank == termCount()) {
        return false;
      }
      length = in.readInt();
      if (length > bytes.length) {
        bytes = new byte[Math.max(length, 2 * bytes.length)];
      }
      in.readFully(bytes, 0, length);
      return true;
    }

    int termClass() {
      return classOfRank(termRank);
    }

    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
