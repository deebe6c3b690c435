package io.shopguide.kg.image;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.image.Adjacency.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes the parts of a graph file in their order: classes, relations, directory. The header comes
 * last, for the caller to put in its place. Not thread-safe; one per thread.
 */
final class ImageWriter {
  private final ImageOutput out;
  private final List<ClassEntry> classes = new ArrayList<>();
  private final List<RelationEntry> relations = new ArrayList<>();
  private long sectionStart;
  private long triples;

  /** A class in the directory. */
  record ClassEntry(ClassKey key, int stored, int count, Section section) {}

  /** A relation in the directory. */
  record RelationEntry(
      int predicate,
      int subjectClass,
      int objectClass,
      int edges,
      Layout forward,
      Layout inverse,
      Section section) {}

  /** The unit of a predicate's numbers in the directory. */
  record UnitEntry(int predicate, int subjectClass, String unit) {}

  ImageWriter(OutputStream target) throws IOException {
    this.out = new ImageOutput(target);
    out.writeBytes(new byte[ImageFormat.HEADER_SIZE], 0, ImageFormat.HEADER_SIZE);
  }

  private void beginSection() throws IOException {
    out.takeChecksum();
    sectionStart = out.position();
  }

  private Section endSection() throws IOException {
    out.align();
    int crc = out.takeChecksum();
    long length = out.position() - sectionStart;
    if (length > Integer.MAX_VALUE) {
      throw new IllegalStateException("A part of the graph file exceeds 2 GiB");
    }
    return new Section(sectionStart, length, crc);
  }

  void writeClass(ClassKey key, SortedTerms terms) throws IOException {
    beginSection();
    int stored;
    if (key.form().isNumber()) {
      stored = ImageFormat.STORED_NUMBERS;
      NumberDictionary.write(out, terms);
    } else if (key.form() == Form.TEXT) {
      stored = ImageFormat.STORED_TEXTS;
      writeTexts(terms);
    } else {
      int digits = DigitDictionary.commonLength(terms);
      stored = digits < 0 ? ImageFormat.STORED_KEYS : ImageFormat.STORED_DIGITS;
      if (digits < 0) {
        KeyDictionary.write(out, terms);
      } else {
        DigitDictionary.write(out, terms, digits);
      }
    }
    classes.add(new ClassEntry(key, stored, terms.size(), endSection()));
  }

  private void writeTexts(SortedTerms terms) throws IOException {
    TextDictionaryWriter writer = new TextDictionaryWriter();
    terms.forEach(writer::count);
    writer.begin(out);
    terms.forEach(writer::add);
    writer.finish();
  }

  /** Gets the edges of a relation in order. */
  interface Edges {
    boolean next() throws IOException;

    int subject();

    int object();

    int note();
  }

  /** Writes a relation, its edges first by subject and then, as they come in, by object. */
  void writeRelation(RelationStats stats, Edges bySubject, LongSorter byObject, int subjectBits)
      throws IOException {
    beginSection();
    int noteWidth = Packed.widthFor(stats.greatestNote());
    AdjacencyWriter forward =
        new AdjacencyWriter(
            out,
            classes.get(stats.subjectClass()).count(),
            stats.leastObject(),
            stats.greatestObject(),
            noteWidth);
    while (bySubject.next()) {
      forward.add(bySubject.subject(), bySubject.object(), bySubject.note());
      byObject.add(
          (long) bySubject.object() << subjectBits | bySubject.subject(), bySubject.note());
    }
    Layout forwardLayout = forward.finish();
    byObject.finish();
    AdjacencyWriter inverse =
        new AdjacencyWriter(
            out,
            classes.get(stats.objectClass()).count(),
            stats.leastSubject(),
            stats.greatestSubject(),
            noteWidth);
    long mask = (1L << subjectBits) - 1;
    while (byObject.next()) {
      inverse.add(
          (int) (byObject.key() >>> subjectBits), (int) (byObject.key() & mask), byObject.note());
    }
    Layout inverseLayout = inverse.finish();
    triples += forward.edges();
    relations.add(
        new RelationEntry(
            stats.predicate(),
            stats.subjectClass(),
            stats.objectClass(),
            forward.edges(),
            forwardLayout,
            inverseLayout,
            endSection()));
  }

