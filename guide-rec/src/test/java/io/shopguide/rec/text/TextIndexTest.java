package io.shopguide.rec.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.rec.text.TextIndexTester.Hits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextIndexTest {
  @TempDir private Path folder;

  private TextIndexTester titles(String... titles) throws IOException {
    return TextIndexTester.ofTitles(folder.resolve("text"), titles);
  }

  @Test
  void search_inflectedEnglish_findsTheStem() throws IOException {
    try (TextIndexTester index = titles("Running Shoes", "Shoe rack", "The runner's SHOE's lace")) {
      assertEquals(List.of(0), index.words("runs").ranked());
      assertEquals(3, index.words("shoe").ranked().size());
      assertEquals(3, index.words("SHOES").ranked().size());
    }
  }

  @Test
  void search_stopWordsAndNothing_findsNothing() throws IOException {
    try (TextIndexTester index = titles("The one and only", "of the")) {
      assertEquals(List.of(), index.words("the", "and", "of").ranked());
      assertEquals(List.of(), index.words("", "…", "!!").ranked());
      assertEquals(List.of(), index.search(new TextQuery(List.of())).ranked());
    }
  }

  @Test
  void search_chinese_matchesPairsOfCharacters() throws IOException {
    try (TextIndexTester index = titles("无线蓝牙耳机", "蓝色的牙刷", "机械键盘", "ＵＳＢ 数据线")) {
      assertEquals(List.of(0), index.words("蓝牙").ranked());
      assertEquals(List.of(0), index.words("蓝牙耳机").ranked());
      assertEquals(List.of(), index.words("色牙").ranked());
      assertEquals(List.of(2), index.words("机械").ranked());
      assertEquals(List.of(3), index.words("usb").ranked(), "full-width letters are letters");
    }
  }

  @Test
  void search_phraseSynonym_needsItsWordsTogether() throws IOException {
    try (TextIndexTester index =
        titles("over ear headphones", "an ear, over and over", "earphones", "ear over")) {
      Hits hits = index.synonyms("earphones", "over ear headphones");
      assertEquals(Set.of(0, 2), Set.copyOf(hits.ranked()));
      assertEquals(List.of(0), index.synonyms("over ear").ranked());
      assertEquals(Set.of(0, 1, 3), Set.copyOf(index.words("over", "ear").ranked()));
    }
  }

  @Test
  void search_wordings_countByTheirBoost() throws IOException {
    try (TextIndexTester index = titles("couch", "sofa", "lamp")) {
      Hits hits = index.synonyms("sofa", "couch");
      assertEquals(List.of(1, 0), hits.ranked());
      assertEquals(hits.scores().get(1) / 2, hits.scores().get(0), 1e-6);
    }
  }

  @Test
  void search_twoWordings_countTheBetterOnce() throws IOException {
    try (TextIndexTester index = titles("sofa couch", "sofa", "lamp")) {
      Hits both = index.synonyms("sofa", "couch");
      Hits one = index.synonyms("sofa");
      assertEquals(one.scores().get(0), both.scores().get(0), 1e-6);
      assertEquals(1, both.covered(0), 1e-6);
    }
  }

  @Test
  void search_coverage_isTheShareOfTheWordsInformation() throws IOException {
    try (TextIndexTester index = titles("red shoe", "red lamp", "red", "blue", "green")) {
      Hits hits = index.words("red", "lamp", "unheard");
      double red = Math.log(1 + (5 - 3 + 0.5) / 3.5);
      double lamp = Math.log(1 + (5 - 1 + 0.5) / 1.5);
      double unheard = Math.log(1 + (5 - 0 + 0.5) / 0.5);
      double total = red + lamp + unheard;
      assertEquals(total, hits.total(), 1e-6, "a word of no product says most of all");
      assertEquals((red + lamp) / total, hits.covered(1), 1e-6);
      assertEquals(red / total, hits.covered(0), 1e-6);
      assertEquals(hits.covered(0), hits.covered(2), 1e-6);
      assertEquals(0, hits.covered(3));
    }
  }

  @Test
  void search_sameWordInOtherFields_ranksByTheFieldsWeight() throws IOException {
    List<ProductText> texts =
        List.of(
            new ProductText("x", "", "", "", "lamp"),
            new ProductText("x", "", "", "lamp", ""),
            new ProductText("x", "lamp", "", "", ""),
            new ProductText("lamp", "", "", "", ""));
    try (TextIndexTester index = TextIndexTester.of(folder.resolve("text"), texts)) {
      assertEquals(List.of(3, 2, 1, 0), index.words("lamp").ranked());
    }
  }

  @Test
  void matching_severalWords_wantsAllInAnyField() throws IOException {
    List<ProductText> texts =
        List.of(
            new ProductText("red shoe", "", "", "", ""),
            new ProductText("shoe", "", "", "", "red"),
            new ProductText("red lamp", "", "", "", ""));
    try (TextIndexTester index = TextIndexTester.of(folder.resolve("text"), texts)) {
      assertEquals(List.of(0, 1), index.matching("red SHOES"));
      assertEquals(List.of(), index.matching("red shoes lamp"));
      assertEquals(List.of(), index.matching(""));
      assertEquals(List.of(), index.matching("the"));
    }
  }

  @Test
  void matching_longChineseRunAndManyWords_isAnswered() throws IOException {
    try (TextIndexTester index = titles("耳机", "lamp")) {
      StringBuilder run = new StringBuilder();
      StringBuilder words = new StringBuilder();
      for (int i = 0; i < 5_000; i++) {
        run.append((char) (0x4e00 + i));
        words.append('w').append(i).append('-');
      }
      assertEquals(List.of(), index.matching(run.toString()));
      assertEquals(List.of(), index.matching(words.toString()));
      assertEquals(List.of(), index.words(run.toString(), words.toString()).ranked());
      assertEquals(List.of(0), index.matching("耳机".repeat(1)));
    }
  }

  @Test
  void forEachWord_allTexts_listsThemAsWrittenWithTheirProducts() throws IOException {
    try (TextIndexTester index = titles("Running shoes", "shoes, shoes", "A")) {
      Map<String, Integer> words = new TreeMap<>();
      index.index().forEachWord(words::put);
      assertEquals(Map.of("running", 1, "shoes", 2, "a", 1), words);
    }
  }

  @Test
  void open_otherNumberOfProducts_isRefusedWithTheFolder() throws IOException {
    titles("a", "b").close();
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> TextIndex.open(folder.resolve("text"), 3));
    assertTrue(
        thrown.getMessage().contains(folder.resolve("text").toString()), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("build the guide again"), thrown.getMessage());
  }

  @Test
  void open_notFinishedOrNoIndex_isRefused() throws IOException {
    Path text = folder.resolve("text");
    assertThrows(UncheckedIOException.class, () -> TextIndex.open(text, 0));
    try (TextIndexWriter writer = new TextIndexWriter(text)) {
      writer.add(new ProductText("a", "", "", "", ""));
    }
    assertThrows(UncheckedIOException.class, () -> TextIndex.open(text, 1));
  }

  @Test
  void search_manyProductsInManyMergedPieces_findsEachAtItsOwnNumber() throws IOException {
    int products = 6_000;
    Path text = folder.resolve("text");
    try (TextIndexWriter writer = new TextIndexWriter(text, 0.2)) {
      for (int product = 0; product < products; product++) {
        String title = "number" + product + " group" + product % 7;
        String description = product % 50 == 0 ? " filler".repeat(product) : "";
        writer.add(new ProductText(title, "", "", description, ""));
      }
      writer.finish();
    }
    try (TextIndex index = TextIndex.open(text, products)) {
      for (int product = 0; product < products; product += 97) {
        assertEquals(
            List.of(product), index.matching("number" + product).stream().boxed().toList());
      }
      assertEquals(products / 7 + 1, index.matching("group0").cardinality());
      assertTrue(index.matching("group3").stream().allMatch(p -> p % 7 == 3));
    }
  }
}
