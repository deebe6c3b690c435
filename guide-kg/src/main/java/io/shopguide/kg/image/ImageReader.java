package io.shopguide.kg.image;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.image.Adjacency.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a graph file, as its directory tells. Immutable and thread-safe, once read. */
final class ImageReader {
  private final ImageBytes file;
  private final boolean check;
  private ByteBuffer header;
  private final List<TermClass> classes = new ArrayList<>();
  private final List<String> predicates = new ArrayList<>();
  private final List<Annotation> notes = new ArrayList<>();
  private final List<ImageRelation> relations = new ArrayList<>();
  private final Map<Long, String> units = new TreeMap<>(); // predicate and class
  private final List<Part> parts = new ArrayList<>();

  /** A section, to be verified later. */
  abstract static class Part {
    private final Section section;
    private ByteBuffer bytes;

    Part(Section section) {
      this.section = section;
    }

    Section section() {
      return section;
    }

    abstract String name();

    abstract void validate();
  }

  /** The terms of a class. */
  private static final class ClassPart extends Part {
    private final ClassKey key;
    private Dictionary dictionary;

    ClassPart(Section section, ClassKey key) {
      super(section);
      this.key = key;
    }

    @Override
    String name() {
      return (key.isEntity() ? "entities " : "literals ") + key.name();
    }

    @Override
    void validate() {
      dictionary.validate();
    }
  }

  /** The edges of a relation. */
  private final class RelationPart extends Part {
    private final String predicate;
    private final TermClass subjects;
    private final TermClass objects;
    private ImageRelation relation;

    RelationPart(Section section, String predicate, TermClass subjects, TermClass objects) {
      super(section);
      this.predicate = predicate;
      this.subjects = subjects;
      this.objects = objects;
    }

    @Override
    String name() {
      return "relation %s from %s to %s"
          .formatted(predicate, subjects.key().name(), objects.key().name());
    }

    @Override
    void validate() {
      relation.forward().validate(objects.count(), notes.size());
      relation.inverse().validate(subjects.count(), notes.size());
      requireInverse(relation.forward(), relation.inverse());
    }
  }

  /** The directory, which is validated while it is read. */
  private static final class DirectoryPart extends Part {
    DirectoryPart(Section section) {
      super(section);
    }

    @Override
    String name() {
      return "the directory";
    }

    @Override
    void validate() {}
  }

  private ImageReader(ImageBytes file, boolean check) {
    this.file = file;
    this.check = check;
  }

  static ImageReader read(ImageBytes file, boolean check) throws IOException {
    ImageReader reader = new ImageReader(file, check);
    reader.header = file.header();
    reader.readDirectory(reader.header);
    return reader;
  }

  List<TermClass> classes() {
    return Collections.unmodifiableList(classes);
  }

  List<String> predicates() {
    return Collections.unmodifiableList(predicates);
  }

  List<Annotation> notes() {
    return Collections.unmodifiableList(notes);
  }

  List<ImageRelation> relations() {
    return Collections.unmodifiableList(relations);
  }

  Map<Long, String> units() {
    return Collections.unmodifiableMap(units);
  }

  /** Copies the file. */
  void writeTo(WritableByteChannel out) throws IOException {
    write(out, header.duplicate().clear());
    for (Part part : parts) {
      write(out, part.bytes.duplicate().clear());
    }
  }

