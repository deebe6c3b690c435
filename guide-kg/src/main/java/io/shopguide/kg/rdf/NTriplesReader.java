package io.shopguide.kg.rdf;

import io.shopguide.kg.RdfSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads RDF 1.1 N-Triples in one pass, in linear time and without an object per triple. Takes some
 * 600 KB, and up to four times the longest line if that is more. Not thread-safe; one per thread.
 *
 * <p>Lines end with LF, CR or CRLF; a byte order mark is passed over. What the grammar alone would
 * let through is refused: relative IRIs, escapes of characters that no IRI has, escapes of
 * surrogates, and {@code rdf:langString} without a language. Labels of blank nodes that {@link
 * NTriplesWriter} wrote in code are read back as they were.
 */
public final class NTriplesReader {
  /** Bytes of the longest line that is read, without its end. */
  public static final int LONGEST_LINE = 64 << 20;

  private static final int CHUNK = 1 << 18;

  private final LineBuffer buffer;
  private final int longest;
  private final SourceLine line;
  private final LineParser parser;
  private final TripleSink sink;
  private final ProblemHandler problems;
  private long triples;

  private NTriplesReader(
      InputStream in,
      String name,
      TripleSink sink,
      ProblemHandler problems,
      int chunk,
      int longest) {
    this.longest = longest;
    this.sink = sink;
    this.problems = problems;
    buffer = new LineBuffer(in, chunk, longest);
    line = new SourceLine(name);
    parser = new LineParser(line);
  }

  /**
   * Opens a file, and unpacks it if it begins as gzip does.
   *
   * @param file the file
   * @return its text, to be closed by the caller
   * @throws IOException if it cannot be read
   */
  public static InputStream open(Path file) throws IOException {
    InputStream stored = Files.newInputStream(file);
    try {
      byte[] magic = stored.readNBytes(2);
      PushbackInputStream all = new PushbackInputStream(stored, 2);
      all.unread(magic);
      boolean packed = magic.length == 2 && magic[0] == (byte) 0x1F && magic[1] == (byte) 0x8B;
      return packed ? new GZIPInputStream(all, 1 << 16) : all;
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param in the stream, left open; needs no buffer
   * @param name what to call it in problems
   * @param sink takes the triples, repeated ones too
   * @param problems takes each line that cannot be read; {@link ProblemHandler#STOP} to end there
   * @param progressBytes takes the number of bytes read so far, after each few hundred kilobytes
   * @return number of triples that the sink took
   * @throws IOException if the stream cannot be read, or the sink throws it
   * @throws RdfSyntaxException if the handler throws it
   */
  public static long read(
      InputStream in,
      String name,
      TripleSink sink,
      ProblemHandler problems,
      LongConsumer progressBytes)
      throws IOException {
    return read(in, name, sink, problems, progressBytes, CHUNK, LONGEST_LINE);
  }

  /** Reads with a given buffer. */
  static long read(
      InputStream in,
      String name,
      TripleSink sink,
      ProblemHandler problems,
      LongConsumer progressBytes,
      int chunk,
      int longest)
      throws IOException {
    return new NTriplesReader(in, name, sink, problems, chunk, longest).readAll(progressBytes);
  }

  private long readAll(LongConsumer progressBytes) throws IOException {
    LineBuffer.State state = buffer.next();
    while (state != LineBuffer.State.END) {
      if (state == LineBuffer.State.LINES) {
        readLines(buffer.bytes(), buffer.start(), buffer.end());
      } else {
        problems.problem(line.tooLong(buffer.bytes(), 0, buffer.limit(), longest));
        buffer.dropLine();
      }
      progressBytes.accept(buffer.total());
      state = buffer.next();
    }
    return triples;
  }

  private void readLines(byte[] bytes, int start, int end) throws IOException {
    int next = start;
    while (next < end) {
      boolean triple = false;
      try {
        triple = parser.parse(bytes, next, end);
        next = parser.next();
      } catch (RdfSyntaxException e) {
        problems.problem(e);
        next = line.next();
      }
      if (triple) {
        sink.triple(parser.subject(), parser.predicate(), parser.object());
        triples++;
      }
    }
  }
}
