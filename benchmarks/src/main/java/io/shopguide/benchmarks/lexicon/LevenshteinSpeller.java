package io.shopguide.benchmarks.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.fst.FST;

/** Lucene's Levenshtein automaton, intersected with a transducer of the words. */
final class LevenshteinSpeller implements Speller {
  private FST<Long> transducer;
  private FST.BytesReader reader;
  private final List<FST.Arc<Long>> stack = new ArrayList<>();

  @Override
  public void build(List<String> words) {
    transducer = LuceneTagger.transducer(words);
    reader = transducer.getBytesReader();
  }

  @Override
  public int near(String typed) {
    Automaton automaton = new LevenshteinAutomata(typed, true).toAutomaton(1);
    try {
      return walk(automaton, transducer.getFirstArc(arc(0)), 0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FST.Arc<Long> arc(int depth) {
    while (stack.size() <= depth) {
      stack.add(new FST.Arc<>());
    }
    return stack.get(depth);
  }

  private int walk(Automaton automaton, FST.Arc<Long> from, int state, int depth)
      throws IOException {
    if (!FST.targetHasArcs(from)) {
      return 0;
    }
    int count = 0;
    FST.Arc<Long> arc = arc(depth);
    transducer.readFirstTargetArc(from, arc, reader);
    while (true) {
      int next = arc.label() == FST.END_LABEL ? -1 : automaton.step(state, arc.label());
      if (next >= 0) {
        count += arc.isFinal() && automaton.isAccept(next) ? 1 : 0;
        count += walk(automaton, arc, next, depth + 1);
      }
      if (arc.isLast()) {
        return count;
      }
      transducer.readNextArc(arc, reader);
    }
  }
}