  private static void write(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  int checksum() {
    return header.getInt(ImageFormat.HEADER_CRC_OFFSET);
  }

  long length() {
    return file.length();
  }

  boolean isOnHeap() {
    return file.isOnHeap();
  }

  private void readDirectory(ByteBuffer header) throws IOException {
    Section place =
        new Section(
            header.getLong(ImageFormat.DIRECTORY_START_OFFSET),
            header.getInt(ImageFormat.DIRECTORY_LENGTH_OFFSET),
            header.getInt(ImageFormat.DIRECTORY_CRC_OFFSET));
    Part directory = new DirectoryPart(place);
    ByteBuffer bytes = file.section(directory, true);
    directory.bytes = bytes;
    DirectoryInput in =
        new DirectoryInput(file, place.start(), bytes.duplicate().order(bytes.order()));
    readClasses(in);
    int predicateCount = in.readCount(Integer.BYTES);
    for (int i = 0; i < predicateCount; i++) {
      predicates.add(in.readName());
      if (i > 0 && compareUtf8(predicates.get(i - 1), predicates.get(i)) >= 0) {
        throw in.damaged("predicate " + predicates.get(i) + " is out of order");
      }
    }
    readNotes(in);
    readRelations(in);
    readUnits(in);
    in.requirePadding();
    parts.add(directory);
    requireNoGaps();
  }

  /** The parts lie in their order and fill the file, so that no byte is without a checksum. */
  private void requireNoGaps() {
    long end = ImageFormat.HEADER_SIZE;
    for (Part part : parts) {
      if (part.section().start() != end) {
        throw file.damaged(part.section().start(), part.name() + " is misplaced");
      }
      end = part.section().start() + part.section().length();
    }
    if (end != file.length()) {
      throw file.damaged(end, "the directory is not at its end");
    }
  }

  private static int compareUtf8(String left, String right) {
    return Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private void readClasses(DirectoryInput in) throws IOException {
    int count = in.readCount(32);
    long first = 0;
    for (int i = 0; i < count; i++) {
      ClassKey.Kind kind = in.readConstant(ClassKey.Kind.values());
      Form form = in.readConstant(Form.values());
      int scale = in.readByte();
      int stored = in.readByte();
      ClassKey key = new ClassKey(kind, in.readName(), form, scale);
      int size = in.readInt();
      Section section = in.readSection();
      if (size < 1 || first + size > Integer.MAX_VALUE || scale > LiteralCoder.MAX_SCALE) {
        throw in.damaged("class " + key + " has " + size + " terms");
      }
      if (i > 0 && classes.get(i - 1).key().compareTo(key) >= 0) {
        throw in.damaged("class " + key + " is out of order");
      }
      if (key.isEntity() != (form == Form.KEY)
          || form.isNumber() != (stored == ImageFormat.STORED_NUMBERS)) {
        throw in.damaged("class " + key + " is stored as " + stored);
      }
      ClassPart part = new ClassPart(section, key);
      ByteBuffer bytes = file.section(part, check);
      try {
        part.dictionary = dictionary(key, stored, size, bytes);
        add(part, bytes);
        classes.add(new TermClass(key, i, (int) first, size, part.dictionary));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw file.damaged(section.start(), part.name() + ": " + e.getMessage());
      }
      first += size;
    }
  }

  private static Dictionary dictionary(ClassKey key, int stored, int size, ByteBuffer bytes) {
    Dictionary dictionary =
        switch (stored) {
          case ImageFormat.STORED_KEYS -> new KeyDictionary(bytes, size);
          case ImageFormat.STORED_DIGITS -> new DigitDictionary(bytes, size);
          case ImageFormat.STORED_TEXTS -> TextDictionary.open(bytes);
          case ImageFormat.STORED_NUMBERS -> new NumberDictionary(bytes, key, size);
          default -> throw new IllegalArgumentException("stored as " + stored);
        };
    if (dictionary.size() != size) {
      throw new IllegalArgumentException(dictionary.size() + " terms instead of " + size);
    }
    return dictionary;
  }

  private void readNotes(DirectoryInput in) {
    List<String> sources = new ArrayList<>();
    int sourceCount = in.readCount(Integer.BYTES);
    for (int i = 0; i < sourceCount; i++) {
      sources.add(in.readName());
    }
    int count = in.readCount(3 * Integer.BYTES);
    for (int i = 0; i < count; i++) {
      float weight = Float.intBitsToFloat(in.readInt());
      float confidence = Float.intBitsToFloat(in.readInt());
      String source = sources.get(in.readBelow(sources.size(), "the index of a source"));
      try {
        notes.add(new Annotation(weight, source, confidence));
      } catch (IllegalArgumentException e) {
        throw in.damaged(e.getMessage());
      }
    }
    if (notes.isEmpty() || !isNone(notes.get(0))) {
      throw in.damaged("the first annotation is not empty");
    }
  }

  private static boolean isNone(Annotation note) {
    return note.weight() == 1f && note.confidence() == 1f && note.source().isEmpty();
  }

  private void readRelations(DirectoryInput in) throws IOException {
    int count = in.readCount(60);
    long last = -1;
    for (int i = 0; i < count; i++) {
      int predicate = in.readBelow(predicates.size(), "the index of a predicate");
      TermClass subjects = classes.get(in.readBelow(classes.size(), "the index of a class"));
      TermClass objects = classes.get(in.readBelow(classes.size(), "the index of a class"));
      int edges = in.readInt();
      Layout forward = readLayout(in);
      Layout inverse = readLayout(in);
      Section section = in.readSection();
      long order = ((long) predicate * classes.size() + subjects.index()) * classes.size();
      order += objects.index();
      if (order <= last || edges < 1 || !subjects.key().isEntity()) {
        throw in.damaged("relation " + i + " is out of order");
      }
      last = order;
      RelationPart part = new RelationPart(section, predicates.get(predicate), subjects, objects);
      ByteBuffer bytes = file.section(part, check);
      try {
        Adjacency bySubject = new Adjacency(bytes, 0, subjects.count(), edges, forward);
        long half = forward.bytes(subjects.count(), edges);
        if (half > bytes.capacity()) {
          throw new IllegalArgumentException("its second half starts at byte " + half);
        }
        Adjacency byObject = new Adjacency(bytes, (int) half, objects.count(), edges, inverse);
        part.relation = new ImageRelation(predicate, subjects, objects, bySubject, byObject);
        add(part, bytes);
        relations.add(part.relation);
      } catch (IllegalArgumentException e) {
        throw file.damaged(section.start(), part.name() + ": " + e.getMessage());
      }
    }
  }

  private void add(Part part, ByteBuffer bytes) {
    part.bytes = bytes;
    parts.add(part);
  }

  private static void requireInverse(Adjacency forward, Adjacency inverse) {
    for (int row = 0; row < forward.rows(); row++) {
      int subject = forward.entity(row);
      long range = forward.rangeOfRow(row);
      for (int p = Adjacency.startOf(range); p < Adjacency.endOf(range); p++) {
        int back = inverse.position(forward.target(p), subject);
        if (back < 0 || inverse.note(back) != forward.note(p)) {
          throw new IllegalArgumentException("Edge " + p + " has no counterpart");
        }
      }
    }
  }

  private void readUnits(DirectoryInput in) {
    int count = in.readCount(3 * Integer.BYTES);
    for (int i = 0; i < count; i++) {
      int predicate = in.readBelow(predicates.size(), "the index of a predicate");
      int c = in.readBelow(classes.size(), "the index of a class");
      units.put(RelationIndex.key(predicate, c), in.readName());
    }
  }

  private static Layout readLayout(DirectoryInput in) {
    int rows = in.readInt();
    int least = in.readInt();
    int flags = in.readByte();
    int targetWidth = in.readByte();
    int noteWidth = in.readByte();
    if (in.readByte() != 0
        || flags > (ImageFormat.FLAG_ALL_ROWS | ImageFormat.FLAG_SINGLE)
        || least < 0
        || targetWidth > Integer.SIZE
        || noteWidth > Integer.SIZE) {
      throw in.damaged("a layout has flags " + flags);
    }
    return new Layout(
        rows,
        (flags & ImageFormat.FLAG_ALL_ROWS) != 0,
        (flags & ImageFormat.FLAG_SINGLE) != 0,
        least,
        targetWidth,
        noteWidth);
  }

  /** Compares all checksums and checks the structure of all parts. */
  void verify() {
    for (Part part : parts) {
      file.requireChecksum(part.bytes, part);
      try {
        part.validate();
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw file.damaged(part.section().start(), part.name() + ": " + e.getMessage());
      }
    }
  }

  Map<String, Long> sizes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    sizes.put("header", (long) ImageFormat.HEADER_SIZE);
    parts.forEach(part -> sizes.merge(part.name(), part.section().length(), Long::sum));
    return sizes;
  }
}
