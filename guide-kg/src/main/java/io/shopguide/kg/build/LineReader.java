package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits bytes into lines and decodes each by itself, so that one damaged line does not hide the
 * next. Keeps at most the limit of a longer line. Not thread-safe; one per thread.
 */
final class LineReader {
  private final InputStream in;
  private final int limit;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] chunk = new byte[1 << 16];
  private int chunkStart;
  private int chunkEnd;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean tooLong;

  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** Goes to the next line; {@code false} at the end. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (chunkStart < chunkEnd || fill()) {
      any = true;
      int end = chunkStart;
      while (end < chunkEnd && chunk[end] != '\n') {
        end++;
      }
      keep(chunkStart, end);
      boolean ended = end < chunkEnd;
      chunkStart = ended ? end + 1 : end;
      if (ended) {
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    chunkStart = 0;
    chunkEnd = Math.max(0, in.read(chunk));
    return chunkEnd > 0;
  }

  private void keep(int from, int to) {
    int count = to - from;
    if (tooLong || count > limit - length) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.min(limit, Math.max(length + count, line.length * 2)));
    }
    System.arraycopy(chunk, from, line, length, count);
    length += count;
  }

  /**
   * The current line.
   *
   * @throws RowException if it is too long or not UTF-8
   */
  String text() {
    if (tooLong) {
      throw new RowException(
          Reason.TOO_LONG,
          "",
          "the line is longer than " + limit + " bytes",
          "shorten the record, or raise maxLineLength");
    }
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    try {
      return decoder.decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new RowException(
          Reason.BAD_ENCODING,
          "",
          "byte " + (bytes.position() + 1) + " of the line is not UTF-8",
          "export the file as UTF-8");
    }
  }
}
