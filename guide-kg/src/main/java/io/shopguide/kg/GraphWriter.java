package io.shopguide.kg;

import io.shopguide.kg.GraphFormat.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Writes a graph file. Not thread-safe; one per thread. */
final class GraphWriter {
  private final ProductGraph graph;
  private final FileChannel channel;
  private final SectionOutput out;
  private final Map<String, Integer> classIndex = new HashMap<>();

  private GraphWriter(ProductGraph graph, FileChannel channel) {
    this.graph = graph;
    this.channel = channel;
    this.out = new SectionOutput(channel);
    for (EntityClass owner : graph.classes()) {
      classIndex.put(owner.name(), classIndex.size());
    }
  }

  static void write(ProductGraph graph, Path file) {
    Path target = file.toAbsolutePath();
    try {
      Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
      try {
        try (FileChannel channel =
            FileChannel.open(
                temporary,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
          new GraphWriter(graph, channel).writeAll();
          channel.force(true);
        }
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      forceFolder(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the graph to " + file + ": " + e, e);
    }
  }

  /** Makes the rename itself durable, where the platform can open a folder. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Windows cannot open folders and has nothing to force.
    }
  }

  private void writeAll() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(GraphFormat.HEADER_SIZE).order(GraphFormat.ORDER);
    header.putLong(GraphFormat.MAGIC_OFFSET, GraphFormat.MAGIC);
    header.putInt(GraphFormat.VERSION_OFFSET, GraphFormat.VERSION);
    header.putInt(GraphFormat.SECTION_COUNT_OFFSET, Section.values().length);
    channel.position(GraphFormat.HEADER_SIZE);
    for (Section section : Section.values()) {
      long start = channel.position();
      out.begin();
      writeSection(section);
      int crc = out.end();
      int entry = section.entryOffset();
      header.putInt(entry + GraphFormat.ENTRY_ID_OFFSET, section.id());
      header.putInt(entry + GraphFormat.ENTRY_CRC_OFFSET, crc);
      header.putLong(entry + GraphFormat.ENTRY_START_OFFSET, start);
      header.putLong(entry + GraphFormat.ENTRY_LENGTH_OFFSET, channel.position() - start);
    }
    header.putLong(GraphFormat.FILE_LENGTH_OFFSET, channel.position());
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, GraphFormat.HEADER_CRC_OFFSET));
    header.putInt(GraphFormat.HEADER_CRC_OFFSET, (int) crc.getValue());
    for (long at = 0; header.hasRemaining(); ) {
      at += channel.write(header, at);
    }
  }

  private void writeSection(Section section) throws IOException {
    switch (section) {
      case CLASSES -> writeClasses();
      case KEYS -> writePool(graph.keys());
      case RELATIONS -> writeRelations();
      case NUMBERS -> writeNumbers();
      case TEXTS -> writeTexts();
    }
  }

  private void writeClasses() throws IOException {
    out.writeInt(graph.classes().size());
    for (EntityClass owner : graph.classes()) {
      out.writeName(owner.name());
      out.writeInt(owner.count());
    }
  }

  private void writeRelations() throws IOException {
    out.writeInt(graph.relations().size());
    for (Relation relation : graph.relations()) {
      out.writeName(relation.predicate());
      out.writeInt(classIndex.get(relation.subjectClass()));
      out.writeInt(classIndex.get(relation.objectClass()));
      out.writeByte(relation.isWeighted() ? GraphFormat.FLAG_WEIGHTS : 0);
      out.writeInt(relation.edgeCount());
      Adjacency edges = relation.forward();
      writeRows(edges.rows());
      for (int row = 0; row <= edges.rows().count(); row++) {
        out.writeInt(edges.offset(row));
      }
      for (int p = 0; p < edges.edges(); p++) {
        out.writeInt(edges.target(p));
      }
      for (int p = 0; relation.isWeighted() && p < edges.edges(); p++) {
        out.writeFloat(edges.weight(p));
      }
    }
  }

  private void writeNumbers() throws IOException {
    out.writeInt(graph.numberColumns().size());
    for (NumberColumn column : graph.numberColumns()) {
      out.writeInt(classIndex.get(column.className()));
      out.writeName(column.attribute());
      out.writeName(column.unit());
      out.writeByte(column.isBoolean() ? GraphFormat.FLAG_BOOLEAN : 0);
      writeRows(column.rows());
      for (int row = 0; row < column.rows().count(); row++) {
        out.writeDouble(column.valueAt(row));
      }
    }
  }

  private void writeTexts() throws IOException {
    out.writeInt(graph.textColumns().size());
    for (TextColumn column : graph.textColumns()) {
      out.writeInt(classIndex.get(column.className()));
      out.writeName(column.attribute());
      writeRows(column.rows());
      writePool(column.texts());
    }
  }

  private void writeRows(Rows rows) throws IOException {
    if (rows.isDense()) {
      out.writeInt(GraphFormat.DENSE);
      return;
    }
    out.writeInt(rows.count());
    for (int row = 0; row < rows.count(); row++) {
      out.writeInt(rows.local(row));
    }
  }

  private void writePool(Utf8Pool pool) throws IOException {
    out.writeInt(pool.size());
    for (int i = 0; i <= pool.size(); i++) {
      out.writeInt(pool.offset(i));
    }
    out.writeBytes(pool.bytes());
  }
}
