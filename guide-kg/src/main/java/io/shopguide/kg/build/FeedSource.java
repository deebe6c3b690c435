package io.shopguide.kg.build;

import io.shopguide.kg.build.FeedProblem.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a feed.
 *
 * @param name what to call it in messages
 * @param opener opens the stream as it is stored
 * @param size stored bytes, asked when reading begins; -1 if unknown
 */
record FeedSource(String name, Supplier<InputStream> opener, LongSupplier size) {
  private static final byte[] UTF8_BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  static FeedSource file(Path file) {
    Path fileName = file.getFileName();
    return new FeedSource(
        fileName == null ? file.toString() : fileName.toString(),
        () -> openFile(file),
        () -> sizeOf(file));
  }

  static FeedSource stream(String name, Supplier<InputStream> opener) {
    return new FeedSource(name, Objects.requireNonNull(opener, "stream"), () -> -1L);
  }

  private static InputStream openFile(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }

  /** Opens the feed for reading. */
  Opened open() {
    try {
      return new Opened(Objects.requireNonNull(opener.get(), "The stream of feed " + name));
    } catch (UncheckedIOException e) {
      throw unreadable(0, e.getCause());
    } catch (IOException e) {
      throw unreadable(0, e);
    }
  }

  /** Says that the rest of the feed is out of reach. */
  FeedException unreadable(long line, IOException cause) {
    boolean missing = cause instanceof NoSuchFileException;
    String message = missing ? "there is no such file" : "cannot be read on: " + cause.getMessage();
    String remedy =
        missing
            ? "check the path " + cause.getMessage()
            : "check that the file is complete and copy it again";
    return new FeedException(
        new FeedProblem(name, line, "", Reason.UNREADABLE, message, remedy), cause);
  }

  /** An open feed: unpacked, without byte order mark. */
  final class Opened implements AutoCloseable {
    private final CountingStream stored;
    private final InputStream bytes;

    Opened(InputStream raw) throws IOException {
      stored = new CountingStream(raw);
      try {
        boolean packed = name.endsWith(".gz");
        bytes = skipMark(packed ? new GZIPInputStream(stored, 1 << 16) : stored);
      } catch (IOException | RuntimeException e) {
        raw.close();
        throw e;
      }
    }

    private InputStream skipMark(InputStream in) throws IOException {
      PushbackInputStream marked = new PushbackInputStream(in, UTF8_BOM.length);
      byte[] first = marked.readNBytes(UTF8_BOM.length);
      if (Arrays.equals(first, UTF8_BOM)) {
        return marked;
      }
      if (first.length >= 2 && (first[0] & 0xFF) + (first[1] & 0xFF) == 0xFE + 0xFF) {
        throw new FeedException(
            new FeedProblem(
                name, 1, "", Reason.BAD_ENCODING, "is UTF-16", "convert the file to UTF-8"),
            null);
      }
      marked.unread(first);
      return marked;
    }

    InputStream bytes() {
      return bytes;
    }

    long bytesDone() {
      return stored.count;
    }

    @Override
    public void close() {
      try {
        bytes.close();
      } catch (IOException e) {
        throw unreadable(0, e);
      }
    }
  }

  /** Counts what is read. */
  private static final class CountingStream extends FilterInputStream {
    private long count;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
