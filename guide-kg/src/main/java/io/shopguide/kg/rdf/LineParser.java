package io.shopguide.kg.rdf;

/**
 * Reads one line after another.
 *
 * <pre>
 * line      ::= triple? comment?
 * triple    ::= subject predicate object '.'
 * subject   ::= iri | blank
 * predicate ::= iri
 * object    ::= iri | blank | literal
 * literal   ::= '"' text '"' ('^^' iri | '@' language)?
 * </pre>
 *
 * Spaces and tabs may stand between all of these. Not thread-safe; one per thread.
 */
final class LineParser {
  private final SourceLine line;
  private final Unescaper unescaper = new Unescaper();
  private final NodeBytes subject = new NodeBytes();
  private final NodeBytes predicate = new NodeBytes();
  private final NodeBytes object = new NodeBytes();
  private final NodeBytes datatype = new NodeBytes();
  private int next;

  LineParser(SourceLine line) {
    this.line = line;
  }

  NodeBytes subject() {
    return subject;
  }

  NodeBytes predicate() {
    return predicate;
  }

  NodeBytes object() {
    return object;
  }

  /** Index after the line that was read. */
  int next() {
    return next;
  }

  /**
   * Reads a line.
   *
   * @return whether it holds a triple
   * @throws io.shopguide.kg.RdfSyntaxException if it breaks the grammar
   */
  boolean parse(byte[] bytes, int start, int limit) {
    line.begin(bytes, start, limit);
    unescaper.clear();
    int at = line.skipBlanks(start);
    boolean triple = bytes[at] != '#' && !Grammar.isLineEnd(bytes[at]);
    if (triple) {
      at = triple(at);
    }
    if (bytes[at] == '#') {
      at = line.skipTo(at, Grammar.LINE_STOP);
    }
    if (!Grammar.isLineEnd(bytes[at])) {
      throw line.unexpected(at, "nothing but a comment after the triple");
    }
    next = line.afterEnd(at);
    return triple;
  }

  private int triple(int from) {
    int at = line.skipBlanks(subject(from));
    at = line.skipBlanks(predicate(at));
    at = line.skipBlanks(object(at));
    if (line.bytes[at] != '.') {
      throw line.unexpected(at, "'.' at the end of the triple");
    }
    return line.skipBlanks(at + 1);
  }

  private int subject(int at) {
    return switch (line.bytes[at]) {
      case '<' -> iri(at, subject);
      case '_' -> blank(at, subject);
      default -> throw line.unexpected(at, "a subject: <IRI> or _:label");
    };
  }

  private int predicate(int at) {
    if (line.bytes[at] != '<') {
      throw line.unexpected(at, "a predicate: <IRI>");
    }
    return iri(at, predicate);
  }

  private int object(int at) {
    return switch (line.bytes[at]) {
      case '<' -> iri(at, object);
      case '"' -> literal(at);
      case '_' -> blank(at, object);
      default -> throw line.unexpected(at, "an object: <IRI>, _:label or \"literal\"");
    };
  }

  private int iri(int open, NodeBytes node) {
    int close = line.skipTo(open + 1, Grammar.IRI_STOP);
    if (line.bytes[close] == '\\') {
      close = unescaper.copy(line, open + 1, close, Grammar.IRI_STOP);
      node.setIri(unescaper.bytes(), unescaper.start(), unescaper.end());
    } else {
      node.setIri(line.bytes, open + 1, close);
    }
    if (line.bytes[close] != '>') {
      throw line.unexpected(close, "'>' or a character of an IRI");
    }
    if (!Grammar.isAbsolute(node.bytes(), node.start(), node.end())) {
      throw line.error(open, "a relative IRI", "one with a scheme, such as <http://...>");
    }
    return close + 1;
  }

  private int blank(int open, NodeBytes node) {
    if (line.bytes[open + 1] != ':') {
      throw line.unexpected(open + 1, "':' of a blank node _:label");
    }
    int start = open + 2;
    int end = Grammar.labelEnd(line.bytes, start, line.limit);
    if (end == start) {
      throw line.unexpected(start, "the label of a blank node: a letter, digit or '_'");
    }
    byte[] decoded = BlankLabels.decode(line.bytes, start, end);
    if (decoded.length > 0) {
      node.setBlank(decoded, 0, decoded.length);
    } else {
      node.setBlank(line.bytes, start, end);
    }
    return end;
  }

  private int literal(int open) {
    int close = line.skipTo(open + 1, Grammar.TEXT_STOP);
    if (line.bytes[close] == '\\') {
      close = unescaper.copy(line, open + 1, close, Grammar.TEXT_STOP);
      object.setText(unescaper.bytes(), unescaper.start(), unescaper.end());
    } else {
      object.setText(line.bytes, open + 1, close);
    }
    if (line.bytes[close] != '"') {
      throw line.unexpected(close, "'\"' at the end of the literal");
    }
    int at = line.skipBlanks(close + 1);
    return switch (line.bytes[at]) {
      case '^' -> datatype(at);
      case '@' -> language(at);
      default -> at;
    };
  }

  private int datatype(int from) {
    if (line.bytes[from + 1] != '^') {
      throw line.unexpected(from + 1, "a second '^' before the datatype");
    }
    int open = line.skipBlanks(from + 2);
    if (line.bytes[open] != '<') {
      throw line.unexpected(open, "a datatype: <IRI>");
    }
    int end = iri(open, datatype);
    if (NodeBytes.isLangString(datatype.bytes(), datatype.start(), datatype.end())) {
      throw line.error(open, "rdf:langString without a language", "@ and a language tag instead");
    }
    object.setDatatype(datatype.bytes(), datatype.start(), datatype.end());
    return end;
  }

  private int language(int sign) {
    int end = Grammar.languageEnd(line.bytes, sign + 1, line.limit);
    if (end == sign + 1) {
      throw line.unexpected(end, "a language tag, such as en or en-US");
    }
    object.setLanguage(line.bytes, sign + 1, end);
    return end;
  }
}
