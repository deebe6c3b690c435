package io.shopguide.kg.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.image.Adjacency.Layout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdjacencyTest {
  private static final int BEFORE = 8;

  /** Rows of targets, each with an annotation's index. */
  private static final class Model {
    private final TreeMap<Integer, TreeMap<Integer, Integer>> rows = new TreeMap<>();
    private final int entities;
    private int edges;
    private int least = Integer.MAX_VALUE;
    private int greatest;
    private int greatestNote;

    Model(int entities) {
      this.entities = entities;
    }

    Model add(int row, int target, int note) {
      if (rows.computeIfAbsent(row, r -> new TreeMap<>()).putIfAbsent(target, note) != null) {
        return this;
      }
      edges++;
      least = Math.min(least, target);
      greatest = Math.max(greatest, target);
      greatestNote = Math.max(greatestNote, note);
      return this;
    }

    /** Writes and reads the rows; compares all. */
    Layout check() {
      Layout[] layout = new Layout[1];
      ByteBuffer bytes =
          Written.bytes(
              out -> {
                out.writeLong(-1);
                int noteWidth = Packed.widthFor(greatestNote);
                AdjacencyWriter writer =
                    new AdjacencyWriter(out, entities, least, greatest, noteWidth);
                for (Map.Entry<Integer, TreeMap<Integer, Integer>> row : rows.entrySet()) {
                  for (Map.Entry<Integer, Integer> edge : row.getValue().entrySet()) {
                    writer.add(row.getKey(), edge.getKey(), edge.getValue());
                  }
                }
                assertEquals(edges, writer.edges());
                layout[0] = writer.finish();
              });
      assertEquals(bytes.capacity() - BEFORE, layout[0].bytes(entities, edges));
      Adjacency read = new Adjacency(bytes, BEFORE, entities, edges, layout[0]);
      read.validate(greatest + 1, greatestNote + 1);
      assertThrows(IllegalArgumentException.class, () -> read.validate(greatest, greatestNote + 1));
      if (greatestNote > 0) {
        assertThrows(
            IllegalArgumentException.class, () -> read.validate(greatest + 1, greatestNote));
      }
      assertEquals(greatestNote > 0, read.hasNotes());
      compare(read);
      compareRows(read);
      return layout[0];
    }

    private void compare(Adjacency read) {
      assertEquals(edges, read.edges());
      for (int local = -2; local <= entities + 1; local++) {
        TreeMap<Integer, Integer> row = rows.getOrDefault(local, new TreeMap<>());
        long range = read.range(local);
        int from = Adjacency.startOf(range);
        int to = Adjacency.endOf(range);
        int[] targets = new int[to - from + 2];
        read.copyTargets(from, to, 10, targets, 1);
        int[] expected = new int[row.size() + 2];
        int next = 1;
        for (int target : row.keySet()) {
          expected[next++] = target + 10;
        }
        assertEquals(Arrays.toString(expected), Arrays.toString(targets), "row of " + local);
        for (int target = least - 2; target <= Math.min(greatest + 2, least + 70); target++) {
          int position = read.position(local, target);
          Integer note = row.get(target);
          assertEquals(note != null, position >= 0, local + " to " + target);
          if (note != null) {
            assertEquals(target, read.target(position));
            assertEquals(note, read.note(position));
          }
        }
      }
    }

    private void compareRows(Adjacency read) {
      TreeMap<Integer, Integer> lengths = new TreeMap<>();
      for (int row = 0; row < read.rows(); row++) {
        long range = read.rangeOfRow(row);
        lengths.put(read.entity(row), Adjacency.endOf(range) - Adjacency.startOf(range));
      }
      lengths.values().removeIf(length -> length == 0);
      TreeMap<Integer, Integer> expected = new TreeMap<>();
      rows.forEach((row, targets) -> expected.put(row, targets.size()));
      assertEquals(expected, lengths);
      for (int local = -2; local <= entities + 1; local++) {
        int row = read.rowFrom(local);
        assertTrue(row >= 0 && row <= read.rows());
        assertTrue(row == read.rows() || read.entity(row) >= local, "row from " + local);
        assertTrue(row == 0 || read.entity(row - 1) < local, "row from " + local);
      }
    }
  }

  @Test
  void finish_rowsOfAllShapes_usesTheLayoutThatFits() {
    Model single = new Model(5);
    Model sparseSingle = new Model(900);
    Model all = new Model(5);
    Model gaps = new Model(40);
    Model sparse = new Model(5000);
    for (int i = 0; i < 5; i++) {
      single.add(i, 7, 0);
      sparseSingle.add(i * 200, 7 + i, 0);
      all.add(i, i, 0).add(i, 90, 0);
      sparse.add(i * 1000, i, 0).add(i * 1000, 1000, 3);
    }
    for (int i = 1; i < 39; i++) {
      gaps.add(i, i, 0).add(i == 20 ? 19 : i, 40, 1);
    }
    gaps.rows.remove(20);
    gaps.edges = gaps.rows.values().stream().mapToInt(TreeMap::size).sum();
    assertEquals(new Layout(5, true, true, 7, 0, 0), single.check());
    assertEquals(new Layout(5, false, true, 7, 3, 0), sparseSingle.check());
    assertEquals(new Layout(5, true, false, 0, 7, 0), all.check());
    assertEquals(new Layout(40, true, false, 1, 6, 1), gaps.check());
    assertEquals(new Layout(5, false, false, 0, 10, 2), sparse.check());
  }

  @Test
  void finish_oneEdge_keepsIt() {
    assertEquals(1, new Model(1).add(0, 0, 0).check().rows());
    assertEquals(1, new Model(1).add(0, Integer.MAX_VALUE - 1, 0).check().rows());
    assertEquals(1, new Model(70).add(69, 3, 5).check().rows());
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void adjacency_anyEdges_givesWhatWasWritten(
      @ForAll @IntRange(min = 1, max = 150) int entities,
      @ForAll @IntRange(min = 1, max = 60) int targets,
      @ForAll @IntRange(max = 3) int noteBits,
      @ForAll long seed) {
    Random random = new Random(seed);
    Model model = new Model(entities);
    int share = 1 + random.nextInt(8);
    int longest = 1 + random.nextInt(6);
    int first = random.nextInt(1 << random.nextInt(20));
    for (int row = 0; row < entities; row++) {
      if (random.nextInt(share) == 0 || (row == entities - 1 && model.edges == 0)) {
        for (int i = random.nextInt(longest); i >= 0; i--) {
          model.add(row, first + random.nextInt(targets), random.nextInt(1 << noteBits));
        }
      }
    }
    model.check();
  }

  @Test
  void empty_anyEntity_hasNoEdges() {
    Adjacency empty = Adjacency.empty(3);
    empty.validate(0, 1);
    for (int local = -1; local < 4; local++) {
      assertEquals(0, empty.range(local));
      assertTrue(empty.position(local, 0) < 0);
      assertEquals(0, empty.rowFrom(local));
    }
    assertEquals(0, empty.edges());
    assertEquals(0, empty.rows());
  }

  @Test
  void adjacency_countsThatCannotBe_areRefused() {
    ByteBuffer bytes = ByteBuffer.allocate(1000).order(ImageFormat.ORDER);
    int many = Integer.MAX_VALUE;
    for (Layout layout :
        new Layout[] {
          new Layout(-1, false, false, 0, 3, 0),
          new Layout(11, false, false, 0, 3, 0), // more rows than entities
          new Layout(9, true, false, 0, 3, 0), // not all
          new Layout(9, false, true, 0, 3, 0), // not single
          new Layout(10, true, true, 0, 32, 16), // more edges than bytes
        }) {
      assertThrows(IllegalArgumentException.class, () -> new Adjacency(bytes, 0, 10, 200, layout));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Adjacency(bytes, 0, 9, 8, new Layout(9, false, false, 0, 3, 0)));
    Layout oneTarget = new Layout(1, true, false, 0, 0, 0);
    assertEquals(1, new Adjacency(bytes, 0, 1, 1, oneTarget).edges());
    assertThrows(IllegalArgumentException.class, () -> new Adjacency(bytes, 0, 1, many, oneTarget));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void rangeOfRow_anyBytes_staysWithinTheEdges(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] noise = new byte[600];
    random.nextBytes(noise);
    if (random.nextBoolean()) {
      Arrays.fill(noise, random.nextInt(500), 600, (byte) (random.nextBoolean() ? -1 : 0));
    }
    int rows = 1 + random.nextInt(60);
    int edges = rows + random.nextInt(200);
    Layout layout = new Layout(rows, true, false, 0, 8, 0);
    Adjacency read =
        new Adjacency(ByteBuffer.wrap(noise).order(ImageFormat.ORDER), 0, rows, edges, layout);
    for (int row = 0; row < rows; row++) {
      try {
        long range = read.rangeOfRow(row);
        assertTrue(0 <= Adjacency.startOf(range), "row " + row);
        assertTrue(Adjacency.startOf(range) <= Adjacency.endOf(range), "row " + row);
        assertTrue(Adjacency.endOf(range) <= edges, "row " + row);
      } catch (IndexOutOfBoundsException e) {
        assertThrows(RuntimeException.class, () -> read.validate(1 << 8, 1), e.toString());
      }
    }
  }
}
