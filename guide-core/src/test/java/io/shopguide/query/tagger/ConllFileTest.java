package io.shopguide.query.tagger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConllFileTest {
  @TempDir Path folder;

  @Test
  void read_tabs_findsEntities() throws IOException {
    ConllFile file = read("red\tB-color\nrunning\tB-type\nshoes\tI-type\n\nfor\tO\n\n");
    assertEquals(TagScheme.BIO, file.scheme());
    assertEquals(2, file.sequences().size());
    assertEquals(List.of("red", "running", "shoes"), file.sequences().get(0).words());
    assertEquals(
        List.of(new TagSpan(0, 1, "color", 1), new TagSpan(1, 3, "type", 1)),
        file.sequences().get(0).spans());
    assertEquals(List.of(), file.sequences().get(1).spans());
  }

  @Test
  void read_wordThatIsASpace_isAWord() throws IOException {
    ConllFile file = read("睡\tB-HC\n衣\tE-HC\n \tO\n男\tS-HP\n");
    assertEquals(TagScheme.BIEOS, file.scheme());
    assertEquals(List.of("睡", "衣", " ", "男"), file.sequences().get(0).words());
    assertEquals(
        List.of(new TagSpan(0, 2, "HC", 1), new TagSpan(3, 4, "HP", 1)),
        file.sequences().get(0).spans());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "O I-a I-a B-a|1-3 a,3-4 a",
        "B-a I-b O S-a|0-1 a,1-2 b,3-4 a",
        "B-a E-a I-a E-a|0-2 a,2-4 a",
        "S-a S-a E-b B-a|0-1 a,1-2 a,2-3 b,3-4 a"
      })
  void spans_anyTags_followConlleval(String tags, String expected) {
    List<String> spans =
        Tags.spans(List.of(tags.split(" ", -1))).stream()
            .map(span -> span.start() + "-" + span.end() + " " + span.type())
            .toList();
    assertEquals(expected, String.join(",", spans));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red\\tB-color\\n\\nblue\\tcolour\\n|line 3|no tag",
        "red\\tB-color\\nblue\\n|line 2|no tag",
        "red\\nblue\\tB-color\\n|line 2|a tag",
        "red B-color\\nblue B_color\\n|line 2|no tag",
        "\\n\\n|no words|a line"
      })
  void read_malformed_namesFileLineAndRemedy(String text, String place, String said)
      throws IOException {
    Path file = folder.resolve("queries.conll");
    Files.writeString(file, text.replace("\\t", "\t").replace("\\n", "\n"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> ConllFile.read(file)).getMessage();
    assertTrue(message.contains("queries.conll"), message);
    assertTrue(message.contains(place), message);
    assertTrue(message.contains(said), message);
  }

  @Test
  void read_notUtf8_saysSo() throws IOException {
    Path file = Files.write(folder.resolve("latin.conll"), new byte[] {(byte) 0xE9, '\t', 'O'});
    String message =
        assertThrows(IllegalArgumentException.class, () -> ConllFile.read(file)).getMessage();
    assertTrue(message.contains("latin.conll") && message.contains("UTF-8"), message);
  }

  @Test
  void write_sameTags_isTheSameFile() throws IOException {
    for (String text :
        List.of(
            "a\tB-x\nb\tI-x\n\nc\tO\n\n\nd\tB-x\n\n",
            "a O\r\nb B-x\r\n\r\n",
            "睡\tB-HC\n衣\tE-HC\n \tO\n\n男\tS-HP\n")) {
      ConllFile file = read(text);
      Path out = folder.resolve("out.conll");
      file.write(out, file.sequences().stream().map(TaggedSequence::spans).toList(), file);
      assertEquals(text, Files.readString(out));
    }
  }

  @Test
  void write_untagged_takesSchemeAndSeparatorOfAnother() throws IOException {
    ConllFile format = read("x S-a\ny O\n");
    ConllFile words = read("p\n \nq\n\nr\n");
    assertFalse(words.tagged());
    assertEquals(2, words.sequences().size());
    Path out = folder.resolve("out.conll");
    words.write(out, List.of(List.of(new TagSpan(0, 2, "a", 1)), List.of()), format);
    assertEquals("p B-a\n  E-a\nq O\n\nr O\n", Files.readString(out));
  }

  private ConllFile read(String text) throws IOException {
    return ConllFile.read(Files.writeString(folder.resolve("in.conll"), text));
  }
}
