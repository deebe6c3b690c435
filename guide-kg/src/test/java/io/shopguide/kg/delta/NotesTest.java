package io.shopguide.kg.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.shopguide.kg.Annotation;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class NotesTest {
  private static void assertHolds(Map<Integer, Annotation> model, Notes notes) {
    for (int id = -2; id < 42; id++) {
      assertEquals(model.getOrDefault(id, Annotation.NONE), notes.get(id));
    }
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void with_anyNotes_leavesFormerVersionsAsTheyWere(@ForAll long seed) {
    Random random = new Random(seed);
    TreeMap<Integer, Annotation> model = new TreeMap<>();
    Notes notes = Notes.NONE;
    for (int i = 0; i < 100; i++) {
      int id = random.nextInt(40);
      boolean none = random.nextInt(3) == 0;
      Annotation note = none ? Annotation.NONE : Annotation.weight(1 + random.nextInt(5));
      TreeMap<Integer, Annotation> formerModel = new TreeMap<>(model);
      Notes former = notes;
      model.put(id, note);
      notes = notes.with(id, note);
      assertHolds(model, notes);
      assertHolds(formerModel, former);
    }
  }
}
