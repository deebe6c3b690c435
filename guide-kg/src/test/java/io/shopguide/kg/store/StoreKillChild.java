package io.shopguide.kg.store;

import io.shopguide.kg.GraphView;
import io.shopguide.kg.Term;
import io.shopguide.kg.TripleCursor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/**
 * Changes a store from several threads and merges it without a pause, until it is killed. Prints
 * {@link #READY} before it opens the store, then for every acknowledged batch its thread and its
 * number within that, and {@link #MERGED} after a merge.
 */
final class StoreKillChild {
  static final int THREADS = 3;
  static final String READY = "ready";
  static final String MERGED = "merged";

  /** Unbuffered, and never closed. */
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private static final Term.Iri COUNT = Term.iri("http://x/count");
  private static final Term.Iri LAST = Term.iri("http://x/last");

  private StoreKillChild() {}

  public static void main(String[] args) {
    print(READY);
    GraphStore store = GraphStore.open(Path.of(args[0]));
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      Thread.ofPlatform().start(() -> change(store, thread));
    }
    while (true) {
      long before = store.lastChange();
      store.merge();
      if (before > 0) {
        print(MERGED);
      }
    }
  }

  private static void print(String line) {
    try {
      OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("The parent is gone", e);
    }
  }

  private static void change(GraphStore store, int thread) {
    for (int number = count(store.view(), thread) + 1; ; number++) {
      store.apply(batch(thread, number));
      print(thread + " " + number);
    }
  }

  /** What a thread does in one of its batches: to subjects of its own, and to a common one. */
  static GraphChanges batch(int thread, int number) {
    GraphChanges changes =
        StoreModel.randomChanges(new Random(1_000_003L * thread + number), "t" + thread);
    changes.set(counter(thread), COUNT, Term.text(Integer.toString(number)));
    return changes.set(LAST, LAST, Term.text(thread + " " + number));
  }

  /** What a batch does to the subject that all threads have in common. */
  static GraphChanges last(String batch) {
    return new GraphChanges().set(LAST, LAST, Term.text(batch));
  }

  private static Term.Iri counter(int thread) {
    return Term.iri("http://x/thread/" + thread);
  }

  /** The number of a thread's last batch in a view, 0 for none. */
  static int count(GraphView view, int thread) {
    String count = object(view, counter(thread), COUNT);
    return count.isEmpty() ? 0 : Integer.parseInt(count);
  }

  /** Thread and number of the last batch in a view, empty for none. */
  static String last(GraphView view) {
    return object(view, LAST, LAST);
  }

  private static String object(GraphView view, Term.Iri subject, Term.Iri predicate) {
    TripleCursor cursor =
        view.cursor()
            .match(view.find(subject), view.findPredicate(predicate.value()), GraphView.ANY);
    boolean found = cursor.next();
    String text = found ? ((Term.Literal) view.term(cursor.object())).lexical() : "";
    if (found && cursor.next()) {
      throw new AssertionError(subject + " has two values");
    }
    return text;
  }
}
