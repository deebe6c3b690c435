package io.shopguide.kg.rdf;

import io.shopguide.kg.Term;
import io.shopguide.kg.rdf.Triples.Triple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Terms with a liking for what is hard to write. */
final class RandomTerms {
  private static final String SIGNS = "\"\\\n\r\t\b\f\0'<>{}|^`_:.-#@ hex-612062eE\u00b7\u00d7";
  private static final List<String> TAGS = List.of("en", "EN-us", "de-CH-1996", "x-a1-2b");

  private final Random random;

  RandomTerms(long seed) {
    random = new Random(seed);
  }

  List<Triple> triples(int count) {
    List<Triple> triples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Term subject = random.nextInt(3) == 0 ? blank() : iri();
      Term object =
          switch (random.nextInt(5)) {
            case 0 -> iri();
            case 1 -> blank();
            default -> literal();
          };
      triples.add(new Triple(subject, iri(), object));
    }
    return triples;
  }

  private Term iri() {
    StringBuilder iri = new StringBuilder("x+1.-:");
    text(8).codePoints().filter(Grammar::isIriCharacter).forEach(iri::appendCodePoint);
    return Term.iri(iri.toString());
  }

  Term.BlankNode blank() {
    String label = random.nextInt(4) == 0 ? "hex-" + hex() : text(6);
    return new Term.BlankNode(label.isEmpty() ? "b" : label);
  }

  private String hex() {
    StringBuilder digits = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      digits.append("2d").append("0123456789abcdefA".charAt(random.nextInt(17)));
    }
    return digits.toString();
  }

  private Term literal() {
    String text = text(12);
    return switch (random.nextInt(3)) {
      case 0 -> Term.text(text);
      case 1 -> new Term.Literal(text, ((Term.Iri) iri()).value(), "");
      default -> new Term.Literal(text, Term.LANG_STRING, TAGS.get(random.nextInt(TAGS.size())));
    };
  }

  /** Well-formed text of up to so many characters. */
  String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(5)) {
            case 0 -> SIGNS.charAt(random.nextInt(SIGNS.length()));
            case 1 -> random.nextInt(0x80);
            case 2 -> random.nextInt(0x800);
            case 3 ->
                random.nextBoolean() ? random.nextInt(0xD800) : 0xE000 + random.nextInt(0x2000);
            default -> 'a' + random.nextInt(26);
          });
      if (random.nextInt(10) == 0) {
        text.appendCodePoint(0x10000 + random.nextInt(0x100000));
      }
    }
    return text.toString();
  }
}
