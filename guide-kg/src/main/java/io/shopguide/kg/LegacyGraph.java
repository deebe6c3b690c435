package io.shopguide.kg;

import io.shopguide.kg.LegacyFormat.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a file of format version 1 and builds the same graph anew. Not thread-safe; one per thread.
 */
final class LegacyGraph {
  private final Path file;
  private final FileChannel channel;
  private final LegacyHeader header;
  private final GraphBuilder builder = new GraphBuilder();
  private final List<String> classNames = new ArrayList<>();
  private final List<Integer> firsts = new ArrayList<>();
  private String[] keys = {};

  private LegacyGraph(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.header = LegacyHeader.read(file, channel);
  }

  /** Whether a file starts like one of version 1. */
  static boolean isLegacy(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start =
          ByteBuffer.allocate(LegacyFormat.SECTION_COUNT_OFFSET).order(LegacyFormat.ORDER);
      while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {}
      return !start.hasRemaining()
          && start.getLong(LegacyFormat.MAGIC_OFFSET) == LegacyFormat.MAGIC
          && start.getInt(LegacyFormat.VERSION_OFFSET) == LegacyFormat.VERSION;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the graph " + file + ": " + e, e);
    }
  }

  static ProductGraph read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new LegacyGraph(file, channel).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the graph " + file + ": " + e, e);
    }
  }

  private ProductGraph readAll() throws IOException {
    for (Section section : Section.values()) {
      LegacyInput.verify(
          file,
          channel,
          section,
          header.start(section),
          header.length(section),
          header.crc(section));
    }
    readSection(Section.CLASSES, this::readClasses);
    readSection(Section.KEYS, in -> keys = readPool(in));
    for (int c = 0; c < classNames.size(); c++) {
      for (int id = firsts.get(c); id < firsts.get(c + 1); id++) {
        builder.addEntity(entity(c, id - firsts.get(c)));
      }
    }
    readSection(Section.RELATIONS, this::readRelations);
    readSection(Section.NUMBERS, this::readNumbers);
    readSection(Section.TEXTS, this::readTexts);
    return builder.build();
  }

  @FunctionalInterface
  private interface SectionReader {
    void read(LegacyInput in) throws IOException;
  }

  private void readSection(Section section, SectionReader reader) throws IOException {
    LegacyInput in =
        new LegacyInput(file, channel, section, header.start(section), header.length(section));
    try {
      reader.read(in);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw in.damaged(e.getMessage());
    }
    in.requireEnd();
  }

  private void readClasses(LegacyInput in) throws IOException {
    int count = in.readCount(8);
    int first = 0;
    for (int i = 0; i < count; i++) {
      classNames.add(in.readName());
      firsts.add(first);
      first = Math.addExact(first, in.readBelow(Integer.MAX_VALUE - first, "the size of a class"));
    }
    firsts.add(first);
  }

  private EntityRef entity(int classIndex, int local) {
    int id = firsts.get(classIndex) + local;
    if (local < 0 || id >= firsts.get(classIndex + 1)) {
      throw new IllegalArgumentException(
          "class %s has no entity %d".formatted(classNames.get(classIndex), local));
    }
    return new EntityRef(classNames.get(classIndex), keys[id]);
  }

  private int readClass(LegacyInput in) throws IOException {
    return in.readBelow(classNames.size(), "the index of a class");
  }

  private void readRelations(LegacyInput in) throws IOException {
    int count = in.readCount(25);
    for (int i = 0; i < count; i++) {
      String predicate = in.readName();
      int subjects = readClass(in);
      int objects = readClass(in);
      boolean weighted = in.readByte() == LegacyFormat.FLAG_WEIGHTS;
      int edges = in.readCount(4);
      int[] rows = readRows(in, subjects);
      int[] offsets = in.readInts(rows.length + 1);
      int[] targets = in.readInts(edges);
      float[] weights = weighted ? in.readFloats(edges) : null;
      for (int row = 0; row < rows.length; row++) {
        EntityRef subject = entity(subjects, rows[row]);
        for (int p = offsets[row]; p < offsets[row + 1]; p++) {
          float weight = weights == null ? 1f : weights[p];
          builder.add(
              new Statement.Relates(subject, predicate, entity(objects, targets[p]), weight));
        }
      }
    }
  }

  private void readNumbers(LegacyInput in) throws IOException {
    int count = in.readCount(17);
    for (int i = 0; i < count; i++) {
      int owners = readClass(in);
      String attribute = in.readName();
      String unit = in.readName();
      boolean flags = in.readByte() == LegacyFormat.FLAG_BOOLEAN;
      int[] rows = readRows(in, owners);
      double[] values = in.readDoubles(rows.length);
      for (int row = 0; row < rows.length; row++) {
        if (!Double.isNaN(values[row])) {
          EntityRef owner = entity(owners, rows[row]);
          builder.add(
              flags
                  ? new Statement.HasFlag(owner, attribute, values[row] != 0)
                  : new Statement.HasNumber(owner, attribute, values[row], unit));
        }
      }
    }
  }

  private void readTexts(LegacyInput in) throws IOException {
    int count = in.readCount(20);
    for (int i = 0; i < count; i++) {
      int owners = readClass(in);
      String attribute = in.readName();
      int[] rows = readRows(in, owners);
      String[] texts = readPool(in);
      for (int row = 0; row < rows.length; row++) {
        if (!texts[row].isEmpty()) {
          builder.add(new Statement.HasText(entity(owners, rows[row]), attribute, texts[row]));
        }
      }
    }
  }

  private int[] readRows(LegacyInput in, int owners) throws IOException {
    int count = in.readInt();
    if (count != LegacyFormat.DENSE) {
      return in.readInts(count);
    }
    int[] all = new int[firsts.get(owners + 1) - firsts.get(owners)];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private static String[] readPool(LegacyInput in) throws IOException {
    int count = in.readCount(4);
    int[] offsets = in.readInts(count + 1);
    byte[] bytes = in.readBytes(offsets[count]);
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = new String(bytes, offsets[i], offsets[i + 1] - offsets[i], StandardCharsets.UTF_8);
    }
    return texts;
  }
}
