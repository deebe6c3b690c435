package io.shopguide.kg.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.shopguide.kg.RdfSyntaxException;
import io.shopguide.kg.Term;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the W3C's RDF 1.1 N-Triples test suite, by their names there. */
class NTriplesSuiteTest {
  private static final String S_P = "<http://example/s> <http://example/p> ";
  private static final String P_O = " <http://example/p> <http://example/o> .\n";
  private static final String XML =
      "^^<http://www.w3.org/2000/01/rdf-schema#XMLLiteral> .\n"
          + "<http://example.org/resource23> <http://example.org/property> ";

  @ParameterizedTest(name = "{0}")
  @MethodSource("positive")
  void read_positiveSyntax_givesTriples(String name, String text, int triples) {
    assertEquals(triples, Triples.read(text).size(), name);
  }

  static Stream<Arguments> positive() {
    return Stream.of(
        Arguments.of("nt-syntax-file-01", "", 0),
        Arguments.of("nt-syntax-file-02", "#Empty file.\n", 0),
        Arguments.of("nt-syntax-file-03", "#One comment, one empty line.\n\n", 0),
        Arguments.of("nt-syntax-uri-01", "<http://example/s>" + P_O, 1),
        Arguments.of("nt-syntax-uri-02", "# x53 is capital S\n<http://example/\\u0053>" + P_O, 1),
        Arguments.of("nt-syntax-uri-03", "<http://example/\\U00000053>" + P_O, 1),
        Arguments.of(
            "nt-syntax-uri-04",
            S_P
                + "<scheme:!$%25&'()*+,-./0123456789:/@ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                + "abcdefghijklmnopqrstuvwxyz~?#> .\n",
            1),
        Arguments.of("nt-syntax-string-01", S_P + "\"string\" .\n", 1),
        Arguments.of("nt-syntax-string-02", S_P + "\"string\"@en .\n", 1),
        Arguments.of("nt-syntax-string-03", S_P + "\"string\"@en-uk .\n", 1),
        Arguments.of("nt-syntax-str-esc-01", S_P + "\"a\\n\" .\n", 1),
        Arguments.of("nt-syntax-str-esc-02", S_P + "\"a\\u0020b\" .\n", 1),
        Arguments.of("nt-syntax-str-esc-03", S_P + "\"a\\U00000020b\" .\n", 1),
        Arguments.of("nt-syntax-bnode-01", "_:a " + P_O, 1),
        Arguments.of("nt-syntax-bnode-02", S_P + "_:a .\n_:a " + P_O, 2),
        Arguments.of("nt-syntax-bnode-03", S_P + "_:1a .\n_:1a " + P_O, 2),
        Arguments.of(
            "nt-syntax-datatypes-01",
            S_P + "\"123\"^^<http://www.w3.org/2001/XMLSchema#byte> .",
            1),
        Arguments.of(
            "nt-syntax-datatypes-02",
            S_P + "\"123\"^^<http://www.w3.org/2001/XMLSchema#string> .\n",
            1),
        Arguments.of("nt-syntax-subm-01", submission(), 14),
        Arguments.of(
            "comment_following_triple",
            S_P
                + "<http://example/o> . # comment\n"
                + S_P
                + "_:o . # comment\n"
                + S_P
                + "\"o\" . # comment\n"
                + S_P
                + "\"o\"^^<http://example/dt> . # comment\n"
                + S_P
                + "\"o\"@en . # comment\n",
            5),
        Arguments.of(
            "minimal_whitespace",
            """
            <http://example/s><http://example/p><http://example/o>.
            <http://example/s><http://example/p>"Alice".
            <http://example/s><http://example/p>_:o.
            _:s<http://example/p><http://example/o>.
            _:s<http://example/p>"Alice".
            _:s<http://example/p>_:bnode1.
            """,
            6));
  }

