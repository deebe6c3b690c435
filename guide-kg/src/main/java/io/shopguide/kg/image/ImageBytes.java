package io.shopguide.kg.image;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import io.shopguide.kg.image.ImageReader.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The bytes of a graph file, mapped or in memory, with its header checked. Immutable and
 * thread-safe.
 */
final class ImageBytes {
  private static final String REMEDY = "; restore the file or build the graph again";

  private final String name;
  private final FileChannel channel; // only while opening; null in memory
  private final ByteBuffer whole; // null if the file is too large for one mapping
  private final long length;

  private ImageBytes(String name, FileChannel channel, ByteBuffer whole, long length) {
    this.name = name;
    this.channel = channel;
    this.whole = whole;
    this.length = length;
  }

  static ImageBytes of(ByteBuffer bytes) {
    return new ImageBytes("graph in memory", null, bytes, bytes.capacity());
  }

  static ImageBytes map(Path file, FileChannel channel) throws IOException {
    long length = channel.size();
    ByteBuffer whole =
        length > 0 && length <= Integer.MAX_VALUE
            ? channel.map(FileChannel.MapMode.READ_ONLY, 0, length)
            : null;
    return new ImageBytes(file.toString(), channel, whole, length);
  }

  static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  String name() {
    return name;
  }

  long length() {
    return length;
  }

  boolean isOnHeap() {
    return whole != null && !whole.isDirect();
  }

  private ByteBuffer slice(long start, long size) throws IOException {
    ByteBuffer slice =
        whole != null
            ? whole.slice((int) start, (int) size)
            : channel.map(FileChannel.MapMode.READ_ONLY, start, size);
    return slice.order(ImageFormat.ORDER);
  }

  /** The bytes of a section, whose place is checked, and its checksum if wanted. */
  ByteBuffer section(Part part, boolean check) throws IOException {
    Section section = part.section();
    boolean fits =
        section.start() >= ImageFormat.HEADER_SIZE
            && section.start() % Long.BYTES == 0
            && section.length() >= 0
            && section.length() <= Integer.MAX_VALUE
            && section.length() <= length - section.start();
    if (!fits) {
      throw damaged(section.start(), part.name() + " is misplaced");
    }
    ByteBuffer bytes = slice(section.start(), section.length());
    if (check) {
      requireChecksum(bytes, part);
    }
    return bytes;
  }

  void requireChecksum(ByteBuffer bytes, Part part) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().clear());
    if ((int) crc.getValue() != part.section().crc()) {
      throw damaged(part.section().start(), "the checksum of " + part.name() + " does not match");
    }
  }

  /** Checks the header and returns it. */
  ByteBuffer header() throws IOException {
    if (length == 0) {
      throw new GraphFormatException(Reason.EMPTY, name + " is empty" + REMEDY);
    }
    ByteBuffer header = slice(0, Math.min(length, ImageFormat.HEADER_SIZE));
    requireMagic(header);
    if (header.capacity() >= ImageFormat.VERSION_OFFSET + Integer.BYTES) {
      requireVersion(header);
    }
    if (header.capacity() < ImageFormat.HEADER_SIZE) {
      throw truncated(ImageFormat.HEADER_SIZE, "at least ");
    }
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, ImageFormat.HEADER_CRC_OFFSET));
    if ((int) crc.getValue() != header.getInt(ImageFormat.HEADER_CRC_OFFSET)) {
      throw damaged(ImageFormat.HEADER_CRC_OFFSET, "the checksum of the header does not match");
    }
    long expected = header.getLong(ImageFormat.FILE_LENGTH_OFFSET);
    if (length < expected) {
      throw truncated(expected, "");
    }
    if (length > expected) {
      throw damaged(expected, (length - expected) + " bytes follow its end");
    }
    return header;
  }

  private void requireMagic(ByteBuffer header) {
    for (int i = 0; i < Math.min(header.capacity(), Long.BYTES); i++) {
      if (header.get(i) != (byte) (ImageFormat.MAGIC >>> (Byte.SIZE * i))) {
        throw new GraphFormatException(
            Reason.FOREIGN,
            name + " is not a product graph: byte " + i + " is wrong; check the file's name");
      }
    }
  }

  private void requireVersion(ByteBuffer header) {
    int version = header.getInt(ImageFormat.VERSION_OFFSET);
    if (version > ImageFormat.VERSION) {
      throw new GraphFormatException(
          Reason.NEWER_VERSION,
          "%s has format version %d, this library reads up to %d; update the library"
              .formatted(name, version, ImageFormat.VERSION));
    }
    if (version < ImageFormat.VERSION) {
      throw damaged(ImageFormat.VERSION_OFFSET, "the version is " + version);
    }
  }

  private GraphFormatException truncated(long expected, String atLeast) {
    return new GraphFormatException(
        Reason.TRUNCATED,
        "%s is truncated: %d of %s%d bytes; copy it again or build the graph again"
            .formatted(name, length, atLeast, expected));
  }

  GraphFormatException damaged(long at, String what) {
    return new GraphFormatException(
        Reason.DAMAGED, "%s is damaged at byte %d: %s%s".formatted(name, at, what, REMEDY));
  }
}
