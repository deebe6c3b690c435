package io.shopguide.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
  private static final Concept GOLD = new Concept(ConceptKind.COLOR, "gold");
  private static final Concept ROSE = new Concept(ConceptKind.COLOR, "rose-gold");

  @TempDir Path folder;

  private Vocabulary read(String... lines) throws IOException {
    return Vocabulary.read(Files.write(folder.resolve("shop.tsv"), List.of(lines)));
  }

  @Test
  void builtIn_always_hasBothLanguages() {
    Vocabulary vocabulary = Vocabulary.builtIn();
    assertFalse(vocabulary.concepts().isEmpty());
    Concept black = vocabulary.find(ConceptKind.COLOR, "Black").orElseThrow();
    assertEquals(Optional.of(black), vocabulary.find(ConceptKind.COLOR, "黑色"));
  }

  @Test
  void builtIn_broaderKeys_areDefined() throws IOException {
    Vocabulary vocabulary = Vocabulary.builtIn();
    assertTrue(vocabulary.concepts().stream().anyMatch(c -> vocabulary.broader(c).isPresent()));
  }

  @Test
  void read_aFile_keepsFormsAndBroader() throws IOException {
    Vocabulary vocabulary =
        read("# ours", "color\tgold\tgold|golden\t金色\t", "color\trose-gold\trose gold\t\tgold");
    assertEquals(List.of("gold", "golden"), vocabulary.forms(GOLD, Language.ENGLISH));
    assertEquals(Optional.of(GOLD), vocabulary.broader(ROSE));
    assertEquals("rose gold", vocabulary.label(ROSE, Language.CHINESE));
  }

  @Test
  void find_labelInOtherNumberOrSpelling_isFound() throws IOException {
    Vocabulary vocabulary = read("category\tnotebook\tNote-book\t\t");
    Concept notebook = new Concept(ConceptKind.CATEGORY, "notebook");
    assertEquals(Optional.of(notebook), vocabulary.find(ConceptKind.CATEGORY, "Notebooks"));
    assertEquals(Optional.empty(), vocabulary.find(ConceptKind.BRAND, "Notebooks"));
  }

  @Test
  void with_sameConcept_joinsForms() throws IOException {
    Vocabulary first = read("color\tgold\tgold\t金色\t");
    Vocabulary both = first.with(read("color\tgold\tgold|golden\t\t"));
    assertEquals(List.of("gold", "golden"), both.forms(GOLD, Language.ENGLISH));
    assertEquals(List.of("金色"), both.forms(GOLD, Language.CHINESE));
  }

  @Test
  void read_unknownKind_namesFileLineColumnAndRemedy() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> read("color\tgold\tgold\t\t", "colr\tx\tx\t\t"));
    assertTrue(error.getMessage().contains("shop.tsv, line 2, column 1"), error.getMessage());
    assertTrue(error.getMessage().contains("use one of"), error.getMessage());
  }

  @Test
  void read_tooFewColumnsOrNoForm_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> read("color\tgold"));
    assertThrows(IllegalArgumentException.class, () -> read("color\tgold\t\t\t"));
    assertThrows(IllegalArgumentException.class, () -> read("color\t\tgold\t\t"));
  }

  @Test
  void read_missingFile_isReported() {
    assertThrows(UncheckedIOException.class, () -> Vocabulary.read(folder.resolve("none.tsv")));
  }
}