  /**
   * Writes the directory and ends the file.
   *
   * @return the header, to be put at the start
   */
  ByteBuffer finish(List<String> predicates, List<Annotation> notes, List<UnitEntry> units)
      throws IOException {
    beginSection();
    writeClasses();
    out.writeInt(predicates.size());
    for (String predicate : predicates) {
      writeName(predicate);
    }
    writeNotes(notes);
    writeRelations();
    out.writeInt(units.size());
    for (UnitEntry entry : units) {
      out.writeInt(entry.predicate());
      out.writeInt(entry.subjectClass());
      writeName(entry.unit());
    }
    Section directory = endSection();
    out.flush();
    ByteBuffer header = ByteBuffer.allocate(ImageFormat.HEADER_SIZE).order(ImageFormat.ORDER);
    header.putLong(ImageFormat.MAGIC_OFFSET, ImageFormat.MAGIC);
    header.putInt(ImageFormat.VERSION_OFFSET, ImageFormat.VERSION);
    header.putLong(ImageFormat.FILE_LENGTH_OFFSET, out.position());
    header.putLong(ImageFormat.DIRECTORY_START_OFFSET, directory.start());
    header.putInt(ImageFormat.DIRECTORY_LENGTH_OFFSET, (int) directory.length());
    header.putInt(ImageFormat.DIRECTORY_CRC_OFFSET, directory.crc());
    header.putLong(ImageFormat.TRIPLES_OFFSET, triples);
    CRC32C crc = new CRC32C();
    crc.update(header.array(), 0, ImageFormat.HEADER_CRC_OFFSET);
    header.putInt(ImageFormat.HEADER_CRC_OFFSET, (int) crc.getValue());
    return header;
  }

  private void writeClasses() throws IOException {
    out.writeInt(classes.size());
    for (ClassEntry entry : classes) {
      out.writeByte(entry.key().kind().code());
      out.writeByte(entry.key().form().code());
      out.writeByte(entry.key().scale());
      out.writeByte(entry.stored());
      writeName(entry.key().name());
      out.writeInt(entry.count());
      writeSection(entry.section());
    }
  }

  private void writeNotes(List<Annotation> notes) throws IOException {
    Map<String, Integer> sources = new LinkedHashMap<>();
    for (Annotation note : notes) {
      sources.putIfAbsent(note.source(), sources.size());
    }
    out.writeInt(sources.size());
    for (String source : sources.keySet()) {
      writeName(source);
    }
    out.writeInt(notes.size());
    for (Annotation note : notes) {
      out.writeInt(Float.floatToIntBits(note.weight()));
      out.writeInt(Float.floatToIntBits(note.confidence()));
      out.writeInt(sources.get(note.source()));
    }
  }

  private void writeRelations() throws IOException {
    out.writeInt(relations.size());
    for (RelationEntry entry : relations) {
      out.writeInt(entry.predicate());
      out.writeInt(entry.subjectClass());
      out.writeInt(entry.objectClass());
      out.writeInt(entry.edges());
      writeLayout(entry.forward());
      writeLayout(entry.inverse());
      writeSection(entry.section());
    }
  }

  private void writeLayout(Layout layout) throws IOException {
    out.writeInt(layout.rows());
    out.writeInt(layout.least());
    out.writeByte(
        (layout.allRows() ? ImageFormat.FLAG_ALL_ROWS : 0)
            | (layout.single() ? ImageFormat.FLAG_SINGLE : 0));
    out.writeByte(layout.targetWidth());
    out.writeByte(layout.noteWidth());
    out.writeByte(0);
  }

  private void writeSection(Section section) throws IOException {
    out.writeLong(section.start());
    out.writeLong(section.length());
    out.writeInt(section.crc());
  }

  private void writeName(String name) throws IOException {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    if (utf8.length >= ImageFormat.MAX_NAME_BYTES) {
      throw new IllegalStateException(
          "A name of %d bytes is too long: %.80s...".formatted(utf8.length, name));
    }
    out.writeInt(utf8.length);
    out.writeBytes(utf8, 0, utf8.length);
  }
}
