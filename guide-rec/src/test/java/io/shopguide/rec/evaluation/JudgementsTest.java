package io.shopguide.rec.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementsTest {
  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("judgements.csv"), content);
  }

  @Test
  void read_quotedAndUnordered_keepsQueriesInOrder() throws IOException {
    Judgements judgements =
        Judgements.read(
            file(
                """
                docid,query,rating,comment
                7,"red, wide shoes",2,good
                8,耳机,0,
                9,"red, wide shoes", 3 ,
                ,empty,,
                """));
    assertEquals(List.of("red, wide shoes", "耳机", "empty"), judgements.queries());
    assertEquals(Map.of("7", 2, "9", 3), judgements.ratings().get("red, wide shoes"));
    assertEquals(Map.of("8", 0), judgements.ratings().get("耳机"));
    assertEquals(Map.of(), judgements.ratings().get("empty"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "2.5", "", "99999999999"})
  void read_badRating_namesFileLineAndValue(String rating) throws IOException {
    Path file = file("query,docid,rating\na,1,1\nb,2," + rating + "\n");
    IOException thrown = assertThrows(IOException.class, () -> Judgements.read(file));
    assertTrue(thrown.getMessage().startsWith(file + ":3"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("'" + rating + "'"), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "docid", "rating"})
  void read_columnMissing_namesFileLineAndColumn(String column) throws IOException {
    Path file = file("query,docid,rating\n".replace(column, "other") + "a,1,1\n");
    IOException thrown = assertThrows(IOException.class, () -> Judgements.read(file));
    assertTrue(thrown.getMessage().startsWith(file + ":2"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("'" + column + "'"), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"query,docid,rating\na,1\n", "query,query,docid,rating\na,a,1,1\n"})
  void read_notATable_isAnErrorThatNamesTheFile(String content) throws IOException {
    Path file = file(content);
    IOException thrown = assertThrows(IOException.class, () -> Judgements.read(file));
    assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
  }

  @Test
  void read_noFile_isAnError() {
    Path absent = folder.resolve("absent.csv");
    IOException thrown = assertThrows(IOException.class, () -> Judgements.read(absent));
    assertTrue(thrown.getMessage().contains("absent.csv"), thrown.getMessage());
  }
}
