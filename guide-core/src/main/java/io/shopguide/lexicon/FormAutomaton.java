package io.shopguide.lexicon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.apache.lucene.util.IntsRefBuilder;
import org.apache.lucene.util.fst.FST;
import org.apache.lucene.util.fst.FSTCompiler;
import org.apache.lucene.util.fst.PositiveIntOutputs;
import org.apache.lucene.util.fst.Util;

/**
 * A finite-state transducer from form keys to their ordinals.
 *
 * <p>A lookup takes time linear in the key. Immutable and thread-safe.
 */
final class FormAutomaton {
  /** The ordinal of a key that is not in the automaton. */
  static final int MISSING = -1;

  /** Longer keys are not accepted, which bounds the work at each token of a hostile text. */
  static final int MAX_KEY = 120;

  /*
   * Most scans end at the first character, and the root has thousands of Chinese ones, so its arcs
   * are kept decoded. A shared arc is only read; a scan works on a copy.
   */
  private final FST<Long> fst; // null if there is no key
  private final char[] rootLabels; // sorted
  private final List<FST.Arc<Long>> rootArcs; // by position of the label

  private FormAutomaton(FST<Long> fst) throws IOException {
    this.fst = fst;
    this.rootArcs = fst == null ? List.of() : rootArcs(fst);
    this.rootLabels = new char[rootArcs.size()];
    for (int i = 0; i < rootLabels.length; i++) {
      rootLabels[i] = (char) rootArcs.get(i).label();
    }
  }

  private static List<FST.Arc<Long>> rootArcs(FST<Long> fst) throws IOException {
    List<FST.Arc<Long>> arcs = new ArrayList<>();
    FST.BytesReader reader = fst.getBytesReader();
    FST.Arc<Long> root = fst.getFirstArc(new FST.Arc<>());
    FST.Arc<Long> arc = fst.readFirstTargetArc(root, new FST.Arc<>(), reader);
    while (true) {
      arcs.add(new FST.Arc<Long>().copyFrom(arc));
      if (arc.isLast()) {
        return List.copyOf(arcs);
      }
      fst.readNextArc(arc, reader);
    }
  }

  /** An automaton over the keys of a map in natural order; the ordinal is the position. */
  static FormAutomaton of(SortedMap<String, ?> keys) {
    PositiveIntOutputs outputs = PositiveIntOutputs.getSingleton();
    try {
      FSTCompiler<Long> compiler = new FSTCompiler.Builder<>(FST.INPUT_TYPE.BYTE2, outputs).build();
      IntsRefBuilder scratch = new IntsRefBuilder();
      long ordinal = 0;
      for (String key : keys.keySet()) {
        compiler.add(utf16(key, scratch).get(), ordinal++);
      }
      FST.FSTMetadata<Long> metadata = compiler.compile();
      return new FormAutomaton(
          metadata == null ? null : FST.fromFSTReader(metadata, compiler.getFSTReader()));
    } catch (IOException e) {
      throw new UncheckedIOException("The automaton is built in memory", e);
    }
  }

  private static IntsRefBuilder utf16(String key, IntsRefBuilder scratch) {
    scratch.setLength(key.length());
    scratch.growNoCopy(key.length());
    for (int i = 0; i < key.length(); i++) {
      scratch.setIntAt(i, key.charAt(i));
    }
    return scratch;
  }

  /** The ordinal of a key, or {@link #MISSING}. */
  int ordinal(String key) {
    if (fst == null || key.isEmpty()) {
      return MISSING;
    }
    try {
      Long found = Util.get(fst, utf16(key, new IntsRefBuilder()).get());
      return found == null ? MISSING : found.intValue();
    } catch (IOException e) {
      throw new UncheckedIOException("The automaton is in memory", e);
    }
  }

  long ramBytesUsed() {
    return fst == null ? 0 : fst.ramBytesUsed() + ARC_BYTES * rootArcs.size();
  }

  /** Receives the keys found in a text. */
  interface Sink {
    void found(int first, int end, int ordinal);
  }

  /**
   * Reports every key in a text, from each token on, in order of the first token and then of
   * length. A key neither starts nor ends inside a word of letters and digits, unless the letters
   * at that end are {@link #MIN_INNER_LETTERS} or more ("redmi10", but not "cat6").
   */
  void scan(List<Token> tokens, Sink sink) {
    if (fst == null) {
      return;
    }
    FST.BytesReader reader = fst.getBytesReader();
    FST.Arc<Long> arc = new FST.Arc<>();
    try {
      for (int first = 0; first < tokens.size(); first++) {
        if (tokens.get(first).type() != Token.Type.MARK && isEdge(tokens, first, first)) {
          scanFrom(first, tokens, arc, reader, sink);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The automaton is in memory", e);
    }
  }

  private static final int MIN_INNER_LETTERS = 4;
  private static final long ARC_BYTES = 112; // of a decoded arc, its label and reference

  private void scanFrom(
      int first, List<Token> tokens, FST.Arc<Long> arc, FST.BytesReader reader, Sink sink)
      throws IOException {
    int root = Arrays.binarySearch(rootLabels, tokens.get(first).text().charAt(0));
    if (root < 0) {
      return;
    }
    arc.copyFrom(rootArcs.get(root));
    long output = arc.output();
    int from = 1; // the character of the token to go on with
    for (int at = first; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (at > first && FormKey.isSkipped(token)) {
        continue;
      }
      String text = token.text();
      for (int i = from; i < text.length(); i++) {
        if (fst.findTargetArc(text.charAt(i), arc, arc, reader) == null) {
          return;
        }
        output += arc.output();
      }
      from = 0;
      if (arc.isFinal() && isEdge(tokens, at + 1, at)) {
        sink.found(first, at + 1, (int) (output + arc.nextFinalOutput()));
      }
    }
  }

  /** Whether a key may start or end between the token before {@code boundary} and that one. */
  private static boolean isEdge(List<Token> tokens, int boundary, int inner) {
    if (boundary == 0
        || boundary == tokens.size()
        || !tokens.get(boundary).continues(tokens.get(boundary - 1))) {
      return true;
    }
    Token token = tokens.get(inner);
    return token.type() == Token.Type.WORD && token.text().length() >= MIN_INNER_LETTERS;
  }
}
