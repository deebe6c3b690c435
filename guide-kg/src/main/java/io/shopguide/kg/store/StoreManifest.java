package io.shopguide.kg.store;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphFormatException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What the file CURRENT says, see docs/format-store.md. Immutable and thread-safe.
 *
 * @param store identifies the store
 * @param graph number of the graph file, from 1
 * @param checksum tells that file from others
 * @param segment the first segment of the journal that is needed
 * @param firstSequence number of the first change in it
 */
record StoreManifest(UUID store, int graph, int checksum, int segment, long firstSequence) {
  static final int VERSION = 1;

  private static final String FIRST_LINE = "shopguide-store ";
  private static final Pattern LINES =
      Pattern.compile(
          """
          shopguide-store ([0-9]{1,9})
          store ([0-9a-f-]{36})
          graph ([0-9]{1,9}) ([0-9a-f]{8})
          segment ([0-9]{1,9})
          sequence ([0-9]{1,18})
          crc32c ([0-9a-f]{8})
          """);
  private static final Pattern FIRST =
      Pattern.compile("shopguide-store ([0-9]{1,9})\n.*", Pattern.DOTALL);

  SegmentHeader segmentHeader() {
    return new SegmentHeader(store, segment, firstSequence);
  }

  byte[] encode() {
    String lines =
        "%s%d\nstore %s\ngraph %d %08x\nsegment %d\nsequence %d\n"
            .formatted(FIRST_LINE, VERSION, store, graph, checksum, segment, firstSequence);
    return (lines + "crc32c " + checksum(lines) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String checksum(String lines) {
    CRC32C crc = new CRC32C();
    crc.update(lines.getBytes(StandardCharsets.US_ASCII));
    return "%08x".formatted(crc.getValue());
  }

  static StoreManifest decode(Path file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      throw new GraphFormatException(Reason.EMPTY, file + " is empty; restore a backup");
    }
    Matcher first = FIRST.matcher(text);
    if (!first.matches()) {
      throw new GraphFormatException(
          Reason.FOREIGN, file + " does not belong to a graph store; check the folder's name");
    }
    if (Integer.parseInt(first.group(1)) > VERSION) {
      throw new GraphFormatException(
          Reason.NEWER_VERSION,
          "%s has format version %s, this library reads up to %d; update the library"
              .formatted(file, first.group(1), VERSION));
    }
    Matcher lines = LINES.matcher(text);
    if (!lines.matches()
        || !checksum(text.substring(0, text.indexOf("crc32c "))).equals(lines.group(7))) {
      throw new GraphFormatException(
          Reason.DAMAGED, file + " is damaged: its checksum does not match; restore a backup");
    }
    return new StoreManifest(
        UUID.fromString(lines.group(2)),
        Integer.parseInt(lines.group(3)),
        Integer.parseUnsignedInt(lines.group(4), 16),
        Integer.parseInt(lines.group(5)),
        Long.parseLong(lines.group(6)));
  }
}
