package io.shopguide.kg.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What a view should say, as a plain set of triples with annotations, for tests. */
public final class ViewModel {
  private static final int NONE = GraphView.NONE;
  private static final int ANY = GraphView.ANY;

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Map<Triple, Annotation> triples;

  /** A triple of terms. */
  public record Triple(Term subject, Term.Iri predicate, Term object) {}

  /** A triple of ids, or a pattern. */
  private record Ids(int subject, int predicate, int object) {}

  /** Makes an empty graph. */
  public ViewModel() {
    this(Map.of());
  }

  private ViewModel(Map<Triple, Annotation> triples) {
    this.triples = new LinkedHashMap<>(triples);
  }

  /** The graph as it is now. */
  public ViewModel copy() {
    return new ViewModel(triples);
  }

  /** All triples. */
  public List<Triple> triples() {
    return List.copyOf(triples.keySet());
  }

  /** A triple's annotation. */
  public Annotation annotation(Triple triple) {
    return triples.get(triple);
  }

  /** Adds a triple or replaces its annotation. */
  public void add(Triple triple, Annotation annotation) {
    triples.put(triple, annotation);
  }

  /** Removes a triple. */
  public void remove(Triple triple) {
    triples.remove(triple);
  }

  /** Makes a triple the only one of its subject and predicate. */
  public void set(Triple triple) {
    triples
        .keySet()
        .removeIf(
            t -> t.subject().equals(triple.subject()) && t.predicate().equals(triple.predicate()));
    triples.put(triple, Annotation.NONE);
  }

  /** Asks a view everything. */
  public void assertDescribes(GraphView view, Random random) {
    new Check(view, random).run();
  }

  /** One comparison. */
  private final class Check {
    private final GraphView view;
    private final Random random;
    private final Map<Term, Integer> ids = new HashMap<>();
    private final Map<Ids, Annotation> expected = new LinkedHashMap<>();
    private final Map<Ids, Set<Ids>> matches = new HashMap<>();
    private final List<Integer> someTerms = new ArrayList<>(List.of(NONE));
    private final List<Integer> somePredicates = new ArrayList<>(List.of(NONE));

    Check(GraphView view, Random random) {
      this.view = view;
      this.random = random;
    }

    void run() {
      checkTerms();
      triples.forEach(
          (t, annotation) -> {
            int s = ids.getOrDefault(t.subject(), NONE);
            int p = view.findPredicate(t.predicate().value());
            int o = ids.getOrDefault(t.object(), NONE);
            assertTrue(s >= 0 && p >= 0 && o >= 0, () -> "lost a term of " + t);
            Ids triple = new Ids(s, p, o);
            expected.put(triple, annotation);
            for (int bound = 0; bound < 8; bound++) {
              Ids pattern =
                  new Ids(
                      (bound & 4) == 0 ? ANY : s,
                      (bound & 2) == 0 ? ANY : p,
                      (bound & 1) == 0 ? ANY : o);
              matches.computeIfAbsent(pattern, k -> new HashSet<>()).add(triple);
            }
          });
      assertEquals(triples.size(), view.tripleCount());
      checkPredicates();
      for (int id = 0; id < view.termCount(); id++) {
        someTerms.add(id);
      }
      checkPatterns();
      checkNeighbours();
      checkAnnotations();
      checkSubjects();
    }

