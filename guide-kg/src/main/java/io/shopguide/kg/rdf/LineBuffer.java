package io.shopguide.kg.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Hands out a stream's bytes as runs of complete lines, each with its end, so that who scans a line
 * need not look for the end of the buffer. A last line without an end is given one; a byte order
 * mark is left out. Holds the longest line and one chunk. Not thread-safe; one per thread.
 */
final class LineBuffer {
  /** What there is next. */
  enum State {
    /** Lines from {@link #start} to {@link #end}. */
    LINES,
    /** A line longer than allowed, of which a part is at {@link #start}. */
    TOO_LONG,
    /** Nothing. */
    END
  }

  private final InputStream in;
  private final int chunk;
  private final int longest;
  private byte[] bytes;
  private int start;
  private int end;
  private int limit;
  private long total;
  private boolean exhausted;

  /**
   * Makes a buffer.
   *
   * @param chunk how many bytes are read at once, at least 3
   * @param longest bytes of the longest line, without its end; no less than a chunk
   */
  LineBuffer(InputStream in, int chunk, int longest) {
    this.in = in;
    this.chunk = chunk;
    this.longest = longest;
    bytes = new byte[2 * chunk];
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** Index after the end of the last complete line. */
  int end() {
    return end;
  }

  /** Index after the last byte read. */
  int limit() {
    return limit;
  }

  /** How many bytes were read from the stream. */
  long total() {
    return total;
  }

  /** Goes to what comes after {@link #end}. */
  State next() throws IOException {
    boolean first = total == 0;
    System.arraycopy(bytes, end, bytes, 0, limit - end);
    limit -= end;
    end = endOfLines(0);
    while (end == 0) {
      int searched = Math.max(0, limit - 1);
      if (searched > longest) {
        return State.TOO_LONG;
      }
      if (!exhausted) {
        read();
      } else if (limit > 0) {
        bytes[limit++] = '\n';
      } else {
        return State.END;
      }
      end = endOfLines(searched);
    }
    start = first && startsWithMark() ? 3 : 0;
    return end > longest && lineEnd(0) > longest ? State.TOO_LONG : State.LINES;
  }

  /** Goes on to the end of the line that is too long, which then makes an empty line. */
  void dropLine() throws IOException {
    end = lineEnd(0);
    while (end == limit && !exhausted) {
      limit = 0;
      read();
      end = lineEnd(0);
    }
  }

  private void read() throws IOException {
    int needed = limit + chunk + 1;
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(2 * limit, longest + chunk + 1)));
    }
    int read = in.readNBytes(bytes, limit, chunk);
    limit += read;
    total += read;
    exhausted = read < chunk;
  }

  private boolean startsWithMark() {
    return limit >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** Index of the first end of a line. */
  private int lineEnd(int from) {
    int at = from;
    while (at < limit && !Grammar.isLineEnd(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Index after the last end of a line at or after an index, 0 if there is none. */
  private int endOfLines(int from) {
    // A CR at the end of what is known may be half of a CRLF.
    int last = exhausted || limit == 0 || bytes[limit - 1] != '\r' ? limit : limit - 1;
    for (int at = last; at > from; at--) {
      if (Grammar.isLineEnd(bytes[at - 1])) {
        return at;
      }
    }
    return 0;
  }
}