  /** The parts of the submission's file that no other case has. */
  private static String submission() {
    return """
        #####################################################################
        # comment lines
          \t  \t   # comment line after whitespace
        # empty blank line, then one with spaces and tabs

                 \t
        """
        + "<http://example.org/resource1> <http://example.org/property> <http://example.org/r2> .\n"
        + "_:anon <http://example.org/property> <http://example.org/resource2> .\n"
        + " \t <http://e.org/r3> \t <http://e.org/property>\t <http://e.org/resource2> \t.\t \n"
        + "# line ending with CR NL (ASCII 13, ASCII 10)\n"
        + "<http://e.org/r4> <http://e.org/property> <http://e.org/resource2> .\r\n"
        + "# 2 statement lines separated by single CR (ASCII 10)\n"
        + "<http://e.org/r5> <http://e.org/p> <http://e.org/r2> .\r"
        + "<http://e.org/r6> <http://e.org/p> <http://e.org/r2> .\n"
        + "<http://example.org/resource13> <http://example.org/p> <http://example.org/r2>.\n"
        + "<http://example.org/resource14> <http://example.org/p> \"x\".\n"
        + "<http://example.org/resource15> <http://example.org/p> _:anon.\n"
        + "<http://example.org/resource21> <http://example.org/p> \"\""
        + XML
        + "\" \""
        + XML
        + "\"\\\"\""
        + XML
        + "\"a\\n<b></b>\\nc\""
        + XML
        + "\"chat\"^^<http://example.org/datatype1> .\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("literals")
  void read_literal_givesItsText(String name, String written, String text) {
    assertEquals(Term.text(text), Triples.object(written), name);
  }

  static Stream<Arguments> literals() {
    StringBuilder controls = new StringBuilder();
    StringBuilder escaped = new StringBuilder();
    for (char c = 0; c < ' '; c++) {
      controls.append(c);
      escaped.append("\\u%04X".formatted((int) c));
    }
    String boundaries =
        "\u0080\u07FF\u0800\u0FFF\u1000\uCFFF\uD000\uD7FF\uE000\uFFFD"
            + "\uD800\uDC00\uD8BF\uDFFD\uD8C0\uDC00\uDBBF\uDFFD\uDBC0\uDC00\uDBFF\uDFFD";
    return Stream.of(
        Arguments.of("literal", "\"x\"", "x"),
        Arguments.of("literal_all_controls", "\"" + escaped + "\"", controls.toString()),
        Arguments.of(
            "literal_all_punctuation",
            "\" !\\\"#$%&():;<=>?@[]^_`{|}~\"",
            " !\"#$%&():;<=>?@[]^_`{|}~"),
        Arguments.of(
            "literal_ascii_boundaries",
            "\"\0\t\u000B\f\u000E&([]\u007F\"",
            "\0\t\u000B\f\u000E&([]\u007F"),
        Arguments.of("literal_with_2_dquotes", "\"x\\\"\\\"y\"", "x\"\"y"),
        Arguments.of("literal_with_2_squotes", "\"x''y\"", "x''y"),
        Arguments.of("literal_with_BACKSPACE", "\"\\b\"", "\b"),
        Arguments.of("literal_with_CARRIAGE_RETURN", "\"\\r\"", "\r"),
        Arguments.of("literal_with_CHARACTER_TABULATION", "\"\\t\"", "\t"),
        Arguments.of("literal_with_dquote", "\"x\\\"y\"", "x\"y"),
        Arguments.of("literal_with_FORM_FEED", "\"\\f\"", "\f"),
        Arguments.of("literal_with_LINE_FEED", "\"\\n\"", "\n"),
        Arguments.of("literal_with_numeric_escape4", "\"\\u006F\"", "o"),
        Arguments.of("literal_with_numeric_escape8", "\"\\U0000006F\"", "o"),
        Arguments.of("literal_with_REVERSE_SOLIDUS", "\"\\\\\"", "\\"),
        Arguments.of("literal_with_REVERSE_SOLIDUS2", "\"test-\\\\\"", "test-\\"),
        Arguments.of("literal_with_squote", "\"x'y\"", "x'y"),
        Arguments.of("literal_with_UTF8_boundaries", "\"" + boundaries + "\"", boundaries),
        Arguments.of("literal_false", "\"false\"", "false"),
        Arguments.of("literal_true", "\"true\"", "true"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("languages")
  void read_language_givesTag(String name, String written, String text, String tag) {
    assertEquals(new Term.Literal(text, Term.LANG_STRING, tag), Triples.object(written), name);
  }

  static Stream<Arguments> languages() {
    return Stream.of(
        Arguments.of("langtagged_string", "\"chat\"@en", "chat", "en"),
        Arguments.of("lantag_with_subtag", "\"Cheers\"@en-UK", "Cheers", "en-UK"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("negative")
  void read_negativeSyntax_throws(String name, String text, int column) {
    RdfSyntaxException e =
        assertThrows(RdfSyntaxException.class, () -> Triples.read(text + "\n"), name);
    assertEquals(1, e.line());
    assertEquals(column, e.column(), e.getMessage());
  }

  static Stream<Arguments> negative() {
    return Stream.of(
        Arguments.of("nt-syntax-bad-uri-01", "<http://example/ space>" + P_O, 17),
        Arguments.of("nt-syntax-bad-uri-02", "<http://example/\\u00ZZ11>" + P_O, 21),
        Arguments.of("nt-syntax-bad-uri-03", "<http://example/\\U00ZZ1111>" + P_O, 21),
        Arguments.of("nt-syntax-bad-uri-04", "<http://example/\\n>" + P_O, 18),
        Arguments.of("nt-syntax-bad-uri-05", "<http://example/\\/>" + P_O, 18),
        Arguments.of("nt-syntax-bad-uri-06", "<s>" + P_O, 1),
        Arguments.of("nt-syntax-bad-uri-07", "<http://example/s> <p> <http://example/o> .", 20),
        Arguments.of("nt-syntax-bad-uri-08", S_P + "<o> .", 39),
        Arguments.of("nt-syntax-bad-uri-09", S_P + "\"foo\"^^<dt> .", 46),
        Arguments.of("nt-syntax-bad-prefix-01", "@prefix : <http://example/> .", 1),
        Arguments.of("nt-syntax-bad-base-01", "@base <http://example/> .", 1),
        Arguments.of("nt-syntax-bad-struct-01", S_P + "<http://example/o>, <http://o2> .", 57),
        Arguments.of("nt-syntax-bad-struct-02", S_P + "<http://example/o>; <http://p2> ,", 57),
        Arguments.of("nt-syntax-bad-lang-01", S_P + "\"string\"@1 .", 48),
        Arguments.of("nt-syntax-bad-esc-01", S_P + "\"a\\zb\" .", 42),
        Arguments.of("nt-syntax-bad-esc-02", S_P + "\"\\uWXYZ\" .", 42),
        Arguments.of("nt-syntax-bad-esc-03", S_P + "\"\\U0000WXYZ\" .", 46),
        Arguments.of("nt-syntax-bad-string-01", S_P + "\"abc' .", 46),
        Arguments.of("nt-syntax-bad-string-02", S_P + "'abc\" .", 39),
        Arguments.of("nt-syntax-bad-string-03", S_P + "'abc' .", 39),
        Arguments.of("nt-syntax-bad-string-04", S_P + "'''abc''' .", 39),
        Arguments.of("nt-syntax-bad-string-05", S_P + "\"\"\"abc\"\"\" .", 41),
        Arguments.of("nt-syntax-bad-string-06", S_P + "\"abc .", 45),
        Arguments.of("nt-syntax-bad-string-07", S_P + "abc\" .", 39),
        Arguments.of("nt-syntax-bad-num-01", S_P + "1 .", 39),
        Arguments.of("nt-syntax-bad-num-02", S_P + "1.0 .", 39),
        Arguments.of("nt-syntax-bad-num-03", S_P + "1.0e0 .", 39),
        Arguments.of("nt-syntax-bad-bnode-01", "_::a " + P_O, 3),
        Arguments.of("nt-syntax-bad-bnode-02", "_:abc:def " + P_O, 6));
  }
}
