package io.shopguide.kg;

import io.shopguide.kg.ProductGraph.ColumnKey;
import io.shopguide.kg.ProductGraph.RelationKey;
import io.shopguide.kg.Statement.HasFlag;
import io.shopguide.kg.Statement.HasLabel;
import io.shopguide.kg.Statement.HasNumber;
import io.shopguide.kg.Statement.HasText;
import io.shopguide.kg.Statement.Relates;
import io.shopguide.kg.image.Image;
import io.shopguide.kg.image.ImageBuilder;
import io.shopguide.kg.rdf.NodeBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
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
   * @throws IllegalStateException if the graph exceeds 2 GiB
   */
  public ProductGraph build() {
    replacedValues = 0;
    try (ImageBuilder builder = new ImageBuilder()) {
      NodeBytes node = new NodeBytes();
      classes.values().forEach(owner -> owner.addTo(builder, node));
      StatementWriter writer = new StatementWriter(builder);
      for (Map.Entry<RelationKey, EdgeBuffer> entry : relations.entrySet()) {
        RelationKey key = entry.getKey();
        writer.write(
            classes.get(key.subjectClass()),
            key.predicate(),
            classes.get(key.objectClass()),
            entry.getValue());
      }
      for (Map.Entry<ColumnKey, NumberBuffer> entry : numbers.entrySet()) {
        ColumnKey key = entry.getKey();
        NumberBuffer column = entry.getValue();
        int kept = writer.write(classes.get(key.className()), key, column);
        replacedValues += column.size() - kept;
      }
      for (Map.Entry<ColumnKey, TextBuffer> entry : texts.entrySet()) {
        ColumnKey key = entry.getKey();
        TextBuffer column = entry.getValue();
        int kept = writer.write(classes.get(key.className()), key, column);
        replacedValues += column.lastWins() ? column.size() - kept : 0;
      }
      return new ProductGraph(Image.build(builder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build the graph: " + e, e);
    }
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
    return classes.computeIfAbsent(entity.className(), ClassBuffer::new).idOf(entity.key());
  }

  private NumberBuffer numbers(String owner, String attribute) {
    return numbers.computeIfAbsent(new ColumnKey(owner, attribute), key -> new NumberBuffer());
  }

  private TextBuffer texts(String owner, String attribute, boolean lastWins) {
    return texts.computeIfAbsent(new ColumnKey(owner, attribute), key -> new TextBuffer(lastWins));
  }
}
