package io.shopguide.kg.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static void assertHolds(Set<Long> model, Changes changes) {
    List<Long> all = new ArrayList<>();
    for (int c = 0; c < changes.chunkCount(); c++) {
      assertTrue(changes.chunk(c).length > 0, "chunk " + c);
      for (long event : changes.chunk(c)) {
        all.add(event);
      }
    }
    assertEquals(List.copyOf(model), all);
    assertEquals(model.stream().filter(Changes::isRemoved).count(), changes.removed());
    assertEquals(model.size() - changes.removed(), changes.added());
    assertEquals(model.isEmpty(), changes.isEmpty());
  }

  private static long event(Random random, int ids) {
    int id = random.nextInt(ids);
    return Changes.event(id / 3, id, random.nextBoolean());
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void plusAndMinus_anyEvents_leaveFormerVersionsAsTheyWere(
      @ForAll @IntRange(min = 1, max = 2500) int ids,
      @ForAll @IntRange(min = 1, max = 9) int removals,
      @ForAll long seed) {
    Random random = new Random(seed);
    TreeSet<Long> model = new TreeSet<>();
    Changes changes = Changes.NONE;
    Changes former = changes;
    TreeSet<Long> formerModel = new TreeSet<>();
    boolean ascending = random.nextBoolean();
    for (int i = 0; i < 3000; i++) {
      long event = ascending && i < 1500 ? Changes.event(i, i, i % 2 == 0) : event(random, ids);
      assertEquals(model.contains(event), changes.contains(event));
      if (model.add(event)) {
        changes = changes.plus(event);
      } else if (random.nextInt(10) < removals) {
        model.remove(event);
        changes = changes.minus(event);
      }
      if (i % 700 == 0) {
        assertHolds(formerModel, former);
        former = changes;
        formerModel = new TreeSet<>(model);
      }
    }
    assertHolds(model, changes);
    assertHolds(formerModel, former);
    for (long event : List.copyOf(model)) {
      model.remove(event);
      changes = changes.minus(event);
    }
    assertHolds(model, changes);
  }

  @Test
  void event_extremes_areKeptApartAndInOrder() {
    long last = -1;
    for (int rank : new int[] {0, 1, (1 << 30) - 1}) {
      for (boolean removed : new boolean[] {false, true}) {
        for (int id : new int[] {0, 1, Integer.MAX_VALUE}) {
          long event = Changes.event(rank, id, removed);
          assertEquals(rank, Changes.rank(event));
          assertEquals(id, Changes.id(event));
          assertEquals(removed, Changes.isRemoved(event));
          assertTrue(event > last, rank + " " + removed + " " + id);
          last = event;
        }
      }
    }
  }

  @Test
  void withNotes_laterEvents_keepThem() {
    Notes notes = Notes.NONE.with(7, Annotation.weight(2));
    Changes changes = Changes.NONE.plus(Changes.event(0, 7, false)).withNotes(notes);
    assertSame(notes, changes.plus(Changes.event(0, 9, true)).notes());
    assertSame(notes, changes.minus(Changes.event(0, 7, false)).notes());
    assertFalse(changes.isEmpty());
    assertTrue(Changes.NONE.isEmpty());
    assertFalse(Changes.NONE.contains(0));
  }
}
