package io.shopguide.kg.image;

import io.shopguide.kg.Annotation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that does not change, read where it lies: in a mapped file or in memory. Immutable and
 * thread-safe.
 */
public final class Image {
  private final ImageReader parts;
  private final ImageTerms terms;
  private final RelationIndex relations;
  private final List<String> predicates;
  private final Map<String, Integer> predicateIndex = new HashMap<>();
  private final List<Annotation> notes;

  private Image(ImageReader parts) {
    this.parts = parts;
    this.terms = new ImageTerms(parts.classes());
    this.predicates = parts.predicates();
    this.notes = parts.notes();
    for (String predicate : predicates) {
      predicateIndex.put(predicate, predicateIndex.size());
    }
    this.relations =
        new RelationIndex(parts.relations(), predicates.size(), parts.classes().size());
  }

  /**
   * Opens a file, which is mapped.
   *
   * @param file the file
   * @param check whether to read all of it and compare its checksums
   * @return the graph
   * @throws io.shopguide.kg.GraphFormatException if the file is not a whole graph
   * @throws UncheckedIOException if it cannot be read
   */
  public static Image open(Path file, boolean check) {
    try (FileChannel channel = ImageBytes.channel(file)) {
      return new Image(ImageReader.read(ImageBytes.map(file, channel), check));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the graph " + file + ": " + e, e);
    }
  }

  /**
   * Finishes a build in memory.
   *
   * @param builder the builder, not yet finished
   * @return the graph, at most 2 GiB
   */
  public static Image build(ImageBuilder builder) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
      ByteBuffer header = builder.finish(out);
      ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray());
      bytes.put(0, header, 0, header.capacity());
      return of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build the graph: " + e, e);
    }
  }

  /**
   * Reads a graph in memory.
   *
   * @param bytes the bytes of a file, which the caller may not change
   * @return the graph
   */
  public static Image of(ByteBuffer bytes) {
    try {
      return new Image(ImageReader.read(ImageBytes.of(bytes), true));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a graph in memory: " + e, e);
    }
  }

  /**
   * The terms.
   *
   * @return all of them
   */
  public ImageTerms terms() {
    return terms;
  }

  /**
   * The unit of the numbers of a predicate and class.
   *
   * @param predicate a predicate's id
   * @param c the class of the subjects
   * @return empty if none is known
   */
  public String unit(int predicate, TermClass c) {
    return parts.units().getOrDefault(RelationIndex.key(predicate, c.index()), "");
  }

  /**
   * All units.
   *
   * @param visitor gets a predicate, the name of the class of its subjects, and the unit
   */
  public void forEachUnit(UnitVisitor visitor) {
    parts
        .units()
        .forEach(
            (key, unit) ->
                visitor.visit(
                    predicates.get((int) (key >>> Integer.SIZE)),
                    terms.classes().get(key.intValue()).key(),
                    unit));
  }

  /** Gets units. */
  @FunctionalInterface
  public interface UnitVisitor {
    /**
     * Called for each unit.
     *
     * @param predicate a predicate's IRI
     * @param subjects the class of the subjects
     * @param unit the unit
     */
    void visit(String predicate, ClassKey subjects, String unit);
  }

  /**
   * Writes the bytes of the file.
   *
   * @param out where they go
   * @throws IOException if they cannot be written
   */
  public void writeTo(WritableByteChannel out) throws IOException {
    parts.writeTo(out);
  }

  /**
   * All predicates.
   *
   * @return their IRIs in the order of their ids
   */
  public List<String> predicates() {
    return predicates;
  }

  /**
   * Finds a predicate.
   *
   * @param iri its IRI
   * @return its id, -1 if there is none
   */
  public int predicate(String iri) {
    Integer index = predicateIndex.get(iri);
    return index == null ? -1 : index;
  }

  /**
   * Number of triples.
   *
   * @return the count
   */
  public long tripleCount() {
    return relations.tripleCount();
  }

  /**
   * All relations.
   *
   * @return in order of predicate, subject class and object class
   */
  public List<ImageRelation> relations() {
    return parts.relations();
  }

  /**
   * Whether any triple has an annotation.
   *
   * @return {@code false} if all are plain
   */
  public boolean hasNotes() {
    return notes.size() > 1;
  }

  /**
   * Whether any triple has a weight other than 1.
   *
   * @return {@code false} if none has
   */
  public boolean hasWeights() {
    return notes.stream().anyMatch(note -> note.weight() != 1f);
  }

  /**
   * An annotation.
   *
   * @param index as {@link Adjacency#note} tells
   * @return the annotation
   */
  public Annotation note(int index) {
    return notes.get(index);
  }

  /**
   * The relations of a predicate from or to a class.
   *
   * @param predicate a predicate's id, or any other number
   * @param c the class
   * @param inverse whether it is the objects' class
   * @return in order of the class at the other end; not to be changed
   */
  public ImageRelation[] relationsOf(int predicate, TermClass c, boolean inverse) {
    return relations.relationsOf(predicate, c, inverse);
  }

  /**
   * The relations of a predicate.
   *
   * @param predicate a predicate's id, or any other number
   * @return in order of subject class and object class; not to be changed
   */
  public ImageRelation[] relationsOf(int predicate) {
    return relations.relationsOf(predicate);
  }

  /**
   * The predicates of a class.
   *
   * @param c the class
   * @param inverse whether it is the objects' class
   * @return ids in ascending order; not to be changed
   */
  public int[] predicatesOf(TermClass c, boolean inverse) {
    return relations.predicatesOf(c, inverse);
  }

  /**
   * Reads everything: compares all checksums and checks all orders and ranges.
   *
   * @throws io.shopguide.kg.GraphFormatException if anything is wrong
   */
  public void verify() {
    parts.verify();
  }

  /**
   * Bytes of each part.
   *
   * @return by the part's name, in the order of the file
   */
  public Map<String, Long> sizes() {
    return parts.sizes();
  }

  /**
   * Tells this file from others: the checksum of its header, which has those of all other parts in
   * it.
   *
   * @return a CRC32C
   */
  public int checksum() {
    return parts.checksum();
  }

  /**
   * Bytes of the whole file.
   *
   * @return the length
   */
  public long length() {
    return parts.length();
  }

  /**
   * Whether the bytes are on the heap rather than in a mapped file.
   *
   * @return whether they are
   */
  public boolean isOnHeap() {
    return parts.isOnHeap();
  }
}
