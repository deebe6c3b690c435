package io.shopguide.kg.image;

import io.shopguide.kg.GraphFormatException;
import io.shopguide.kg.GraphView;
import io.shopguide.kg.Neighbours;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import io.shopguide.kg.delta.SnapshotView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;

/** Asks a graph everything, for tests with damaged files. */
final class Answers {
  private static final int ANY = GraphView.ANY;

  private final Image image;
  private final GraphView view;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refused = new StringBuilder();

  private Answers(Image image) {
    this.image = image;
    this.view = SnapshotView.of(image);
  }

  static Answers of(Image image) {
    Answers answers = new Answers(image);
    answers.askAll();
    return answers;
  }

  /** All that was answered. */
  String text() {
    return text.toString();
  }

  /** The questions about ids that ended with an exception. */
  String refused() {
    return refused.toString();
  }

  /** Compares both directions of every relation, if all its questions are answered. */
  String contradictions() {
    StringBuilder found = new StringBuilder();
    Neighbours neighbours = view.neighbours();
    for (int p = 0; p < view.predicateCount(); p++) {
      long forward = 0;
      long inverse = 0;
      for (int id = 0; id < view.termCount(); id++) {
        forward += view.degree(id, p);
        inverse += view.inverseDegree(p, id);
      }
      TripleCursor cursor = view.cursor().match(ANY, p, ANY);
      while (cursor.next()) {
        forward--;
        inverse--;
        int count = neighbours.subjects(p, cursor.object());
        if (Arrays.binarySearch(neighbours.ids(), 0, count, cursor.subject()) < 0) {
          found.append(cursor.subject()).append(" is no subject of ").append(cursor.object());
        }
      }
      if (forward != 0 || inverse != 0) {
        found.append(forward).append(" and ").append(inverse).append(" edges left of ").append(p);
      }
    }
    return found.toString();
  }

  private void askAll() {
    text.append(image.terms().classes().stream().map(TermClass::key).toList());
    text.append(image.predicates());
    text.append(image.hasNotes()).append(view.tripleCount());
    image.forEachUnit((p, c, unit) -> text.append(p).append(c).append(unit));
    for (int id = -1; id <= Math.min(view.termCount(), 1000); id++) {
      askTerm(id);
    }
    for (int p = -1; p < view.predicateCount(); p++) {
      int predicate = p;
      askCursor(ANY, predicate, ANY);
      ask(() -> view.count(ANY, predicate, ANY));
      BitSet subjects = new BitSet();
      ask(() -> subjectsOf(predicate, subjects));
      BitSet positive = new BitSet();
      ask(() -> positiveOf(predicate, positive));
      for (int id = -1; id <= Math.min(view.termCount(), 1000); id++) {
        askNeighbours(id, predicate);
      }
    }
    askCursor(ANY, ANY, ANY);
  }

  private BitSet subjectsOf(int predicate, BitSet into) {
    view.subjects(predicate, into);
    return into;
  }

  private BitSet positiveOf(int predicate, BitSet into) {
    view.subjectsInRange(predicate, 0.5, 1e12, into);
    return into;
  }

  private void askTerm(int id) {
    try {
      Term term = view.term(id);
      text.append(term).append(view.find(term));
    } catch (GraphFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
      text.append(e); // what the bytes spell need not be a term
    }
    if (id >= 0 && id < view.termCount()) {
      ask(() -> view.isLiteral(id));
      ask(() -> view.number(id));
      askCursor(id, ANY, ANY);
      askCursor(ANY, ANY, id);
    }
  }

  private void askNeighbours(int id, int predicate) {
    ask(() -> view.degree(id, predicate));
    ask(() -> view.inverseDegree(predicate, id));
    Neighbours neighbours = view.neighbours();
    ask(() -> list(neighbours, neighbours.objects(id, predicate)));
    ask(() -> list(neighbours, neighbours.subjects(predicate, id)));
    ask(() -> view.contains(id, predicate, 0));
    ask(() -> view.annotation(id, predicate, view.termCount() - 1));
  }

  private static int list(Neighbours neighbours, int count) {
    int hash = count;
    for (int i = 0; i < count; i++) {
      hash = 31 * hash + neighbours.ids()[i];
    }
    return hash;
  }

  private void askCursor(int s, int p, int o) {
    ask(
        () -> {
          TripleCursor cursor = view.cursor().match(s, p, o);
          int hash = 0;
          while (cursor.next()) {
            hash = 31 * hash + cursor.subject();
            hash = 31 * hash + cursor.predicate();
            hash = 31 * hash + cursor.object();
            hash =
                31 * hash
                    + view.annotation(cursor.subject(), cursor.predicate(), cursor.object())
                        .hashCode();
          }
          return hash;
        });
  }

  private void ask(Supplier<Object> question) {
    try {
      text.append(question.get()).append(' ');
    } catch (GraphFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
      refused.append(e).append('\n');
    }
  }
}
