package io.shopguide.kg.image;

import com.carrotsearch.hppc.LongIntHashMap;
import io.shopguide.kg.Annotation;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a graph file of triples in any order. Triples and terms are kept in memory up to a budget,
 * and then go to files; terms are merged and triples sorted from these. Not thread-safe; one per
 * thread.
 */
public final class ImageBuilder implements Closeable {
  /** Less memory than this would make too many files. */
  public static final long LEAST_MEMORY = 16L << 20;

  private static final Comparator<String> BY_UTF8 =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  private final Path folder; // the builder's own; null to keep everything in memory
  private final long memory;
  private final ImageProgress progress;
  private final ClassRegistry registry = new ClassRegistry();
  private final BytesTable predicates = new BytesTable();
  private final Map<Annotation, Integer> noteIndex = new HashMap<>();
  private final List<Annotation> notes = new ArrayList<>();
  private final List<TermChunk> chunks = new ArrayList<>();
  private final Map<UnitKey, String> units = new HashMap<>();
  private TermChunk chunk = new TermChunk();
  private TermMerger merger;
  private int[] classIndex = new int[0];
  private final List<RelationStats> relations = new ArrayList<>();

  /** Hears how far a build is; an exception from it ends the build. */
  @FunctionalInterface
  public interface ImageProgress {
    /** Does not listen. */
    ImageProgress NONE = (step, done, total) -> {};

    /**
     * Called from time to time.
     *
     * @param step what is being done
     * @param done units done
     * @param total units in all
     */
    void onProgress(String step, long done, long total);
  }

  /** Makes a builder that keeps everything in memory. */
  public ImageBuilder() {
    this(null, Long.MAX_VALUE, ImageProgress.NONE);
  }

  /**
   * Makes a builder with a folder for its files, which goes when it is closed.
   *
   * @param parent an existing folder, to make the builder's own in
   * @param prefix begins the name of that, which goes on with digits
   * @param memory bytes of heap to use, at least {@link #LEAST_MEMORY}
   * @param progress hears how far the build is
   * @throws IOException if the folder cannot be made
   */
  public ImageBuilder(Path parent, String prefix, long memory, ImageProgress progress)
      throws IOException {
    this(makeFolder(parent, prefix, memory), memory, progress);
  }

