package io.shopguide.rec.train;

import com.carrotsearch.hppc.IntArrayList;
import io.shopguide.rec.internal.SealedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Writes and maps the histories of a training; see {@code docs/format-training.md}. No shopper can
 * be recognized in the file: they are numbered in the order of their hashes, which are not kept.
 * Not thread-safe; one per file.
 */
final class HistoryFile implements Closeable {
  private static final long MAGIC = 0x0A54_5349_4847_5353L; // "SSGHIST" and a line feed
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 64;
  private static final int HEADER_CRC_OFFSET = 60;
  private static final long MAX_EVENTS = Integer.MAX_VALUE / Integer.BYTES;

  private final SealedFile file;
  private final IntArrayList starts = new IntArrayList();
  private long size;

  HistoryFile(Path file) throws IOException {
    this.file = new SealedFile(file, HEADER_BYTES);
  }

  /** Writes the history of the next shopper. */
  void add(int[] history) throws IOException {
    if (size + history.length > MAX_EVENTS) {
      throw new IOException(
          "More than " + MAX_EVENTS + " products of shoppers; keep shorter histories");
    }
    starts.add((int) size);
    for (int event : history) {
      file.put(event);
    }
    size += history.length;
  }

  /** Completes the file and puts it in its place. */
  void finish(int products, int maxHistory, long events) throws IOException {
    for (int i = 0; i < starts.size(); i++) {
      file.put(starts.get(i));
    }
    file.put((int) size);
    int checksum = file.endBody();
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(VERSION).putInt(products).putInt(maxHistory);
    header.putInt(starts.size()).putInt((int) size).putInt(checksum).putLong(events);
    header.putInt(HEADER_CRC_OFFSET, SealedFile.checksum(header.slice(0, HEADER_CRC_OFFSET)));
    file.finish(header.clear());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * What a file holds.
   *
   * @param histories the histories
   * @param products number of products
   * @param maxHistory greatest length of a history
   * @param events number of events that were read
   * @param checksum of all histories
   */
  record Content(Histories histories, int products, int maxHistory, long events, int checksum) {}

  /** Maps a file and reads all of it once to compare its checksum. */
  static Content map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEADER_BYTES) {
        throw damaged(file, "it has " + channel.size() + " bytes");
      }
      ByteBuffer header =
          channel.map(MapMode.READ_ONLY, 0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (header.getLong() != MAGIC) {
        throw damaged(file, "it does not begin as one");
      }
      int version = header.getInt();
      if (version != VERSION) {
        throw damaged(file, "it has version " + version + ", not " + VERSION);
      }
      if (SealedFile.checksum(header.slice(0, HEADER_CRC_OFFSET))
          != header.getInt(HEADER_CRC_OFFSET)) {
        throw damaged(file, "the checksum of its header does not match");
      }
      int products = header.getInt();
      int maxHistory = header.getInt();
      int shoppers = header.getInt();
      int size = header.getInt();
      int expected = header.getInt();
      long eventBytes = (long) Integer.BYTES * size;
      long startBytes = Integer.BYTES * (shoppers + 1L);
      if (channel.size() != HEADER_BYTES + eventBytes + startBytes) {
        throw damaged(file, "its length does not fit its header");
      }
      ByteBuffer events = map(channel, HEADER_BYTES, eventBytes);
      ByteBuffer starts = map(channel, HEADER_BYTES + eventBytes, startBytes);
      CRC32C crc = new CRC32C();
      crc.update(events.duplicate());
      crc.update(starts.duplicate());
      if ((int) crc.getValue() != expected) {
        throw damaged(file, "its checksum does not match");
      }
      Histories histories = new Histories(starts.asIntBuffer(), events.asIntBuffer());
      return new Content(histories, products, maxHistory, header.getLong(), expected);
    }
  }

  private static ByteBuffer map(FileChannel channel, long start, long length) throws IOException {
    return channel.map(MapMode.READ_ONLY, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static IOException damaged(Path file, String what) {
    return new IOException(
        file + " is no whole file of histories: " + what + "; delete the folder and begin again");
  }
}
