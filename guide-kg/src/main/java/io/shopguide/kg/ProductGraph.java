package io.shopguide.kg;

import io.shopguide.kg.delta.SnapshotView;
import io.shopguide.kg.image.AtomicFile;
import io.shopguide.kg.image.ClassKey;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageRelation;
import io.shopguide.kg.image.TermClass;
import io.shopguide.lexicon.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Products and what is known about them: entities, typed relations between them, and their numbers
 * and texts.
 *
 * <p>Entities have ids from 0 to {@link #entityCount()} - 1, and each class is one contiguous range
 * of them, within which ids ascend with the keys as IRIs write them. Ids are valid for this graph
 * only; what outlives it must keep class and key. Relations and columns are looked up once by name,
 * O(1), and then read by id.
 *
 * <p>An entity's label in English is its text {@code label@en}, or else {@code title@en}; in
 * Chinese {@code label@zh} or {@code title@zh}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ProductGraph {
  private final Image image;
  private final List<EntityClass> classes = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<NumberColumn> numbers = new ArrayList<>();
  private final List<TextColumn> texts = new ArrayList<>();
  private final Map<String, EntityClass> classByName = new HashMap<>();
  private final Map<RelationKey, Relation> relationByKey = new HashMap<>();
  private final Map<ColumnKey, NumberColumn> numbersByKey = new HashMap<>();
  private final Map<ColumnKey, TextColumn> textsByKey = new HashMap<>();
  private final LabelSource labels;

  ProductGraph(Image image) {
    this.image = image;
    for (TermClass c : image.terms().classes()) {
      if (c.key().isEntity()) {
        EntityClass owner = new EntityClass(nameOf(c), c.first(), c.count());
        classes.add(owner);
        classByName.put(owner.name(), owner);
      }
    }
    Map<ColumnKey, List<ImageRelation>> values = new TreeMap<>();
    for (ImageRelation relation : image.relations()) {
      String predicate = ShopTerms.predicateName(image.predicates().get(relation.predicate()));
      EntityClass subjects = classByName.get(nameOf(relation.subjects()));
      if (relation.objects().key().isEntity()) {
        EntityClass objects = classByName.get(nameOf(relation.objects()));
        relations.add(
            new Relation(
                predicate, subjects, objects, relation.forward(), relation.inverse(), image));
      } else {
        values
            .computeIfAbsent(columnKey(subjects, predicate, relation), k -> new ArrayList<>())
            .add(relation);
      }
    }
    relations.forEach(r -> relationByKey.put(RelationKey.of(r), r));
    values.forEach(this::addColumn);
    this.labels = new LabelSource(this);
  }

  private static String nameOf(TermClass c) {
    return c.isIris() ? ShopTerms.className(c.key().name()) : ShopTerms.blankClass();
  }

  private static ColumnKey columnKey(EntityClass owner, String predicate, ImageRelation relation) {
    ClassKey values = relation.objects().key();
    boolean language = values.kind() == ClassKey.Kind.LANGUAGE;
    return new ColumnKey(owner.name(), language ? predicate + "@" + values.name() : predicate);
  }

  private void addColumn(ColumnKey key, List<ImageRelation> parts) {
    EntityClass owner = classByName.get(key.className());
    List<ImageRelation> numeric =
        parts.stream().filter(part -> part.objects().isNumeric()).toList();
    if (!numeric.isEmpty()) {
      String unit = image.unit(numeric.get(0).predicate(), numeric.get(0).subjects());
      NumberColumn column = new NumberColumn(owner, key.attribute(), unit, numeric);
      numbers.add(column);
      numbersByKey.put(key, column);
    }
    List<ImageRelation> written =
        parts.stream().filter(part -> !part.objects().isNumeric()).toList();
    if (!written.isEmpty()) {
      TextColumn column = new TextColumn(owner, key.attribute(), written, image.terms());
      texts.add(column);
      textsByKey.put(key, column);
    }
  }

  /**
   * Opens a graph that {@link #save} wrote, or a build from files. The file is mapped, not copied:
   * what is read of it stays in the system's page cache, which processes share. All of it is read
   * once to compare the checksums. A file of version 1 is read and converted in memory.
   *
   * @param file the file, which must not change while the graph is used
   * @return the graph
   * @throws GraphFormatException if the file is empty, truncated, damaged, of another kind or from
   *     a newer version
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ProductGraph open(Path file) {
    return LegacyGraph.isLegacy(file)
        ? LegacyGraph.read(file)
        : new ProductGraph(Image.open(file, true));
  }

  /**
   * Writes the graph to a file. The file appears complete or not at all: it is written beside its
   * place with {@code .tmp} after its name, forced to disk and renamed. Only one thread at a time
   * may write to one place.
   *
   * @param file the file; an existing one is replaced
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path file) {
    AtomicFile.write(file, image::writeTo);
  }

  /**
   * The same graph with other keys in one class. Takes the time of a build.
   *
   * @param className the class
   * @param names gives for each key of the class another one; entities of which the keys become
   *     equal become one
   * @return another graph, in which the entities of the other classes keep their order
   */
  public ProductGraph withKeys(String className, UnaryOperator<String> names) {
    try {
      return new ProductGraph(new Renaming(image, this, className, names).copy());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build the graph: " + e, e);
    }
  }

  /**
   * Checks all of the graph: every checksum, and that all orders and ranges are right.
   *
   * @throws GraphFormatException if anything is wrong
   */
  public void verify() {
    image.verify();
  }

  /**
   * The graph as triples.
   *
   * @return a view, in which the entities have the same ids; see {@link ShopTerms} for their IRIs
   */
  public GraphView view() {
    return SnapshotView.of(image);
  }

  /**
   * Bytes of each part of the file.
   *
   * @return by the part's name, in the order of the file
   */
  public Map<String, Long> sizes() {
    return image.sizes();
  }

  /**
   * Number of entities of all classes.
   *
   * @return the count
   */
  public int entityCount() {
    return image.terms().entityCount();
  }

  /**
   * All classes.
   *
   * @return in order of their names, which is the order of their ids
   */
  public List<EntityClass> classes() {
    return Collections.unmodifiableList(classes);
  }

  /**
   * A class by name.
   *
   * @param name for example {@code Product}
   * @return an empty class if the graph has none of that name
   */
  public EntityClass entityClass(String name) {
    EntityClass found = classByName.get(name);
    return found == null ? new EntityClass(name, 0, 0) : found;
  }

  /**
   * Finds an entity; O(log entities of the class).
   *
   * @param className its class
   * @param key its key
   * @return its id, -1 if there is none
   */
  public int find(String className, String key) {
    ClassKey owner =
        className.equals(ShopTerms.blankClass())
            ? ClassKey.BLANK
            : ClassKey.iri(ShopTerms.namespace(className));
    return image.terms().find(owner, ShopTerms.key(className, key));
  }

  /**
   * An entity's key.
   *
   * @param id its id
   * @return the key
   * @throws IndexOutOfBoundsException if there is no such entity
   */
  public String key(int id) {
    return ShopTerms.decodeKey(classOf(id).name(), image.terms().localName(id));
  }

  /**
   * An entity's class.
   *
   * @param id its id
   * @return the class
   * @throws IndexOutOfBoundsException if there is no such entity
   */
  public EntityClass classOf(int id) {
    return classes.get(classIndexOf(id));
  }

  /**
   * The name of an entity's class.
   *
   * @param id its id
   * @return for example {@code Product}
   * @throws IndexOutOfBoundsException if there is no such entity
   */
  public String className(int id) {
    return classOf(id).name();
  }

  /**
   * What to call an entity in front of a shopper.
   *
   * @param id its id
   * @param language the wanted language
   * @return its label in that language, or else in the other one, or else its key
   * @throws IndexOutOfBoundsException if there is no such entity
   */
  public String label(int id, Language language) {
    String label = labels.label(id, language);
    return label == null ? key(id) : label;
  }

  /**
   * A relation by name.
   *
   * @param predicate the edges' type
   * @param subjectClass where they start
   * @param objectClass where they end
   * @return an empty relation if the graph has none such
   */
  public Relation relation(String predicate, String subjectClass, String objectClass) {
    Relation found = relationByKey.get(new RelationKey(predicate, subjectClass, objectClass));
    if (found != null) {
      return found;
    }
    return Relation.empty(predicate, subjectClass, objectClass);
  }

  /**
   * All relations.
   *
   * @return in order of predicate, subject class and object class
   */
  public List<Relation> relations() {
    return Collections.unmodifiableList(relations);
  }

  /**
   * A column of numbers or flags by name.
   *
   * @param className the class that has the attribute
   * @param attribute the attribute
   * @return an empty column if the graph has none such
   */
  public NumberColumn numbers(String className, String attribute) {
    NumberColumn found = numbersByKey.get(new ColumnKey(className, attribute));
    return found == null
        ? new NumberColumn(entityClass(className), attribute, "", List.of())
        : found;
  }

  /**
   * All columns of numbers and flags.
   *
   * @return in order of class and attribute
   */
  public List<NumberColumn> numberColumns() {
    return Collections.unmodifiableList(numbers);
  }

  /**
   * A column of texts by name.
   *
   * @param className the class that has the attribute
   * @param attribute the attribute
   * @return an empty column if the graph has none such
   */
  public TextColumn texts(String className, String attribute) {
    TextColumn found = textsByKey.get(new ColumnKey(className, attribute));
    return found == null
        ? new TextColumn(entityClass(className), attribute, List.of(), image.terms())
        : found;
  }

  /**
   * All columns of texts, labels among them.
   *
   * @return in order of class and attribute
   */
  public List<TextColumn> textColumns() {
    return Collections.unmodifiableList(texts);
  }

  /**
   * Number of edges of all relations, each counted once.
   *
   * @return the count
   */
  public long edgeCount() {
    return relations.stream().mapToLong(Relation::edgeCount).sum();
  }

  /**
   * Heap taken by the graph. A graph in a file takes little, as the file is mapped.
   *
   * @return bytes, an estimate
   */
  public long ramBytesUsed() {
    int parts = classes.size() + relations.size() + numbers.size() + texts.size();
    return 400L * (1 + parts) + (image.isOnHeap() ? image.length() : 0);
  }

  int classIndexOf(int id) {
    if (id >= 0 && id < entityCount()) {
      for (int i = 0; i < classes.size(); i++) {
        if (classes.get(i).contains(id)) {
          return i;
        }
      }
    }
    throw new IndexOutOfBoundsException("No entity " + id + " among " + entityCount());
  }

  /**
   * Summarizes the graph.
   *
   * @return counts only
   */
  @Override
  public String toString() {
    return "ProductGraph[%d entities of %d classes, %d edges of %d relations, %d columns]"
        .formatted(
            entityCount(),
            classes.size(),
            edgeCount(),
            relations.size(),
            numbers.size() + texts.size());
  }

  /** Names a relation. */
  record RelationKey(String predicate, String subjectClass, String objectClass)
      implements Comparable<RelationKey> {
    private static final Comparator<RelationKey> ORDER =
        Comparator.comparing(RelationKey::predicate)
            .thenComparing(RelationKey::subjectClass)
            .thenComparing(RelationKey::objectClass);

    static RelationKey of(Relation relation) {
      return new RelationKey(relation.predicate(), relation.subjectClass(), relation.objectClass());
    }

    @Override
    public int compareTo(RelationKey other) {
      return ORDER.compare(this, other);
    }
  }

  /** Names a column. */
  record ColumnKey(String className, String attribute) implements Comparable<ColumnKey> {
    private static final Comparator<ColumnKey> ORDER =
        Comparator.comparing(ColumnKey::className).thenComparing(ColumnKey::attribute);

    @Override
    public int compareTo(ColumnKey other) {
      return ORDER.compare(this, other);
    }
  }
}