  private static Path makeFolder(Path parent, String prefix, long memory) throws IOException {
    if (memory < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "A build needs at least %d bytes of memory, not %d".formatted(LEAST_MEMORY, memory));
    }
    return Files.createTempDirectory(parent, prefix);
  }

  private ImageBuilder(Path folder, long memory, ImageProgress progress) {
    this.folder = folder;
    this.memory = memory;
    this.progress = progress;
    notes.add(Annotation.NONE);
    noteIndex.put(Annotation.NONE, 0);
  }

  /**
   * Adds a triple. The same one again replaces its annotation.
   *
   * @param subject an IRI or a blank node
   * @param predicate an IRI
   * @param object any node
   * @param annotation what else is known
   * @throws IOException if a file cannot be written
   */
  public void add(NodeBytes subject, NodeBytes predicate, NodeBytes object, Annotation annotation)
      throws IOException {
    int length = subject.end() - subject.start() + object.end() - object.start();
    if (chunk.isFull(length) || chunk.ramBytesUsed() > memory / 2) {
      spill();
    }
    registry.look(subject);
    int s = lookedAt();
    registry.look(object);
    int o = lookedAt();
    int p = predicates.add(0, predicate.bytes(), predicate.start(), predicate.end());
    int note = annotation.equals(Annotation.NONE) ? 0 : note(annotation);
    chunk.add(s, p, o, note);
  }

  /**
   * Adds a term, even if no triple has it.
   *
   * @param term the term
   */
  public void addTerm(NodeBytes term) {
    registry.look(term);
    lookedAt();
  }

  /**
   * Tells the unit of the numbers of a predicate.
   *
   * @param predicate the predicate's IRI
   * @param subjects the class of the subjects
   * @param unit the unit, not empty
   */
  public void unit(String predicate, ClassKey subjects, String unit) {
    units.put(new UnitKey(predicate, subjects), unit);
  }

  private record UnitKey(String predicate, ClassKey subjects) {}

  private int lookedAt() {
    return chunk.term(
        registry.termClass(), registry.termBytes(), registry.termStart(), registry.termEnd());
  }

  private int note(Annotation annotation) {
    return noteIndex.computeIfAbsent(
        annotation,
        a -> {
          notes.add(a);
          return notes.size() - 1;
        });
  }

  private void seal() {
    boolean[] folded = registry.freeze(chunk.termsOfClasses(registry.size()));
    if (folded != null) {
      chunk.fold(
          Arrays.copyOf(folded, registry.size()),
          registry.generalClass(),
          c -> registry.key(c).name().getBytes(StandardCharsets.UTF_8));
    }
    chunk.seal(registry.size());
  }

  /** Moves what was added since the last time to files. */
  void spill() throws IOException {
    if (folder == null) {
      throw new IllegalStateException(
          "Too many triples or terms for a build in memory; give the builder a folder");
    }
    seal();
    chunks.add(chunk);
    chunk.moveTo(folder, chunks.size());
    chunk = new TermChunk();
  }

  /**
   * Ends the build with a file.
   *
   * @param file the file, which appears complete or not at all; an existing one is replaced
   * @throws UncheckedIOException if something cannot be written or read
   */
  public void writeTo(Path file) {
    AtomicFile.write(
        file,
        channel -> {
          ByteBuffer header = finish(Channels.newOutputStream(channel));
          while (header.hasRemaining()) {
            channel.write(header, header.position());
          }
        });
  }

  /**
   * Writes the graph.
   *
   * @param out where its bytes go, the header excepted
   * @return the header, which belongs at the start instead of the zeros there
   * @throws IOException if something cannot be written or read
   */
  ByteBuffer finish(OutputStream out) throws IOException {
    if (chunks.isEmpty()) {
      seal();
      chunks.add(chunk);
    } else {
      spill();
      progress.onProgress("merging terms", 0, chunks.size());
      merger = TermMerger.merge(chunks, folder, registry.size());
    }
    ImageWriter writer = new ImageWriter(out);
    int[] widths = writeClasses(writer);
    int[] predicateIndex = new int[predicates.size()];
    List<String> predicateNames = sortPredicates(predicateIndex);
    LongIntHashMap relationIndex = collectRelations(predicateIndex);
    writeRelations(writer, predicateIndex, relationIndex, widths[0], widths[1]);
    return writer.finish(predicateNames, notes, unitEntries(predicateNames));
  }

  private List<ImageWriter.UnitEntry> unitEntries(List<String> predicateNames) {
    Map<ClassKey, Integer> indexes = new HashMap<>();
    for (int c = 0; c < registry.size(); c++) {
      if (classIndex[c] >= 0) {
        indexes.put(registry.key(c), classIndex[c]);
      }
    }
    List<ImageWriter.UnitEntry> entries = new ArrayList<>();
    units.forEach(
        (key, unit) -> {
          int predicate = Collections.binarySearch(predicateNames, key.predicate(), BY_UTF8);
          Integer subjects = indexes.get(key.subjects());
          if (predicate >= 0 && subjects != null) {
            entries.add(new ImageWriter.UnitEntry(predicate, subjects, unit));
          }
        });
    entries.sort(
        Comparator.comparingInt(ImageWriter.UnitEntry::predicate)
            .thenComparingInt(ImageWriter.UnitEntry::subjectClass));
    return entries;
  }

  private SortedTerms termsOf(int termClass) {
    return merger == null ? chunk.termsOf(termClass) : merger.termsOf(termClass);
  }

  /** Writes all classes; returns the bits of a subject and of an object within its class. */
  private int[] writeClasses(ImageWriter writer) throws IOException {
    Map<ClassKey, Integer> sorted = new TreeMap<>();
    for (int c = 0; c < registry.size(); c++) {
      if (termsOf(c).size() > 0) {
        sorted.put(registry.key(c), c);
      }
    }
    classIndex = new int[registry.size()];
    Arrays.fill(classIndex, -1);
    int[] greatest = new int[2];
    int index = 0;
    long terms = 0;
    for (Map.Entry<ClassKey, Integer> entry : sorted.entrySet()) {
      progress.onProgress("writing terms", index, sorted.size());
      SortedTerms all = termsOf(entry.getValue());
      terms += all.size();
      if (terms > Integer.MAX_VALUE) {
        throw new IllegalStateException("The graph has more than 2^31 terms");
      }
      writer.writeClass(entry.getKey(), all);
      classIndex[entry.getValue()] = index++;
      greatest[1] = Math.max(greatest[1], all.size() - 1);
      if (entry.getKey().isEntity()) {
        greatest[0] = Math.max(greatest[0], all.size() - 1);
      }
    }
    return new int[] {Packed.widthFor(greatest[0]), Packed.widthFor(greatest[1])};
  }

  private List<String> sortPredicates(int[] indexes) {
    int[] order = predicates.sorted(new int[1]);
    List<String> names = new ArrayList<>();
    for (int p : order) {
      indexes[p] = names.size();
      int from = predicates.start(p);
      names.add(
          new String(predicates.bytes(), from, predicates.end(p) - from, StandardCharsets.UTF_8));
    }
    return names;
  }

  /** Gets triples in class-local ids and the classes' final indexes. */
  @FunctionalInterface
  private interface LocalTriples {
    void visit(int predicate, int subjectClass, int subject, int objectClass, int object, int note)
        throws IOException;
  }

  private void forEachTriple(int[] predicateIndex, LocalTriples visitor) throws IOException {
    for (int i = 0; i < chunks.size(); i++) {
      TermChunk current = chunks.get(i);
      int[] map = merger == null ? null : merger.map(i);
      current.forEachTriple(
          (s, p, o, note) -> {
            int subjectClass = current.classOfRank(s);
            int objectClass = current.classOfRank(o);
            int subject = map == null ? s - current.classStart(subjectClass) : map[s];
            int object = map == null ? o - current.classStart(objectClass) : map[o];
            visitor.visit(
                predicateIndex[p],
                classIndex[subjectClass],
                subject,
                classIndex[objectClass],
                object,
                note);
          });
    }
  }

  private long relationKey(int predicate, int subjectClass, int objectClass) {
    long classes = registry.size();
    return (predicate * classes + subjectClass) * classes + objectClass;
  }

  private LongIntHashMap collectRelations(int[] predicateIndex) throws IOException {
    LongIntHashMap index = new LongIntHashMap();
    forEachTriple(
        predicateIndex,
        (p, subjectClass, subject, objectClass, object, note) -> {
          long key = relationKey(p, subjectClass, objectClass);
          int relation = index.getOrDefault(key, -1);
          if (relation < 0) {
            relation = relations.size();
            index.put(key, relation);
            relations.add(new RelationStats(p, subjectClass, objectClass));
          }
          relations.get(relation).add(subject, object, note);
        });
    relations.sort(RelationStats.ORDER);
    for (int i = 0; i < relations.size(); i++) {
      RelationStats r = relations.get(i);
      index.put(relationKey(r.predicate(), r.subjectClass(), r.objectClass()), i);
    }
    return index;
  }

  private void writeRelations(
      ImageWriter writer,
      int[] predicateIndex,
      LongIntHashMap relationIndex,
      int subjectBits,
      int objectBits)
      throws IOException {
    if (Packed.widthFor(relations.size()) + subjectBits + objectBits > Long.SIZE) {
      throw new IllegalStateException(
          "Too many relations (%d) for classes of 2^%d and 2^%d terms"
              .formatted(relations.size(), subjectBits, objectBits));
    }
    try (LongSorter sorter = new LongSorter(folder, "edges", memory / 2, 0)) {
      forEachTriple(
          predicateIndex,
          (p, subjectClass, subject, objectClass, object, note) -> {
            long relation = relationIndex.get(relationKey(p, subjectClass, objectClass));
            sorter.add((relation << subjectBits | subject) << objectBits | object, note);
          });
      chunk = new TermChunk();
      chunks.clear();
      sorter.finish();
      RelationEdges edges = new RelationEdges(sorter, subjectBits, objectBits);
      edges.started = sorter.next();
      for (int i = 0; i < relations.size(); i++) {
        progress.onProgress("writing relations", i, relations.size());
        edges.relation = i;
        try (LongSorter inverse =
            new LongSorter(folder, "inverse", memory / 2, subjectBits & -Byte.SIZE)) {
          writer.writeRelation(relations.get(i), edges, inverse, subjectBits);
        }
      }
      progress.onProgress("writing relations", relations.size(), relations.size());
    }
  }

  /** The sorted edges of one relation after the other. */
  private static final class RelationEdges implements ImageWriter.Edges {
    private final LongSorter sorter;
    private final int subjectBits;
    private final int objectBits;
    private boolean started;
    private long relation;
    private int subject;
    private int object;
    private int note;

    RelationEdges(LongSorter sorter, int subjectBits, int objectBits) {
      this.sorter = sorter;
      this.subjectBits = subjectBits;
      this.objectBits = objectBits;
    }

    @Override
    public boolean next() throws IOException {
      if (!started || sorter.key() >>> (subjectBits + objectBits) != relation) {
        return false;
      }
      subject = (int) (sorter.key() >>> objectBits & ((1L << subjectBits) - 1));
      object = (int) (sorter.key() & ((1L << objectBits) - 1));
      note = sorter.note();
      started = sorter.next();
      return true;
    }

    @Override
    public int subject() {
      return subject;
    }

    @Override
    public int object() {
      return object;
    }

    @Override
    public int note() {
      return note;
    }
  }

  /** Deletes the builder's folder. */
  @Override
  public void close() throws IOException {
    if (folder != null) {
      deleteFolder(folder);
    }
  }

  /**
   * Deletes a builder's folder with its files, after a process that could not do it. Does nothing
   * if it is gone.
   *
   * @param folder the folder
   * @throws IOException if a file cannot be deleted
   */
  public static void deleteFolder(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    }
  }
}