    private void checkTerms() {
      for (int id = 0; id < view.termCount(); id++) {
        int current = id;
        Term term = view.term(id);
        assertEquals(null, ids.put(term, id), () -> "twice: " + term);
        assertEquals(id, view.find(term), term::toString);
        assertEquals(term instanceof Term.Literal, view.isLiteral(id), term::toString);
        if (term instanceof Term.Iri iri) {
          assertEquals(id, view.findIri(iri.value()));
          assertEquals(iri.value(), view.iri(id));
        } else {
          assertThrows(IllegalArgumentException.class, () -> view.iri(current));
        }
        double number = term instanceof Term.Literal literal ? number(literal) : Double.NaN;
        assertTrue(
            Double.isNaN(number)
                ? Double.isNaN(view.number(id))
                : number == view.number(id)
                    || Math.abs(number - view.number(id)) <= Math.ulp(number),
            () -> term + " is " + view.number(current));
      }
      assertTrue(Double.isNaN(view.number(NONE)) && !view.isLiteral(NONE));
      for (int none : List.of(NONE, view.termCount(), Integer.MAX_VALUE)) {
        assertThrows(IndexOutOfBoundsException.class, () -> view.term(none));
      }
      for (String absent : List.of("http://a.example/absent", "absent", "urn:absent:1", "b/")) {
        assertEquals(NONE, view.findIri(absent));
        assertEquals(NONE, view.find(Term.iri(absent)));
        assertEquals(NONE, view.find(new Term.BlankNode(absent)));
        assertEquals(NONE, view.find(Term.text(absent)));
        assertEquals(NONE, view.find(new Term.Literal(absent, Term.LANG_STRING, "en")));
      }
    }

    private void checkPredicates() {
      Set<String> seen = new HashSet<>();
      for (int p = 0; p < view.predicateCount(); p++) {
        assertTrue(seen.add(view.predicate(p)));
        assertEquals(p, view.findPredicate(view.predicate(p)));
        somePredicates.add(p);
      }
      assertEquals(NONE, view.findPredicate("http://p.example/absent"));
      for (int none : List.of(NONE, view.predicateCount())) {
        assertThrows(IndexOutOfBoundsException.class, () -> view.predicate(none));
      }
    }

    private void checkPatterns() {
      TripleCursor cursor = view.cursor();
      assertEquals(false, cursor.next());
      for (Ids pattern : matches.keySet()) {
        checkPattern(cursor, pattern);
      }
      List<Integer> terms = new ArrayList<>(someTerms);
      List<Integer> predicates = new ArrayList<>(somePredicates);
      terms.add(ANY);
      predicates.add(ANY);
      for (int s : terms) {
        for (int p : predicates) {
          for (int i = 0; i < 3; i++) {
            checkPattern(cursor, new Ids(s, p, terms.get(random.nextInt(terms.size()))));
          }
          checkPattern(cursor, new Ids(s, p, ANY));
          checkPattern(cursor, new Ids(ANY, p, s));
          checkPattern(cursor, new Ids(s, p, NONE));
        }
      }
    }

    private void checkPattern(TripleCursor cursor, Ids pattern) {
      Set<Ids> wanted = matches.getOrDefault(pattern, Set.of());
      long count = view.count(pattern.subject(), pattern.predicate(), pattern.object());
      assertEquals(wanted.size(), count, pattern::toString);
      boolean bound =
          pattern.subject() != ANY && pattern.predicate() != ANY && pattern.object() != ANY;
      if (bound) {
        assertEquals(
            !wanted.isEmpty(),
            view.contains(pattern.subject(), pattern.predicate(), pattern.object()),
            pattern::toString);
      }
      if (random.nextInt(10) == 0) {
        cursor.match(ANY, ANY, ANY).next(); // leaves it in the middle
      }
      assertSame(cursor, cursor.match(pattern.subject(), pattern.predicate(), pattern.object()));
      Set<Ids> found = new HashSet<>();
      int lastPredicate = 0;
      while (cursor.next()) {
        assertTrue(cursor.predicate() >= lastPredicate, () -> pattern + " goes back");
        lastPredicate = cursor.predicate();
        Ids triple = new Ids(cursor.subject(), cursor.predicate(), cursor.object());
        assertTrue(found.add(triple), () -> pattern + " gives twice " + triple);
      }
      assertEquals(false, cursor.next(), pattern::toString);
      assertEquals(wanted, found, pattern::toString);
    }

