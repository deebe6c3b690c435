package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private static final Concept SHIRT = new Concept(ConceptKind.CATEGORY, "t-shirt");
  private static final Concept WATCH = new Concept(ConceptKind.CATEGORY, "watch");
  private static final Concept ORANGE = new Concept(ConceptKind.COLOR, "orange");
  private static final Concept ORANGE_BRAND = new Concept(ConceptKind.BRAND, "orange");

  private final Lexicon lexicon =
      Lexicon.builder()
          .add(SHIRT, Language.ENGLISH, "T-shirt", 1)
          .add(WATCH, Language.ENGLISH, "watch", 1)
          .add(WATCH, Language.CHINESE, "手表", 1)
          .add(ORANGE, Language.ENGLISH, "orange", 1)
          .add(ORANGE_BRAND, Language.ENGLISH, "Orange", 0.2)
          .word("strap", 40)
          .build();

  private List<Mention> mentions(String text) {
    return lexicon.mentions(Tokenizer.tokens(text));
  }

  @Test
  void mentions_hyphenSpaceOrNothing_findTheSameConcept() {
    for (String text : List.of("t shirt", "T-SHIRT", "tshirt", "t-shirts", "Ｔ－ｓｈｉｒｔ")) {
      assertEquals(SHIRT, mentions(text).get(0).senses().get(0).concept(), text);
    }
  }

  @Test
  void mentions_plural_findsTheSingular() {
    assertEquals(WATCH, mentions("two watches").get(0).senses().get(0).concept());
  }

  @Test
  void mentions_chineseInsideARun_isFoundAtItsCharacters() {
    Mention mention = mentions("男手表带").get(0);
    assertEquals(1, mention.first());
    assertEquals(3, mention.end());
  }

  @Test
  void mentions_ambiguousForm_ranksByPrior() {
    List<Sense> senses = mentions("orange").get(0).senses();
    assertEquals(List.of(ORANGE, ORANGE_BRAND), senses.stream().map(Sense::concept).toList());
  }

  @Test
  void mentions_partOfAWord_isNotFound() {
    assertTrue(mentions("watchful watch4").stream().allMatch(m -> m.first() == 1));
    assertEquals(List.of(), mentions("watchful"));
  }

  @Test
  void mentions_emptyLexicon_findsNothing() {
    assertEquals(List.of(), Lexicon.builder().build().mentions(Tokenizer.tokens("watch")));
  }

  @Test
  void correction_knownWordOfTheCatalogue_isNotCorrected() {
    assertEquals(Optional.empty(), lexicon.correction("strap"));
    assertTrue(lexicon.knows("strap"));
    assertFalse(lexicon.knows("strapp"));
  }

  @Test
  void correction_oneEdit_findsTheWord() {
    assertEquals("watch", lexicon.correction("wacth").orElseThrow().word());
    assertEquals("strap", lexicon.correction("strapp").orElseThrow().word());
    assertEquals("orange", lexicon.correction("ornge").orElseThrow().word());
  }

  @Test
  void correction_shortWordOrDigits_isNotCorrected() {
    assertEquals(Optional.empty(), lexicon.correction("wat"));
    assertEquals(Optional.empty(), lexicon.correction("watc4"));
  }

  @Test
  void add_priorNotAboveZero_isRefused() {
    LexiconBuilder builder = Lexicon.builder();
    assertThrows(
        IllegalArgumentException.class, () -> builder.add(WATCH, Language.ENGLISH, "clock", 0));
  }

  @Test
  void build_then_builderChangesNothing() {
    LexiconBuilder builder = Lexicon.builder().add(WATCH, Language.ENGLISH, "watch", 1);
    Lexicon built = builder.build();
    builder.add(SHIRT, Language.ENGLISH, "watch", 2).word("clock", 3);
    assertEquals(1, built.senses("watch").size());
    assertFalse(built.knows("clock"));
  }
}
