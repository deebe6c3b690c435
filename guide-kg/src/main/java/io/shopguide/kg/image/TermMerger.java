package io.shopguide.kg.image;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges the terms of chunks that are in files: a file with the distinct terms of each class in
 * order, and for each chunk a file that tells the number within its class of each of its terms. Not
 * thread-safe; one per thread.
 */
final class TermMerger {
  private final List<TermChunk> chunks;
  private final Path termFile;
  private final List<Path> mapFiles = new ArrayList<>();
  private final int[] counts;
  private final long[] starts; // in the file of terms

  private TermMerger(List<TermChunk> chunks, Path folder, int classes) {
    this.chunks = chunks;
    this.termFile = folder.resolve("merged");
    this.counts = new int[classes];
    this.starts = new long[classes];
    for (int i = 0; i < chunks.size(); i++) {
      mapFiles.add(folder.resolve("map-" + i));
    }
  }

  static TermMerger merge(List<TermChunk> chunks, Path folder, int classes) throws IOException {
    TermMerger merger = new TermMerger(chunks, folder, classes);
    merger.run();
    return merger;
  }

  private void run() throws IOException {
    List<Source> sources = new ArrayList<>();
    try (DataOutputStream out = TermChunk.output(termFile)) {
      PriorityQueue<Source> queue = new PriorityQueue<>();
      for (int i = 0; i < chunks.size(); i++) {
        Source source = new Source(chunks.get(i).terms(), TermChunk.output(mapFiles.get(i)));
        sources.add(source);
        if (source.terms.next()) {
          queue.add(source);
        }
      }
      long written = 0;
      Scratch last = new Scratch();
      int lastClass = -1;
      while (!queue.isEmpty()) {
        Source source = queue.poll();
        TermChunk.Terms term = source.terms;
        int termClass = term.termClass();
        if (termClass != lastClass || !source.equalTo(last)) {
          if (termClass != lastClass) {
            starts[termClass] = written;
          }
          counts[termClass] = Math.incrementExact(counts[termClass]);
          out.writeInt(term.length());
          out.write(term.bytes(), 0, term.length());
          written += Integer.BYTES + (long) term.length();
          last.length = 0;
          last.add(term.bytes(), 0, term.length());
          lastClass = termClass;
        }
        source.map.writeInt(counts[termClass] - 1);
        if (term.next()) {
          queue.add(source);
        }
      }
    } finally {
      for (Source source : sources) {
        source.close();
      }
    }
  }

  /** One chunk's terms, and where their numbers go. */
  private record Source(TermChunk.Terms terms, DataOutputStream map)
      implements Comparable<Source>, Closeable {
    @Override
    public int compareTo(Source other) {
      int order = Integer.compare(terms.termClass(), other.terms.termClass());
      return order != 0
          ? order
          : Arrays.compareUnsigned(
              terms.bytes(), 0, terms.length(), other.terms.bytes(), 0, other.terms.length());
    }

    boolean equalTo(Scratch bytes) {
      return Arrays.equals(terms.bytes(), 0, terms.length(), bytes.bytes, 0, bytes.length);
    }

    @Override
    public void close() throws IOException {
      terms.close();
      map.close();
    }
  }

  /** The number within its class of each term of a chunk, by rank. */
  int[] map(int chunk) throws IOException {
    int[] map = new int[chunks.get(chunk).termCount()];
    try (DataInputStream in = TermChunk.input(mapFiles.get(chunk))) {
      for (int i = 0; i < map.length; i++) {
        map[i] = in.readInt();
      }
    }
    return map;
  }

  SortedTerms termsOf(int termClass) {
    return new SortedTerms() {
      @Override
      public int size() {
        return counts[termClass];
      }

      @Override
      public void forEach(Visitor visitor) throws IOException {
        try (DataInputStream in = TermChunk.input(termFile)) {
          in.skipNBytes(starts[termClass]);
          byte[] bytes = new byte[1 << 10];
          for (int i = 0; i < counts[termClass]; i++) {
            int length = in.readInt();
            if (length > bytes.length) {
              bytes = new byte[Math.max(length, 2 * bytes.length)];
            }
            in.readFully(bytes, 0, length);
            visitor.visit(bytes, 0, length);
          }
        }
      }
    };
  }
}