    private void checkNeighbours() {
      Neighbours neighbours = view.neighbours();
      for (int term : someTerms) {
        for (int p : somePredicates) {
          Set<Integer> objects = new TreeSet<>();
          matches(new Ids(term, p, ANY)).forEach(t -> objects.add(t.object()));
          assertEquals(objects.size(), view.degree(term, p));
          assertEquals(List.copyOf(objects), list(neighbours, neighbours.objects(term, p)));
          Set<Integer> subjects = new TreeSet<>();
          matches(new Ids(ANY, p, term)).forEach(t -> subjects.add(t.subject()));
          assertEquals(subjects.size(), view.inverseDegree(p, term));
          assertEquals(List.copyOf(subjects), list(neighbours, neighbours.subjects(p, term)));
        }
      }
    }

    private Collection<Ids> matches(Ids pattern) {
      return matches.getOrDefault(pattern, Set.of());
    }

    private static List<Integer> list(Neighbours neighbours, int count) {
      return Arrays.stream(neighbours.ids()).limit(count).boxed().toList();
    }

    private void checkAnnotations() {
      expected.forEach(
          (t, annotation) -> {
            assertEquals(annotation, view.annotation(t.subject(), t.predicate(), t.object()));
            int other = someTerms.get(random.nextInt(someTerms.size()));
            Ids pattern = new Ids(t.subject(), t.predicate(), other);
            assertEquals(
                expected.getOrDefault(pattern, Annotation.NONE),
                view.annotation(pattern.subject(), pattern.predicate(), pattern.object()));
          });
      assertEquals(Annotation.NONE, view.annotation(NONE, NONE, NONE));
    }

    private void checkSubjects() {
      for (int p : somePredicates) {
        BitSet subjects = new BitSet();
        subjects.set(view.termCount() + 1);
        BitSet found = (BitSet) subjects.clone();
        matches(new Ids(ANY, p, ANY)).forEach(t -> subjects.set(t.subject()));
        view.subjects(p, found);
        assertEquals(subjects, found);
        checkRange(p, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        checkRange(p, 0, 0);
        checkRange(p, 1, 0);
        checkRange(p, Double.NaN, 5);
        checkRange(p, -5, Double.NaN);
        for (Ids t : expected.keySet()) {
          double number = view.number(t.object());
          if (!Double.isNaN(number) && random.nextInt(4) == 0) {
            checkRange(p, number, number);
            checkRange(p, Math.nextUp(number), number + random.nextInt(100));
            checkRange(p, number - random.nextInt(100), Math.nextDown(number));
          }
        }
      }
    }

    private void checkRange(int predicate, double low, double high) {
      BitSet subjects = new BitSet();
      BitSet found = new BitSet();
      for (Ids t : matches(new Ids(ANY, predicate, ANY))) {
        double number = view.number(t.object());
        if (number >= low && number <= high) {
          subjects.set(t.subject());
        }
      }
      view.subjectsInRange(predicate, low, high, found);
      assertEquals(subjects, found, () -> "from " + low + " to " + high);
    }
  }

  /** A literal's number by the definition of its datatype. */
  private static double number(Term.Literal literal) {
    String text = literal.lexical();
    String type = literal.datatype().substring(literal.datatype().lastIndexOf('#') + 1);
    return switch (type) {
      case "boolean" ->
          Map.of("true", 1.0, "1", 1.0, "false", 0.0, "0", 0.0).getOrDefault(text, Double.NaN);
      case "date" ->
          isReal(text, "\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(text).toEpochDay() : Double.NaN;
      case "dateTime" ->
          isReal(text, "\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ?")
              ? LocalDateTime.parse(text.replace("Z", "")).toEpochSecond(ZoneOffset.UTC)
              : Double.NaN;
      case "integer", "decimal", "double", "float", "byte" ->
          text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")
              ? new BigDecimal(text).doubleValue()
              : Map.of("INF", INFINITY, "+INF", INFINITY, "-INF", -INFINITY)
                  .getOrDefault(text, Double.NaN);
      default -> Double.NaN;
    };
  }

  private static boolean isReal(String date, String form) {
    if (!date.matches(form)) {
      return false;
    }
    int year = Integer.parseInt(date, 0, 4, 10);
    int month = Integer.parseInt(date, 5, 7, 10);
    int day = Integer.parseInt(date, 8, 10, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }
}
