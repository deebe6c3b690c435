package io.shopguide.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes and maps lexicon files; see {@code docs/format-lexicon.md}. Stateless and thread-safe. */
final class LexiconFile {
  private static final long MAGIC = 0x0A4E_4F43_4958_4C53L; // "SLXICON" and a line feed
  private static final int VERSION = 1;
  private static final int FIXED = 24; // magic, version, number of sections, length of the file
  private static final int ENTRY = 32; // offset, length, count, width, checksum
  private static final int ALIGNMENT = 64;

  private LexiconFile() {}

  /** Writes a file beside the target, forces it to the disk and renames it. */
  static void write(Path file, List<Section> sections) {
    Path target = file.toAbsolutePath();
    try {
      Path temporary = Files.createTempFile(target.getParent(), "lexicon", ".tmp");
      try {
        writeTo(temporary, sections);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the lexicon " + file + ": " + e, e);
    }
  }

  private static void writeTo(Path file, List<Section> sections) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(headerLength(sections.size()));
    LittleEndian.putLong(header, 0, MAGIC);
    LittleEndian.putInt(header, 8, VERSION);
    LittleEndian.putInt(header, 12, sections.size());
    long offset = aligned(header.capacity());
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      int at = FIXED + i * ENTRY;
      LittleEndian.putLong(header, at, offset);
      LittleEndian.putInt(header, at + 8, section.bytes().limit());
      LittleEndian.putInt(header, at + 12, section.width());
      LittleEndian.putLong(header, at + 16, section.count());
      LittleEndian.putInt(header, at + 24, checksum(section.bytes()));
      offset = aligned(offset + section.bytes().limit());
    }
    LittleEndian.putLong(header, 16, offset);
    int end = header.capacity() - Integer.BYTES;
    LittleEndian.putInt(header, end, checksum(header.slice(0, end)));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      writeFully(channel, header, 0);
      for (int i = 0; i < sections.size(); i++) {
        long at = LittleEndian.getLong(header, FIXED + i * ENTRY);
        writeFully(channel, sections.get(i).bytes().duplicate().rewind(), at);
      }
      if (channel.size() < offset) {
        writeFully(channel, ByteBuffer.allocate(1), offset - 1); // so that it ends aligned
      }
      channel.force(true);
    }
  }

  private static int headerLength(int sections) {
    return FIXED + sections * ENTRY + Integer.BYTES;
  }

  private static long aligned(long offset) {
    return (offset + ALIGNMENT - 1) & -ALIGNMENT;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes, long at)
      throws IOException {
    long place = at;
    while (bytes.hasRemaining()) {
      place += channel.write(bytes, place);
    }
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.duplicate().rewind());
    return (int) checksum.getValue();
  }

  /**
   * Maps a file and compares all its checksums.
   *
   * @throws LexiconFormatException if it is not a whole lexicon
   * @throws UncheckedIOException if it cannot be read
   */
  static List<Section> map(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer header = header(file, channel, size);
      ByteBuffer whole = size <= Integer.MAX_VALUE ? channel.map(MapMode.READ_ONLY, 0, size) : null;
      List<Section> sections = new ArrayList<>();
      for (int i = 0; i < Layer.SECTIONS; i++) {
        int at = FIXED + i * ENTRY;
        long offset = LittleEndian.getLong(header, at);
        int length = LittleEndian.getInt(header, at + 8);
        if (offset < header.capacity() || length < 0 || offset > size - length) {
          throw damaged(file, "section " + i + " lies outside the file of " + size + " bytes");
        }
        ByteBuffer bytes =
            whole == null
                ? channel.map(MapMode.READ_ONLY, offset, length)
                : whole.slice((int) offset, length);
        if (checksum(bytes) != LittleEndian.getInt(header, at + 24)) {
          throw damaged(file, "section " + i + " at byte " + offset + " has another checksum");
        }
        int width = LittleEndian.getInt(header, at + 12);
        sections.add(new Section(bytes, LittleEndian.getLong(header, at + 16), width));
      }
      return sections;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the lexicon " + file + ": " + e, e);
    }
  }

  private static ByteBuffer header(Path file, FileChannel channel, long size) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(headerLength(Layer.SECTIONS));
    int read = 0;
    while (header.hasRemaining() && read >= 0) {
      read = channel.read(header, header.position());
    }
    if (header.position() < FIXED || LittleEndian.getLong(header, 0) != MAGIC) {
      throw new LexiconFormatException(
          "%s, byte 0: this is no lexicon file; build and save the lexicon again".formatted(file));
    }
    if (LittleEndian.getInt(header, 8) > VERSION) {
      throw new LexiconFormatException(
          "%s, byte 8: version %d is newer than %d; update the library"
              .formatted(file, LittleEndian.getInt(header, 8), VERSION));
    }
    int end = header.capacity() - Integer.BYTES;
    boolean complete = !header.hasRemaining() && LittleEndian.getInt(header, 12) == Layer.SECTIONS;
    if (!complete || LittleEndian.getInt(header, end) != checksum(header.slice(0, end))) {
      throw damaged(file, "the header is not whole");
    }
    if (LittleEndian.getLong(header, 16) != size) {
      throw damaged(
          file, "it has %d of %d bytes".formatted(size, LittleEndian.getLong(header, 16)));
    }
    return header;
  }

  static LexiconFormatException damaged(Path file, String what) {
    return new LexiconFormatException(
        "%s is damaged: %s; build and save the lexicon again".formatted(file, what));
  }
}
