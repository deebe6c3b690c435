package io.shopguide.kg.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.shopguide.kg.Annotation;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The triples of a view with their annotations, for comparing. */
final class StoreTriples {
  private StoreTriples() {}

  /** All triples as text; each must come once. */
  static Set<String> of(GraphView view) {
    Set<String> triples = new TreeSet<>();
    TripleCursor cursor = view.cursor().match(GraphView.ANY, GraphView.ANY, GraphView.ANY);
    while (cursor.next()) {
      assertTrue(triples.add(text(view, cursor)));
    }
    assertEquals(triples.size(), view.tripleCount());
    return triples;
  }

  private static String text(GraphView view, TripleCursor cursor) {
    return text(
        view.term(cursor.subject()),
        view.predicate(cursor.predicate()),
        view.term(cursor.object()),
        view.annotation(cursor.subject(), cursor.predicate(), cursor.object()));
  }

  static String text(Term subject, String predicate, Term object, Annotation annotation) {
    String triple = subject + " " + predicate + " " + object;
    return annotation.equals(Annotation.NONE) ? triple : triple + " " + annotation;
  }

  /** All triples, which every pattern, count and list of neighbours must confirm. */
  static Set<String> ofEveryPattern(GraphView view) {
    Set<String> all = of(view);
    Neighbours neighbours = view.neighbours();
    TripleCursor cursor = view.cursor();
    Set<String> bySubject = new HashSet<>();
    Set<String> byObject = new HashSet<>();
    for (int p = 0; p < view.predicateCount(); p++) {
      assertEquals(p, view.findPredicate(view.predicate(p)));
      long forward = 0;
      long inverse = 0;
      for (int id = 0; id < view.termCount(); id++) {
        int objects = neighbours.objects(id, p);
        int[] ids = Arrays.copyOf(neighbours.ids(), objects);
        assertEquals(objects, view.degree(id, p));
        assertEquals(objects, view.count(id, p, GraphView.ANY));
        cursor.match(id, p, GraphView.ANY);
        for (int object : ids) {
          assertTrue(view.contains(id, p, object));
          assertTrue(cursor.next());
          assertEquals(object, cursor.object());
          bySubject.add(text(view, cursor));
        }
        forward += objects;
        int subjects = neighbours.subjects(p, id);
        assertEquals(subjects, view.inverseDegree(p, id));
        cursor.match(GraphView.ANY, p, id);
        while (cursor.next()) {
          byObject.add(text(view, cursor));
        }
        inverse += subjects;
      }
      long count = view.count(GraphView.ANY, p, GraphView.ANY);
      assertEquals(count, forward);
      assertEquals(count, inverse);
    }
    assertEquals(all, bySubject);
    assertEquals(all, byObject);
    for (int id = 0; id < view.termCount(); id++) {
      assertEquals(id, view.find(view.term(id)));
    }
    return all;
  }
}
