package io.shopguide.kg.image;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that does not change, read where it lies: in a mapped file or in memory. Immutable and
 * thread-safe.
 */
public final class Image {
  private static final ImageRelation[] NO_RELATIONS = {};
  private static final ThreadLocal<Scratch> SCRATCH =
      new ThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
          return new Scratch();
        }
      };

  private final ImageReader parts;
  private final List<TermClass> classes;
  private final int[] firsts; // of each class
  private final int termCount;
  private final int entityCount;
  private final List<String> predicates;
  private final Map<String, Integer> predicateIndex = new HashMap<>();
  private final List<Annotation> notes;
  private final ImageRelation[][] byPredicate;
  private final LongObjectHashMap<ImageRelation[]> bySubject = new LongObjectHashMap<>();
  private final LongObjectHashMap<ImageRelation[]> byObject = new LongObjectHashMap<>();
  private final int[][] predicatesBySubject; // by the class's index
  private final int[][] predicatesByObject;
  private final BytesTable namespaces = new BytesTable(); // tag: the class's index
  private final Map<ClassKey, TermClass> classByKey = new HashMap<>();
  private final long tripleCount;

  private Image(ImageReader parts) {
    this.parts = parts;
    this.classes = parts.classes();
    this.predicates = parts.predicates();
    this.notes = parts.notes();
    this.firsts = new int[classes.size()];
    int terms = 0;
    int entities = 0;
    for (TermClass c : classes) {
      firsts[c.index()] = c.first();
      terms += c.count();
      entities += c.key().isEntity() ? c.count() : 0;
      classByKey.put(c.key(), c);
      if (c.key().kind() == ClassKey.Kind.IRI) {
        byte[] utf8 = c.key().name().getBytes(StandardCharsets.UTF_8);
        namespaces.add(0, utf8, 0, utf8.length);
      }
    }
    this.termCount = terms;
    this.entityCount = entities;
    for (String predicate : predicates) {
      predicateIndex.put(predicate, predicateIndex.size());
    }
    this.byPredicate = new ImageRelation[predicates.size()][];
    Arrays.fill(byPredicate, NO_RELATIONS);
    long triples = 0;
    List<ImageRelation> relations = parts.relations();
    for (int from = 0; from < relations.size(); ) {
      int predicate = relations.get(from).predicate();
      int to = from;
      while (to < relations.size() && relations.get(to).predicate() == predicate) {
        triples += relations.get(to++).edges();
      }
      byPredicate[predicate] = relations.subList(from, to).toArray(NO_RELATIONS);
      from = to;
    }
    this.predicatesBySubject = index(relations, classes.size(), false, bySubject);
    this.predicatesByObject = index(relations, classes.size(), true, byObject);
    this.tripleCount = triples;
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
   * All classes.
   *
   * @return entities first, in the order of their ids
   */
  public List<TermClass> classes() {
    return classes;
  }

  /**
   * The unit of the numbers of a predicate and class.
   *
   * @param predicate a predicate's id
   * @param c the class of the subjects
   * @return empty if none is known
   */
  public String unit(int predicate, TermClass c) {
    return parts.units().getOrDefault(key(predicate, c.index()), "");
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
                    classes.get(key.intValue()).key(),
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
   * A class by name.
   *
   * @param key its name
   * @return {@code null} if there is none
   */
  public TermClass classOf(ClassKey key) {
    return classByKey.get(key);
  }

  /**
   * Number of terms.
   *
   * @return the count
   */
  public int termCount() {
    return termCount;
  }

  /**
   * Number of terms that are entities: their ids come first.
   *
   * @return the count
   */
  public int entityCount() {
    return entityCount;
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
    return tripleCount;
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
    ImageRelation[] found = (inverse ? byObject : bySubject).get(key(predicate, c.index()));
    return found == null ? NO_RELATIONS : found;
  }

  /**
   * The relations of a predicate.
   *
   * @param predicate a predicate's id, or any other number
   * @return in order of subject class and object class; not to be changed
   */
  public ImageRelation[] relationsOf(int predicate) {
    return predicate >= 0 && predicate < byPredicate.length ? byPredicate[predicate] : NO_RELATIONS;
  }

  /**
   * The predicates of a class.
   *
   * @param c the class
   * @param inverse whether it is the objects' class
   * @return ids in ascending order; not to be changed
   */
  public int[] predicatesOf(TermClass c, boolean inverse) {
    return (inverse ? predicatesByObject : predicatesBySubject)[c.index()];
  }

  private static long key(int predicate, int classIndex) {
    return (long) predicate << Integer.SIZE | classIndex;
  }

  /** Groups relations by predicate and class; gives the predicates of each class. */
  private static int[][] index(
      List<ImageRelation> relations,
      int classes,
      boolean inverse,
      LongObjectHashMap<ImageRelation[]> index) {
    IntArrayList[] predicates = new IntArrayList[classes];
    for (ImageRelation relation : relations) {
      int c = (inverse ? relation.objects() : relation.subjects()).index();
      long key = key(relation.predicate(), c);
      ImageRelation[] before = index.get(key);
      int size = before == null ? 0 : before.length;
      ImageRelation[] group = before == null ? NO_RELATIONS : before;
      group = Arrays.copyOf(group, size + 1);
      group[size] = relation;
      index.put(key, group);
      if (size == 0) {
        predicates[c] = predicates[c] == null ? new IntArrayList() : predicates[c];
        predicates[c].add(relation.predicate());
      }
    }
    int[][] arrays = new int[classes][];
    for (int c = 0; c < classes; c++) {
      arrays[c] = predicates[c] == null ? new int[0] : predicates[c].toArray();
    }
    return arrays;
  }

  /**
   * The class of a term.
   *
   * @param id a term's id
   * @return its class
   */
  public TermClass classOf(int id) {
    return classes.get(classIndex(id));
  }

  private int classIndex(int id) {
    if (id < 0 || id >= termCount) {
      throw new IndexOutOfBoundsException("No term " + id + " among " + termCount);
    }
    int low = 0;
    int high = firsts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle] <= id) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * Finds an IRI.
   *
   * @param iri the IRI
   * @return its id, -1 if there is none
   */
  public int findIri(String iri) {
    byte[] utf8 = iri.getBytes(StandardCharsets.UTF_8);
    int split = ClassRegistry.namespaceEnd(utf8, 0, utf8.length);
    int namespace = namespaces.find(0, utf8, 0, split);
    if (namespace >= 0) {
      int id = find(iriClass(namespace), utf8, split, utf8.length);
      if (id >= 0) {
        return id;
      }
    }
    int general = split == 0 ? -1 : namespaces.find(0, utf8, 0, 0);
    return general < 0 ? -1 : find(iriClass(general), utf8, 0, utf8.length);
  }

  /** The classes of IRIs come first and were numbered in their order. */
  private TermClass iriClass(int namespace) {
    return classes.get(namespace);
  }

  /**
   * Finds an entity by its class.
   *
   * @param key the class
   * @param localName its name within the class
   * @return its id, -1 if there is none
   */
  public int find(ClassKey key, String localName) {
    TermClass c = classByKey.get(key);
    byte[] utf8 = localName.getBytes(StandardCharsets.UTF_8);
    return c == null ? -1 : find(c, utf8, 0, utf8.length);
  }

  private static int find(TermClass c, byte[] bytes, int from, int to) {
    int local = c.dictionary().find(bytes, from, to);
    return local < 0 ? -1 : c.first() + local;
  }

  /**
   * Finds a term.
   *
   * @param term the term
   * @return its id, -1 if there is none
   */
  public int find(Term term) {
    return switch (term) {
      case Term.Iri iri -> findIri(iri.value());
      case Term.BlankNode blank -> {
        TermClass c = classByKey.get(ClassKey.BLANK);
        byte[] utf8 = blank.label().getBytes(StandardCharsets.UTF_8);
        yield c == null ? -1 : find(c, utf8, 0, utf8.length);
      }
      case Term.Literal literal -> findLiteral(literal);
    };
  }

  private int findLiteral(Term.Literal literal) {
    byte[] utf8 = literal.lexical().getBytes(StandardCharsets.UTF_8);
    if (!literal.language().isEmpty()) {
      TermClass c =
          classByKey.get(new ClassKey(ClassKey.Kind.LANGUAGE, literal.language(), Form.TEXT, 0));
      return c == null ? -1 : find(c, utf8, 0, utf8.length);
    }
    LiteralCoder coder = new LiteralCoder();
    coder.code(LiteralCoder.family(literal.datatype()), utf8, 0, utf8.length);
    TermClass c =
        classByKey.get(
            new ClassKey(ClassKey.Kind.DATATYPE, literal.datatype(), coder.form(), coder.scale()));
    if (c == null) {
      return -1;
    }
    if (c.numbers() == null) {
      return find(c, utf8, 0, utf8.length);
    }
    int local = c.numbers().find(coder.value());
    return local < 0 ? -1 : c.first() + local;
  }

  /**
   * An IRI, or another term's label or text.
   *
   * @param id a term's id
   * @return a new string
   */
  public String text(int id) {
    return text(classOf(id), id);
  }

  private static String text(TermClass c, int id) {
    Scratch scratch = SCRATCH.get();
    scratch.length = 0;
    c.append(id - c.first(), scratch);
    return scratch.text(0);
  }

  /**
   * An IRI.
   *
   * @param id a term's id
   * @return a new string, {@code null} if the term is not an IRI
   */
  public String iri(int id) {
    TermClass c = classOf(id);
    return c.isIris() ? text(c, id) : null;
  }

  /**
   * A term's name within its class: an IRI without its namespace.
   *
   * @param id a term's id
   * @return a new string
   */
  public String localName(int id) {
    TermClass c = classOf(id);
    Scratch scratch = SCRATCH.get();
    scratch.length = 0;
    c.dictionary().append(id - c.first(), scratch);
    return scratch.text(0);
  }

  /**
   * Points at a term's bytes.
   *
   * @param id a term's id
   * @param scratch where they are put
   * @param node what points at them
   */
  public void node(int id, Scratch scratch, NodeBytes node) {
    TermClass c = classOf(id);
    scratch.length = 0;
    c.append(id - c.first(), scratch);
    switch (c.key().kind()) {
      case IRI -> node.setIri(scratch.bytes, 0, scratch.length);
      case BLANK -> node.setBlank(scratch.bytes, 0, scratch.length);
      case DATATYPE -> {
        node.setText(scratch.bytes, 0, scratch.length);
        node.setDatatype(c.name(), 0, c.name().length);
      }
      case LANGUAGE -> {
        node.setText(scratch.bytes, 0, scratch.length);
        node.setLanguage(c.name(), 0, c.name().length);
      }
    }
  }

  /**
   * A term.
   *
   * @param id its id
   * @return the term
   */
  public Term term(int id) {
    ClassKey key = classOf(id).key();
    return switch (key.kind()) {
      case IRI -> new Term.Iri(text(id));
      case BLANK -> new Term.BlankNode(text(id));
      case DATATYPE -> new Term.Literal(text(id), key.name(), "");
      case LANGUAGE -> new Term.Literal(text(id), Term.LANG_STRING, key.name());
    };
  }

  /**
   * A literal's value as a number, however it is written.
   *
   * @param literal the literal
   * @return NaN if it has none
   */
  public static double number(Term.Literal literal) {
    return LiteralCoder.parse(literal.datatype(), literal.lexical());
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
