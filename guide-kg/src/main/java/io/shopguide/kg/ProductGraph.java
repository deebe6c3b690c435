package io.shopguide.kg;

import io.shopguide.lexicon.Language;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Products and what is known about them: entities, typed relations between them, and their numbers
 * and texts.
 *
 * <p>Entities have ids from 0 to {@link #entityCount()} - 1, and each class is one contiguous range
 * of them, within which ids ascend with the keys' code points. Ids are valid for this graph only;
 * what outlives it must keep class and key. Relations and columns are looked up once by name, O(1),
 * and then read by id.
 *
 * <p>An entity's label in English is its text {@code label@en}, or else {@code title@en}; in
 * Chinese {@code label@zh} or {@code title@zh}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ProductGraph {
  private final List<EntityClass> classes;
  private final Utf8Pool keys;
  private final List<Relation> relations;
  private final List<NumberColumn> numbers;
  private final List<TextColumn> texts;
  private final Map<String, EntityClass> classByName = new HashMap<>();
  private final Map<RelationKey, Relation> relationByKey = new HashMap<>();
  private final Map<ColumnKey, NumberColumn> numbersByKey = new HashMap<>();
  private final Map<ColumnKey, TextColumn> textsByKey = new HashMap<>();
  private final LabelSource labels;

  ProductGraph(
      List<EntityClass> classes,
      Utf8Pool keys,
      List<Relation> relations,
      List<NumberColumn> numbers,
      List<TextColumn> texts) {
    this.classes = List.copyOf(classes);
    this.keys = keys;
    this.relations = List.copyOf(relations);
    this.numbers = List.copyOf(numbers);
    this.texts = List.copyOf(texts);
    classes.forEach(c -> classByName.put(c.name(), c));
    relations.forEach(r -> relationByKey.put(RelationKey.of(r), r));
    numbers.forEach(c -> numbersByKey.put(new ColumnKey(c.className(), c.attribute()), c));
    texts.forEach(c -> textsByKey.put(new ColumnKey(c.className(), c.attribute()), c));
    this.labels = new LabelSource(this);
  }

  /**
   * Reads a graph that {@link #save} wrote. The whole file is checked and then read.
   *
   * @param file the file
   * @return the graph
   * @throws GraphFormatException if the file is empty, truncated, damaged, of another kind or from
   *     a newer version
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ProductGraph open(Path file) {
    return GraphReader.read(file);
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
    GraphWriter.write(this, file);
  }

  /**
   * Number of entities of all classes.
   *
   * @return the count
   */
  public int entityCount() {
    return keys.size();
  }

  /**
   * All classes.
   *
   * @return in order of their names, which is the order of their ids
   */
  public List<EntityClass> classes() {
    return classes;
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
    EntityClass owner = entityClass(className);
    return keys.find(owner.first(), owner.end(), key);
  }

  /**
   * An entity's key.
   *
   * @param id its id
   * @return the key
   * @throws IndexOutOfBoundsException if there is no such entity
   */
  public String key(int id) {
    return keys.get(id);
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
    return new Relation(
        predicate,
        new EntityClass(subjectClass, 0, 0),
        new EntityClass(objectClass, 0, 0),
        Adjacency.EMPTY);
  }

  /**
   * All relations.
   *
   * @return in order of predicate, subject class and object class
   */
  public List<Relation> relations() {
    return relations;
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
    return found == null ? NumberColumn.empty(entityClass(className), attribute) : found;
  }

  /**
   * All columns of numbers and flags.
   *
   * @return in order of class and attribute
   */
  public List<NumberColumn> numberColumns() {
    return numbers;
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
    return found == null ? TextColumn.empty(entityClass(className), attribute) : found;
  }

  /**
   * All columns of texts, labels among them.
   *
   * @return in order of class and attribute
   */
  public List<TextColumn> textColumns() {
    return texts;
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
   * Heap taken by the graph's arrays.
   *
   * @return bytes, an estimate
   */
  public long ramBytesUsed() {
    return keys.ramBytesUsed()
        + relations.stream().mapToLong(Relation::ramBytesUsed).sum()
        + numbers.stream().mapToLong(NumberColumn::ramBytesUsed).sum()
        + texts.stream().mapToLong(TextColumn::ramBytesUsed).sum();
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

  Utf8Pool keys() {
    return keys;
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
