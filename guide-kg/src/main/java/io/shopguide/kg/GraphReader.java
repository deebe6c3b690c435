package io.shopguide.kg;

import io.shopguide.kg.GraphFormat.Section;
import io.shopguide.kg.ProductGraph.ColumnKey;
import io.shopguide.kg.ProductGraph.RelationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a graph file and trusts nothing in it: besides the checksums, all orders, ranges and counts
 * are checked, so that a forged file cannot make a graph that fails later. Not thread-safe; one per
 * thread.
 */
final class GraphReader {
  private final Path file;
  private final FileChannel channel;
  private final GraphHeader header;
  private final List<EntityClass> classes = new ArrayList<>();

  private GraphReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.header = GraphHeader.read(file, channel);
  }

  static ProductGraph read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new GraphReader(file, channel).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the graph " + file + ": " + e, e);
    }
  }

  private ProductGraph readAll() throws IOException {
    for (Section section : Section.values()) {
      SectionInput.verify(
          file,
          channel,
          section,
          header.start(section),
          header.length(section),
          header.crc(section));
    }
    readClasses(open(Section.CLASSES));
    Utf8Pool keys = readKeys(open(Section.KEYS));
    return new ProductGraph(
        classes,
        keys,
        readRelations(open(Section.RELATIONS)),
        readNumbers(open(Section.NUMBERS)),
        readTexts(open(Section.TEXTS)));
  }

  private SectionInput open(Section section) {
    return new SectionInput(file, channel, section, header.start(section), header.length(section));
  }

  private void readClasses(SectionInput in) throws IOException {
    int count = in.readCount(8);
    long first = 0;
    for (int i = 0; i < count; i++) {
      String name = in.readName();
      int size = in.readInt();
      requireAscending(in, i == 0 ? null : classes.get(i - 1).name(), name);
      if (size < 1 || first + size > Integer.MAX_VALUE) {
        throw in.damaged("class " + name + " has " + size + " entities");
      }
      classes.add(new EntityClass(name, (int) first, size));
      first += size;
    }
    in.requireEnd();
  }

  private Utf8Pool readKeys(SectionInput in) throws IOException {
    Utf8Pool keys = readPool(in);
    int expected = classes.isEmpty() ? 0 : classes.getLast().end();
    if (keys.size() != expected) {
      throw in.damaged(keys.size() + " keys for " + expected + " entities");
    }
    for (EntityClass owner : classes) {
      for (int id = owner.first() + 1; id < owner.end(); id++) {
        if (keys.compare(id - 1, id) >= 0) {
          throw in.damaged("key " + id + " is out of order");
        }
      }
    }
    in.requireEnd();
    return keys;
  }

  private List<Relation> readRelations(SectionInput in) throws IOException {
    List<Relation> relations = new ArrayList<>();
    int count = in.readCount(25);
    RelationKey last = null;
    for (int i = 0; i < count; i++) {
      String predicate = in.readName();
      EntityClass subjects = readClass(in);
      EntityClass objects = readClass(in);
      RelationKey key = new RelationKey(predicate, subjects.name(), objects.name());
      requireAscending(in, last, key);
      last = key;
      boolean weighted = readFlag(in);
      relations.add(
          new Relation(predicate, subjects, objects, readEdges(in, subjects, objects, weighted)));
    }
    in.requireEnd();
    return relations;
  }

  private Adjacency readEdges(
      SectionInput in, EntityClass subjects, EntityClass objects, boolean weighted)
      throws IOException {
    int edges = in.readCount(4);
    Rows rows = readRows(in, subjects);
    int[] offsets = readOffsets(in, rows.count());
    if (offsets[rows.count()] != edges) {
      throw in.damaged("the edges do not add up to " + edges);
    }
    int[] targets = in.readInts(edges);
    for (int row = 0; row < rows.count(); row++) {
      int previous = -1;
      for (int p = offsets[row]; p < offsets[row + 1]; p++) {
        if (targets[p] <= previous || targets[p] >= objects.count()) {
          throw in.damaged("edge " + p + " points to " + targets[p]);
        }
        previous = targets[p];
      }
    }
    if (!weighted) {
      return new Adjacency(rows, offsets, targets, null);
    }
    float[] weights = in.readFloats(edges);
    for (float weight : weights) {
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw in.damaged("a weight is " + weight);
      }
    }
    return new Adjacency(rows, offsets, targets, weights);
  }

  private List<NumberColumn> readNumbers(SectionInput in) throws IOException {
    List<NumberColumn> columns = new ArrayList<>();
    int count = in.readCount(17);
    ColumnKey last = null;
    for (int i = 0; i < count; i++) {
      EntityClass owners = readClass(in);
      String attribute = in.readName();
      ColumnKey key = new ColumnKey(owners.name(), attribute);
      requireAscending(in, last, key);
      last = key;
      String unit = in.readName();
      boolean flags = readFlag(in);
      Rows rows = readRows(in, owners);
      double[] values = in.readDoubles(rows.count());
      for (double value : values) {
        if (Double.isInfinite(value) || (Double.isNaN(value) && !rows.isDense())) {
          throw in.damaged("a value of " + attribute + " is " + value);
        }
      }
      columns.add(new NumberColumn(owners, attribute, unit, flags, rows, values));
    }
    in.requireEnd();
    return columns;
  }

  private List<TextColumn> readTexts(SectionInput in) throws IOException {
    List<TextColumn> columns = new ArrayList<>();
    int count = in.readCount(20);
    ColumnKey last = null;
    for (int i = 0; i < count; i++) {
      EntityClass owners = readClass(in);
      String attribute = in.readName();
      ColumnKey key = new ColumnKey(owners.name(), attribute);
      requireAscending(in, last, key);
      last = key;
      Rows rows = readRows(in, owners);
      Utf8Pool pool = readPool(in);
      if (pool.size() != rows.count()) {
        throw in.damaged(pool.size() + " texts for " + rows.count() + " rows");
      }
      columns.add(new TextColumn(owners, attribute, rows, pool));
    }
    in.requireEnd();
    return columns;
  }

  private EntityClass readClass(SectionInput in) throws IOException {
    return classes.get(in.readBelow(classes.size(), "the index of a class"));
  }

  private static boolean readFlag(SectionInput in) throws IOException {
    int flag = in.readByte();
    if (flag != 0 && flag != 1) {
      throw in.damaged("a flag is " + flag);
    }
    return flag == 1;
  }

  private static Rows readRows(SectionInput in, EntityClass owners) throws IOException {
    int count = in.readInt();
    if (count == GraphFormat.DENSE) {
      return Rows.dense(owners.count());
    }
    int[] sorted = in.readInts(count);
    for (int i = 0; i < count; i++) {
      if (sorted[i] < 0 || sorted[i] >= owners.count() || (i > 0 && sorted[i] <= sorted[i - 1])) {
        throw in.damaged("row " + i + " is of entity " + sorted[i]);
      }
    }
    return Rows.sparse(owners.count(), sorted);
  }

  private static Utf8Pool readPool(SectionInput in) throws IOException {
    int count = in.readCount(4);
    int[] offsets = readOffsets(in, count);
    Utf8Pool pool = new Utf8Pool(offsets, in.readBytes(offsets[count]));
    if (!pool.isWellFormed()) {
      throw in.damaged("a text is not UTF-8");
    }
    return pool;
  }

  private static int[] readOffsets(SectionInput in, int rows) throws IOException {
    int[] offsets = in.readInts(rows + 1);
    if (offsets[0] != 0) {
      throw in.damaged("the first offset is " + offsets[0]);
    }
    for (int i = 1; i < offsets.length; i++) {
      if (offsets[i] < offsets[i - 1]) {
        throw in.damaged("offset " + i + " descends");
      }
    }
    return offsets;
  }

  private static <T extends Comparable<T>> void requireAscending(
      SectionInput in, T last, T current) {
    if (last != null && last.compareTo(current) >= 0) {
      throw in.damaged(current + " is out of order");
    }
  }
}
