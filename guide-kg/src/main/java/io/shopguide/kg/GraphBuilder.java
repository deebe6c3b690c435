package io.shopguide.kg;

import io.shopguide.kg.ProductGraph.ColumnKey;
import io.shopguide.kg.ProductGraph.RelationKey;
import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects statements and makes a graph of them. The graph does not depend on the order of the
 * statements, except where they contradict each other: see {@link Statement} for which one stays,
 * and {@link #replacedValues()} and {@link #unitConflicts()} for how often that was needed.
 *
 * <p>Adding takes amortized O(1), building O(n log n). Not thread-safe; one per thread.
 */
public final class GraphBuilder {
  private final Map<String, ClassBuffer> classes = new TreeMap<>();
  private final Map<RelationKey, EdgeBuffer> relations = new TreeMap<>();
  private final Map<ColumnKey, NumberBuffer> numbers = new TreeMap<>();
  private final Map<ColumnKey, TextBuffer> texts = new TreeMap<>();
  private long replacedValues;
  private long unitConflicts;

  /** Makes a builder without statements. */
  public GraphBuilder() {}

  /**
   * Adds a statement.
   *
   * @param statement the fact
   * @return this builder
   */
  public GraphBuilder add(Statement statement) {
    int subject = idOf(statement.subject());
    String owner = statement.subject().className();
    switch (statement) {
      case Relates edge -> addEdge(subject, edge);
      case HasNumber number -> {
        NumberBuffer column = numbers(owner, number.attribute());
        unitConflicts += column.setUnit(number.unit()) ? 1 : 0;
        column.add(subject, number.value(), false);
      }
      case HasFlag flag ->
          numbers(owner, flag.attribute()).add(subject, flag.value() ? 1 : 0, true);
      case HasText text -> texts(owner, text.attribute(), true).add(subject, text.text());
      case HasLabel label -> {
        String attribute = LabelSource.attribute(label.language());
        texts(owner, attribute, false).add(subject, label.label());
      }
    }
    return this;
  }

  /**
   * Makes sure that an entity exists, even if nothing is said about it.
   *
   * @param entity the entity
   * @return this builder
   */
  public GraphBuilder addEntity(EntityRef entity) {
    idOf(entity);
    return this;
  }

  /**
   * Whether any statement so far was about an entity or pointed to it.
   *
   * @param entity the entity
   * @return whether the graph will have it
   */
  public boolean contains(EntityRef entity) {
    ClassBuffer owner = classes.get(entity.className());
    return owner != null && owner.contains(entity.key());
  }

  /**
   * Makes the graph. The builder keeps its statements and can take more.
   *
   * @return the graph of all statements so far
   * @throws IllegalStateException if the strings of one column exceed 2 GiB
   */
  public ProductGraph build() {
    replacedValues = 0;
    Utf8Pool.Builder keys = new Utf8Pool.Builder();
    List<EntityClass> ranges = new ArrayList<>();
    Map<String, EntityClass> rangeOf = new TreeMap<>();
    Map<String, int[]> localIds = new TreeMap<>();
    int first = 0;
    for (Map.Entry<String, ClassBuffer> entry : classes.entrySet()) {
      EntityClass range = new EntityClass(entry.getKey(), first, entry.getValue().size());
      ranges.add(range);
      rangeOf.put(range.name(), range);
      localIds.put(range.name(), entry.getValue().sortInto(keys));
      first = Math.addExact(first, range.count());
    }
    List<Relation> builtRelations = new ArrayList<>();
    relations.forEach(
        (key, edges) -> {
          EntityClass subjects = rangeOf.get(key.subjectClass());
          EntityClass objects = rangeOf.get(key.objectClass());
          Adjacency adjacency =
              edges.build(
                  localIds.get(subjects.name()), localIds.get(objects.name()), subjects.count());
          builtRelations.add(new Relation(key.predicate(), subjects, objects, adjacency));
        });
    List<NumberColumn> builtNumbers = new ArrayList<>();
    numbers.forEach(
        (key, column) -> {
          EntityClass owners = rangeOf.get(key.className());
          NumberColumn built = column.build(owners, key.attribute(), localIds.get(owners.name()));
          replacedValues += column.size() - built.count();
          builtNumbers.add(built);
        });
    List<TextColumn> builtTexts = new ArrayList<>();
    texts.forEach(
        (key, column) -> {
          EntityClass owners = rangeOf.get(key.className());
          TextColumn built = column.build(owners, key.attribute(), localIds.get(owners.name()));
          replacedValues += column.lastWins() ? column.size() - built.count() : 0;
          builtTexts.add(built);
        });
    return new ProductGraph(ranges, keys.build(), builtRelations, builtNumbers, builtTexts);
  }

  /**
   * How many numbers, flags and texts the last {@link #build()} replaced by later ones.
   *
   * @return the count, labels not among them
   */
  public long replacedValues() {
    return replacedValues;
  }

  /**
   * How many numbers came in another unit than the one before of the same attribute.
   *
   * @return the count over all statements so far
   */
  public long unitConflicts() {
    return unitConflicts;
  }

  private void addEdge(int subject, Relates edge) {
    RelationKey key =
        new RelationKey(edge.predicate(), edge.subject().className(), edge.object().className());
    relations
        .computeIfAbsent(key, k -> new EdgeBuffer())
        .add(subject, idOf(edge.object()), edge.weight());
  }

  private int idOf(EntityRef entity) {
    return classes
        .computeIfAbsent(entity.className(), name -> new ClassBuffer())
        .idOf(entity.key());
  }

  private NumberBuffer numbers(String owner, String attribute) {
    return numbers.computeIfAbsent(new ColumnKey(owner, attribute), key -> new NumberBuffer());
  }

  private TextBuffer texts(String owner, String attribute, boolean lastWins) {
    return texts.computeIfAbsent(new ColumnKey(owner, attribute), key -> new TextBuffer(lastWins));
  }
}
