package io.shopguide.kg.delta;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random terms of all kinds, few enough to meet again, for tests. */
public final class TermPool {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final String[] NAMESPACES = {
    "http://a.example/",
    "http://a.example/b#",
    "urn:shopguide:Product:",
    "urn:x:",
    "mailto:",
    "",
    "é/"
  };
  private static final String[] NAMES = {
    "x", "xy", "xyz", "1", "01", "10", "9", "4006381333931", "0006381333931", "手机", "\uD83D\uDE00"
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "5",
    "05",
    "+5",
    "-7",
    "1.5",
    "1.50",
    "-0.25",
    "-0.0",
    ".5",
    "1.",
    "1e3",
    "1.0E3",
    "",
    "-",
    "12345678901234567",
    "-123456789.12345678",
    "0.0000000001",
    "NaN",
    "INF",
    "abc",
    " 5",
    "5d"
  };
  private static final String[] DATES = {
    "2024-02-29",
    "2023-02-29",
    "1970-01-01",
    "0000-01-01",
    "9999-12-31",
    "-0001-01-01",
    "2024-13-01"
  };
  private static final String[] TIMES = {
    "2024-02-29T23:59:59", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59Z", "2024-01-01T24:00:00",
    "2024-01-01T00:00:00.5", "2024-01-01T00:00:00+01:00", "0000-01-01T00:00:00", "2024-01-01"
  };
  private static final String[] DOUBLES = {
    "1.5",
    "1.50",
    "-0.0",
    "0.0",
    "5",
    "1.0E10",
    "4.9E-324",
    "-1.7976931348623157E308",
    "NaN",
    "-INF",
    "0x1p3"
  };
  private static final String[] TEXTS = {
    "", "a", "ab", "abc", "a\0", "a\0b", "Ω", "zwölf", "\uD83D\uDE00", "a \"quoted\"\n text", "true"
  };
  private static final String[] DECIMALS = {"integer", "decimal", "byte"};
  private static final String[] LANGUAGES = {"en", "EN", "de-CH"};

  private final Random random;
  private final List<String> predicates = new ArrayList<>();

  /**
   * Makes a pool.
   *
   * @param random makes all choices
   * @param predicateCount how many predicates there are
   */
  public TermPool(Random random, int predicateCount) {
    this.random = random;
    for (int i = 0; i < predicateCount; i++) {
      predicates.add("http://p.example/p" + i * 7);
    }
  }

  private String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Any predicate. */
  public Term.Iri predicate() {
    return Term.iri(predicates.get(random.nextInt(predicates.size())));
  }

  /** An IRI or a blank node. */
  public Term subject() {
    return random.nextInt(6) == 0 ? new Term.BlankNode(of(NAMES)) : iri();
  }

  private Term.Iri iri() {
    String name = random.nextInt(4) == 0 ? "n" + random.nextInt(300) : of(NAMES);
    return Term.iri(random.nextInt(40) == 0 ? "http://a.example/" : of(NAMESPACES) + name);
  }

  /** Any term. */
  public Term object() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> subject();
      case 3 -> Term.text(text());
      case 4 -> new Term.Literal(text(), Term.LANG_STRING, of(LANGUAGES));
      case 5 -> literal(XSD + of(DECIMALS), number());
      case 6 -> literal(XSD + of("date", "dateTime"), random.nextBoolean() ? of(DATES) : of(TIMES));
      case 7 -> literal(XSD + of("double", "float"), of(DOUBLES));
      default ->
          literal(of(XSD + "boolean", "http://a.example/type"), of("true", "false", "1", "?"));
    };
  }

  private String text() {
    return random.nextInt(3) == 0 ? "text " + random.nextInt(100) : of(TEXTS);
  }

  private String number() {
    return random.nextBoolean() ? of(NUMBERS) : Integer.toString(random.nextInt(-20, 20));
  }

  private static Term.Literal literal(String datatype, String lexical) {
    return new Term.Literal(lexical, datatype, "");
  }

  /** Mostly none. */
  public Annotation annotation() {
    return switch (random.nextInt(8)) {
      case 0 -> Annotation.weight(1 + random.nextInt(3));
      case 1 -> new Annotation(0.5f, "feed " + random.nextInt(3), random.nextInt(3) / 2f);
      default -> Annotation.NONE;
    };
  }
}
