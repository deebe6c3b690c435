package io.shopguide.kg.rdf;

import static io.shopguide.kg.rdf.Triples.LINE;
import static io.shopguide.kg.rdf.Triples.TRIPLE;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.Triples.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader says of lines that it cannot read. */
class NTriplesProblemTest {
  private static final String S_P = "<a:s> <a:p> ";

  @Test
  void read_utf16_saysThatItIsNotUtf8() {
    byte[] bytes = "\uFEFF<a:s> <a:p> <a:o> .".getBytes(StandardCharsets.UTF_16LE);
    RdfSyntaxException e = assertThrows(RdfSyntaxException.class, () -> Triples.read(bytes));
    assertEquals("the byte 0xFF, which is not UTF-8", e.found());
    assertEquals("UTF-8; convert the file to UTF-8", e.expected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "<a:s> <a:p> \"\u00e9\ud83d\ude00\" x;18;'x';'.' at the end of the triple",
        "\"s\" <a:p> <a:o> .;1;'\"';a subject: <IRI> or _:label",
        "<a:s> _:p <a:o> .;7;'_';a predicate: <IRI>",
        "<a:s> \"p\" <a:o> .;7;'\"';a predicate: <IRI>",
        "<a:s> <a:p>;12;the end of the line;an object: <IRI>, _:label or \"literal\"",
        "<a:s> <a:p> <a:o> . <a:s>;21;'<';nothing but a comment after the triple",
        "<a:s> <a:p> <a:o> ..;20;'.';nothing but a comment after the triple",
        "<a:s> <a:p> <a:o;17;the end of the line;'>' or a character of an IRI",
        "<a:s> <a:p> <<a:o> .;14;'<';'>' or a character of an IRI",
        "<> <a:p> <a:o> .;1;a relative IRI;one with a scheme, such as <http://...>",
        "<1a:s> <a:p> <a:o> .;1;a relative IRI;one with a scheme, such as <http://...>",
        "<a/b:s> <a:p> <a:o> .;1;a relative IRI;one with a scheme, such as <http://...>",
        "<a\\u002Fb:s> <a:p> <a:o> .;1;a relative IRI;one with a scheme, such as <http://...>",
        "<a:\\n> <a:p> <a:o> .;5;'n';"
            + "u with 4 hexadecimal digits or U with 8: an IRI has no other escapes",
        "_ <a:p> <a:o> .;2;U+0020;':' of a blank node _:label",
        "_:-a <a:p> <a:o> .;3;'-';the label of a blank node: a letter, digit or '_'",
        "_:. <a:p> <a:o> .;3;'.';the label of a blank node: a letter, digit or '_'",
        "_:a. <a:p> <a:o> .;4;'.';a predicate: <IRI>",
        "<a:s> <a:p> \"x\"@en- .;19;'-';'.' at the end of the triple",
        "<a:s> <a:p> \"x\"@ en .;17;U+0020;a language tag, such as en or en-US",
        "<a:s> <a:p> \"x\"^<a:d> .;17;'<';a second '^' before the datatype",
        "<a:s> <a:p> \"x\"^^a:d .;18;'a';a datatype: <IRI>",
        "<a:s> <a:p> \"x\"^^_:d .;18;'_';a datatype: <IRI>",
        "<a:s> <a:p> \"\\x\" .;15;'x';one of t b n r f \" ' \\ u U after the backslash",
        "<a:s> <a:p> \"\\;15;the end of the line;one of t b n r f \" ' \\ u U after the backslash",
        "<a:s> <a:p> \"\\u12;18;the end of the line;4 hexadecimal digits after \\u or \\U",
        "<a:s> <a:p> \"\\U0001\" .;20;'\"';8 hexadecimal digits after \\u or \\U",
      })
  void read_badLine_saysWhereAndWhat(String line, int column, String found, String expected) {
    for (String end : List.of("", "\n", "\r\n")) {
      RdfSyntaxException e =
          assertThrows(RdfSyntaxException.class, () -> Triples.read("# first\n" + line + end));
      assertAll(
          () -> assertEquals("t.nt", e.file()),
          () -> assertEquals(2, e.line()),
          () -> assertEquals(column, e.column()),
          () -> assertEquals(found, e.found()),
          () -> assertEquals(expected, e.expected()),
          () -> assertEquals(line, e.excerpt()));
    }
  }

