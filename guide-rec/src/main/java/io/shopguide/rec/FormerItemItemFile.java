package io.shopguide.rec;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads files of version 1: full numbers, all big-endian, no checksum. Stateless and thread-safe.
 */
final class FormerItemItemFile {
  private static final int HEADER_BYTES = 16;

  private FormerItemItemFile() {}

  /** Reads a file whose magic and version are right. */
  static FloatRows read(Path file, FileChannel channel) throws IOException {
    channel.position(ItemItemFormat.PRODUCTS_OFFSET);
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    if (channel.size() < HEADER_BYTES) {
      throw new IOException(file + " is damaged: its header is cut off");
    }
    int products = in.readInt();
    int entries = in.readInt();
    if (products < 0
        || entries < 0
        || channel.size() != HEADER_BYTES + 4L * (products + 1L) + 8L * entries) {
      throw new IOException(file + " is damaged: its length does not fit its header");
    }
    int[] offsets = readInts(in, products + 1);
    int[] neighbours = readInts(in, entries);
    float[] weights = new float[entries];
    for (int i = 0; i < entries; i++) {
      weights[i] = in.readFloat();
    }
    try {
      return new FloatRows(offsets, neighbours, weights);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  private static int[] readInts(DataInputStream in, int count) throws IOException {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.readInt();
    }
    return values;
  }
}
