package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLexiconTest {
  private static final Concept WATCH = new Concept(ConceptKind.CATEGORY, "watch");
  private static final Concept CLOCK = new Concept(ConceptKind.CATEGORY, "clock");
  private static final List<String> FORMS =
      List.of("watch", "clock", "wall clock", "手表", "smart watch", "clock radio");

  private static LexiconBuilder forms() {
    return Lexicon.builder()
        .add(WATCH, Language.ENGLISH, "watch", 1)
        .add(WATCH, Language.CHINESE, "手表", 1)
        .add(CLOCK, Language.ENGLISH, "wall clock", 1);
  }

  private static List<Mention> mentions(Lexicon lexicon) {
    return lexicon.mentions(Tokenizer.tokens("smart watches, 手錶, wall-clock radio clocks"));
  }

  @Test
  void update_addedForm_isFoundBesideTheBase() {
    LiveLexicon live = new LiveLexicon(forms().build());
    Lexicon before = live.current();
    live.update(e -> e.add(WATCH, Language.ENGLISH, "smart watch", 1));
    assertEquals(WATCH, live.current().senses("smart watches").get(0).concept());
    assertEquals(before.formCount() + 2, live.current().formCount(), "in both numbers");
    assertEquals(List.of(), before.senses("smart watch"), "a reader keeps what it took");
    assertTrue(live.current().knows("smart"));
    assertEquals("smart", live.current().correction("smrat").orElseThrow().word());
  }

  @Test
  void update_removedForm_isGoneInBothNumbers() {
    LiveLexicon live = new LiveLexicon(forms().build());
    live.update(e -> e.remove(WATCH, "Watch").remove(CLOCK, "no such form"));
    assertEquals(List.of(), live.current().senses("watches"));
    assertEquals(1, live.current().senses("手表").size());
    assertEquals(forms().build().formCount() - 2, live.current().formCount());
    assertTrue(mentions(live.current()).stream().noneMatch(m -> m.first() == 1));
  }

  @Test
  void update_secondSenseOfAForm_joinsThoseOfTheBase() {
    LiveLexicon live = new LiveLexicon(forms().build());
    live.update(e -> e.add(CLOCK, Language.ENGLISH, "watch", 3));
    assertEquals(
        List.of(CLOCK, WATCH),
        live.current().senses("watch").stream().map(Sense::concept).toList());
  }

  @Test
  void update_thatThrows_changesNothing() {
    LiveLexicon live = new LiveLexicon(forms().build());
    Lexicon before = live.current();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            live.update(
                e -> e.remove(WATCH, "watch").add(WATCH, Language.ENGLISH, "clock", Double.NaN)));
    assertSame(before, live.current());
  }

  @Test
  void update_atRandom_equalsABuilderWithTheSameChanges() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      LiveLexicon live = new LiveLexicon(forms().build());
      List<Consumer<LexiconBuilder>> done = new ArrayList<>();
      int rebuilt = 0; // changes that the source of the last rebuild knew
      for (int i = 0; i < 12; i++) {
        Concept concept = random.nextBoolean() ? WATCH : CLOCK;
        String form = FORMS.get(random.nextInt(FORMS.size()));
        double prior = 1 + random.nextInt(3);
        if (random.nextInt(3) > 0) {
          live.update(e -> e.add(concept, Language.ENGLISH, form, prior));
          done.add(builder -> builder.add(concept, Language.ENGLISH, form, prior));
        } else {
          live.update(e -> e.remove(concept, form));
          done.add(builder -> builder.remove(concept, form));
        }
        if (random.nextInt(6) == 0) {
          live.rebuild(forms(done.subList(0, rebuilt)));
          rebuilt = done.size();
        }
      }
      Lexicon expected = forms(done).build();
      for (String form : FORMS) {
        assertEquals(expected.senses(form), live.current().senses(form), "seed " + seed);
      }
      assertEquals(mentions(expected), mentions(live.current()), "seed " + seed);
      assertEquals(expected.formCount(), live.current().formCount(), "seed " + seed);
    }
  }

  private static LexiconBuilder forms(List<Consumer<LexiconBuilder>> changes) {
    LexiconBuilder builder = forms();
    changes.forEach(change -> change.accept(builder));
    return builder;
  }

  @Test
  void rebuild_withChanges_canBeSaved(@TempDir Path folder) {
    LiveLexicon live = new LiveLexicon(forms().build());
    live.update(e -> e.add(CLOCK, Language.ENGLISH, "clock", 1));
    assertThrows(
        IllegalStateException.class, () -> live.current().save(folder.resolve("a.lexicon")));
    assertThrows(IllegalArgumentException.class, () -> new LiveLexicon(live.current()));
    live.rebuild(forms());
    live.current().save(folder.resolve("a.lexicon"));
    assertEquals(1, Lexicon.open(folder.resolve("a.lexicon")).senses("clock").size());
  }

  @Test
  void current_whileOthersWrite_isAlwaysWhole() throws InterruptedException {
    LiveLexicon live = new LiveLexicon(forms().build());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; i < 300; i++) {
                live.update(
                    e ->
                        e.add(CLOCK, Language.ENGLISH, "clock", 1)
                            .add(CLOCK, Language.ENGLISH, "clock radio", 1));
                live.update(e -> e.remove(CLOCK, "clock").remove(CLOCK, "clock radio"));
              }
            });
    writer.setUncaughtExceptionHandler((thread, error) -> failure.set(error));
    writer.start();
    int reads = 0;
    while (writer.isAlive() || reads == 0) {
      Lexicon lexicon = live.current();
      assertEquals(lexicon.senses("clock").size(), lexicon.senses("clock radio").size());
      reads++;
    }
    writer.join();
    assertEquals(null, failure.get());
  }
}