  @Test
  void read_badLine_hasOneMessageForPeople() {
    RdfSyntaxException e =
        assertThrows(RdfSyntaxException.class, () -> Triples.read("\n<a:s> <a:p> 5 .\n"));
    assertEquals(
        "t.nt:2:13: found '5', expected an object: <IRI>, _:label or \"literal\";"
            + " in: <a:s> <a:p> 5 .",
        e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\uD800",
        "\\uDFFF",
        "\\uD83D\\uDE00",
        "\\U0000D800",
        "\\U00110000",
        "\\UFFFFFFFF"
      })
  void read_escapeOfNoCharacter_throws(String escape) {
    for (String text : List.of(S_P + "\"" + escape + "\" .", S_P + "<a:" + escape + "> .")) {
      RdfSyntaxException e = assertThrows(RdfSyntaxException.class, () -> Triples.read(text));
      assertTrue(e.found().endsWith("which is no character"), e.found());
      assertEquals(
          "a code point; write a surrogate pair as \\U with 8 hexadecimal digits", e.expected());
      assertEquals(text.indexOf('\\') + 1, e.column());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, ' ', '<', '>', '"', '{', '}', '|', '^', '`', '\\'})
  void read_forbiddenCharacterInIri_throwsPlainAndEscaped(int character) {
    String escaped = S_P + "<a:\\u%04X> .".formatted(character);
    assertThrows(RdfSyntaxException.class, () -> Triples.read(escaped));
    String plain = S_P + "<a:" + (char) character + "> .";
    assertThrows(RdfSyntaxException.class, () -> Triples.read(plain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "C0AF",
        "C1BF",
        "C3",
        "E08080",
        "E0A0",
        "EDA080",
        "EDBFBF",
        "F08080AF",
        "F09F98",
        "F4908080",
        "F5808080",
        "FF"
      })
  void read_malformedUtf8_throwsWhereverItIs(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    for (String around :
        List.of(
            "%<a:s> <a:p> <a:o> .",
            "<a:s%> <a:p> <a:o> .",
            "<a:s> <a:p> \"a%\" .",
            "<a:s> <a:p> \"\\t%\" .",
            "_:a% <a:p> <a:o> .",
            "_:% <a:p> <a:o> .",
            "<a:s> <a:p> \"a\"@en% .",
            "# %",
            "<a:s> <a:p> <a:o> . # %")) {
      int at = around.indexOf('%');
      byte[] bytes =
          join(
              around.substring(0, at).getBytes(StandardCharsets.US_ASCII),
              bad,
              around.substring(at + 1).getBytes(StandardCharsets.US_ASCII));
      RdfSyntaxException e = assertThrows(RdfSyntaxException.class, () -> Triples.read(bytes));
      assertEquals(at + 1, e.column(), around);
      assertEquals("the byte 0x" + hex.substring(0, 2) + ", which is not UTF-8", e.found());
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void read_langStringWithoutLanguage_throws() {
    String text = S_P + "\"x\"^^<" + Term.LANG_STRING + "> .";
    assertThrows(RdfSyntaxException.class, () -> Triples.read(text));
  }

  @Test
  void read_skipping_keepsTheOtherLines() {
    Outcome outcome =
        Triples.skim(
            """
            <a:s> <a:p> <a:o> .
            <a:s> <a:p> "open
            broken" .
            <a:s> <a:p> <a:o> .
            <a:s> <a:p> <a:o>
            """);
    assertEquals(List.of(TRIPLE, TRIPLE), outcome.triples());
    assertEquals(
        List.of(2L, 3L, 5L), outcome.problems().stream().map(RdfSyntaxException::line).toList());
  }

  @Test
  void read_longLine_hasBoundedExcerptWithoutControls() {
    String line = "<a:s> <a:p> \"" + "\u00e9\u001b".repeat(2000) + "\" ? " + "y".repeat(2000);
    RdfSyntaxException e = assertThrows(RdfSyntaxException.class, () -> Triples.read(line));
    assertEquals(line.indexOf('?') + 1, e.column());
    assertTrue(e.excerpt().length() <= 80, e.excerpt());
    assertFalse(e.getMessage().contains("\u001b"));
    assertTrue(e.excerpt().contains("\uFFFD\u00e9\uFFFD\" ? yyy"), e.excerpt());
  }

  @Test
  void read_lineAtTheLimit_isRead() {
    int longest = 100;
    String open = S_P + "\"";
    String line = open + "x".repeat(longest - open.length() - 3) + "\" .";
    for (int chunk = 3; chunk <= longest; chunk++) {
      for (String end : List.of("", "\n", "\r", "\r\n")) {
        byte[] bytes = (line + end).getBytes(StandardCharsets.UTF_8);
        assertEquals(1, Triples.read(bytes, chunk, longest, ProblemHandler.STOP).size());
      }
    }
  }

  @Test
  void read_lineBeyondTheLimit_isAProblemAndCanBeSkipped() {
    int longest = 100;
    for (int extra : new int[] {1, 2, 50, 1000}) {
      String bad = "x".repeat(longest + extra);
      for (int chunk = 3; chunk <= longest; chunk += 7) {
        for (String end : List.of("\n", "\r", "\r\n")) {
          byte[] bytes =
              (LINE + end + bad + end + LINE + end + bad).getBytes(StandardCharsets.UTF_8);
          List<RdfSyntaxException> problems = new ArrayList<>();
          assertEquals(List.of(TRIPLE, TRIPLE), Triples.read(bytes, chunk, longest, problems::add));
          assertEquals(List.of(2L, 4L), problems.stream().map(RdfSyntaxException::line).toList());
          assertEquals("a line of more than 100 bytes", problems.getFirst().found());
        }
      }
    }
  }

  @Test
  void read_endlessLine_stopsAtTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    RdfSyntaxException e =
        assertThrows(
            RdfSyntaxException.class,
            () ->
                NTriplesReader.read(
                    endless, "x.nt", (s, p, o) -> {}, ProblemHandler.STOP, b -> {}));
    assertEquals("x.nt:1:1", e.getMessage().substring(0, 8));
    assertTrue(e.found().contains("67108864"), e.found());
  }
}
