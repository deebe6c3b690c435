package io.shopguide.kg.store;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.Term;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A plain map of triples that changes are applied to as a store must. */
final class StoreModel {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private final Map<Triple, Annotation> triples = new HashMap<>();

  private record Triple(Term subject, Term.Iri predicate, Term object) {
    String text(Annotation annotation) {
      return StoreTriples.text(subject, predicate.value(), object, annotation);
    }
  }

  void apply(GraphChanges changes) {
    for (GraphChanges.Change change : changes.list()) {
      Triple triple = new Triple(change.subject(), change.predicate(), change.object());
      switch (change.kind()) {
        case ADD -> triples.put(triple, change.annotation());
        case REMOVE -> triples.remove(triple);
        case SET -> {
          triples
              .keySet()
              .removeIf(
                  other ->
                      other.subject().equals(triple.subject())
                          && other.predicate().equals(triple.predicate()));
          triples.put(triple, change.annotation());
        }
      }
    }
  }

  /** All triples, as {@link StoreTriples} tells them. */
  Set<String> triples() {
    Set<String> all = new TreeSet<>();
    triples.forEach((triple, annotation) -> all.add(triple.text(annotation)));
    return all;
  }

  /**
   * Makes changes of all kinds to few triples, so that they often meet.
   *
   * @param random where they come from
   * @param owner names the subjects; those of another owner are others
   */
  static GraphChanges randomChanges(Random random, String owner) {
    GraphChanges changes = new GraphChanges();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Term subject = subject(random, owner);
      Term.Iri predicate = Term.iri("http://x/p" + random.nextInt(4));
      Term object = random.nextInt(3) == 0 ? subject(random, owner) : value(random);
      switch (random.nextInt(8)) {
        case 0, 1 -> changes.remove(subject, predicate, object);
        case 2 -> changes.set(subject, predicate, object);
        case 3, 4 -> changes.add(subject, predicate, object, annotation(random));
        default -> changes.add(subject, predicate, object);
      }
    }
    return changes;
  }

  private static Term subject(Random random, String owner) {
    int number = random.nextInt(5);
    return switch (random.nextInt(3)) {
      case 0 -> Term.iri("http://x/product/%s%04d".formatted(owner, number));
      case 1 -> Term.iri("http://x/" + owner + "/brand-" + "x".repeat(number));
      default -> new Term.BlankNode(owner + "b" + number);
    };
  }

  private static Term value(Random random) {
    int number = random.nextInt(6);
    return switch (random.nextInt(8)) {
      case 0 -> new Term.Literal("" + (number - 3), XSD + "integer", "");
      case 1 -> new Term.Literal(number + ".50", XSD + "decimal", "");
      case 2 -> new Term.Literal("2026-11-0" + (number + 1), XSD + "date", "");
      case 3 -> new Term.Literal("0" + number, XSD + "integer", "");
      case 4 -> new Term.Literal("red shoe " + number, Term.LANG_STRING, "en");
      case 5 -> new Term.Literal("\u7EA2\u978B " + number, Term.LANG_STRING, "zh");
      case 6 -> Term.text(number == 0 ? "" : "a text, number " + number);
      default -> new Term.Literal("POINT(" + number + ")", "http://y/wkt", "");
    };
  }

  private static Annotation annotation(Random random) {
    return new Annotation(
        1 + random.nextInt(3), random.nextBoolean() ? "feed" : "", random.nextInt(5) / 4f);
  }
}
