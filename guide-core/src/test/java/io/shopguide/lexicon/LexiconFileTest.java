package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconFileTest {
  private final Lexicon built =
      Lexicon.builder()
          .vocabulary(Vocabulary.builtIn())
          .add(new Concept(ConceptKind.BRAND, "häagen"), Language.ENGLISH, "Häagen", 0.125)
          .word("zirconium", 1L << 50)
          .build();

  @TempDir Path folder;

  @Test
  void open_savedLexicon_answersTheSame() {
    Path file = folder.resolve("shop.lexicon");
    built.save(file);
    Lexicon opened = Lexicon.open(file);
    assertEquals(built.toString(), opened.toString());
    Vocabulary vocabulary = Vocabulary.builtIn();
    for (Concept concept : vocabulary.concepts()) {
      for (Language language : Language.values()) {
        for (String form : vocabulary.forms(concept, language)) {
          assertEquals(built.senses(form), opened.senses(form), form);
          List<Token> tokens = Tokenizer.tokens("one " + form + "一 two");
          assertEquals(built.mentions(tokens), opened.mentions(tokens));
        }
      }
    }
    assertEquals(built.senses("haagen"), opened.senses("haagen"));
    assertEquals(0.125, opened.senses("Häagen").get(0).prior());
    assertEquals(built.correction("headphnes"), opened.correction("headphnes"));
    assertTrue(opened.knows("zirconium"));
    assertEquals(built.size(), opened.size());
  }

  @Test
  void save_overAnExistingFile_replacesItAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("shop.lexicon");
    Lexicon.builder().build().save(file);
    assertEquals(0, Lexicon.open(file).formCount());
    built.save(file);
    assertEquals(built.formCount(), Lexicon.open(file).formCount());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void open_anyByteChangedOrCut_isRefusedWithPlaceAndRemedy() throws IOException {
    Path file = folder.resolve("small.lexicon");
    Lexicon.builder()
        .add(new Concept(ConceptKind.COLOR, "red"), Language.ENGLISH, "red", 1)
        .add(new Concept(ConceptKind.COLOR, "red"), Language.CHINESE, "红色", 1)
        .build()
        .save(file);
    byte[] bytes = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.lexicon");
    int harmless = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;
      Files.write(damaged, changed);
      try {
        assertEquals(2, Lexicon.open(damaged).formCount(), "only padding may change");
        harmless++;
      } catch (LexiconFormatException e) {
        assertTrue(e.getMessage().contains(damaged.toString()), e.getMessage());
        assertTrue(e.getMessage().contains("; "), e.getMessage());
      }
    }
    assertTrue(harmless < 21 * 64, "padding between the sections: " + harmless);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(damaged, Arrays.copyOf(bytes, length));
      assertThrows(LexiconFormatException.class, () -> Lexicon.open(damaged));
    }
  }

  @Test
  void open_newerVersionOrMissingFile_isSaid() throws IOException {
    Path file = folder.resolve("shop.lexicon");
    built.save(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 2;
    Files.write(file, bytes);
    LexiconFormatException newer =
        assertThrows(LexiconFormatException.class, () -> Lexicon.open(file));
    assertTrue(newer.getMessage().contains("update the library"), newer.getMessage());
    UncheckedIOException missing =
        assertThrows(UncheckedIOException.class, () -> Lexicon.open(folder.resolve("none")));
    assertTrue(missing.getMessage().contains("none"), missing.getMessage());
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
