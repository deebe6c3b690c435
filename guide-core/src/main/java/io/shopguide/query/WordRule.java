package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import io.shopguide.query.Draft.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what nothing explains.
 *
 * <pre>
 * word = compound | { letters or digits glued or, with digits, hyphenated } | run
 * run  = Chinese characters without white space, cut at 的, without function words at its ends
 * </pre>
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class WordRule {
  private final Draft draft;
  private final Grammar grammar;
  private final List<Word> words = new ArrayList<>();

  WordRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /** The words, in a list that the next parse fills anew. */
  List<Word> words() {
    words.clear();
    int at = 0;
    while (at < draft.size()) {
      Segment segment = draft.segment(at);
      if (segment != null && segment.isCompound() && !draft.isTaken(at)) {
        at = compound(segment);
      } else if (draft.isPlain(at)) {
        at = draft.isType(at, Token.Type.HAN) ? run(at) : word(at);
      } else {
        at++;
      }
    }
    return words;
  }

  private int compound(Segment segment) {
    add(segment.first(), segment.end());
    return segment.end();
  }

  private int word(int at) {
    int end = at + 1;
    while (end < draft.size() && draft.isPlain(end) && isSameWord(at, end)) {
      end++;
    }
    Phrases.Match<Boolean> stop = grammar.stopWords().longest(draft, at);
    if (stop == null || stop.end(at) < end) {
      add(at, end);
    }
    return end;
  }

  /** "wh-1000xm4" is one word, "anti-aging" two. */
  private boolean isSameWord(int first, int at) {
    if (!draft.tokens().isAlphanumeric(at) || !draft.tokens().isAlphanumeric(at - 1)) {
      return false;
    }
    boolean digits = draft.isType(at, Token.Type.DIGITS) || draft.isType(first, Token.Type.DIGITS);
    return draft.joint(at) == Joint.GLUED || (draft.joint(at) == Joint.HYPHEN && digits);
  }

  private int run(int at) {
    int end = at + 1;
    while (draft.isPlain(end)
        && draft.isType(end, Token.Type.HAN)
        && !draft.isGap(end)
        && !draft.isWord(end - 1, "的")
        && draft.polarity(end) == draft.polarity(at)) {
      end++;
    }
    int first = at;
    int last = end;
    for (int next = stopEnd(first, last); next > first; next = stopEnd(first, last)) {
      first = next;
    }
    for (int next = stopStart(first, last); next < last; next = stopStart(first, last)) {
      last = next;
    }
    if (first < last) {
      add(first, last);
    }
    return end;
  }

  private int stopEnd(int first, int last) {
    if (first >= last) {
      return first;
    }
    Phrases.Match<Boolean> stop = grammar.stopWords().longest(draft, first);
    return stop == null || stop.end(first) > last ? first : stop.end(first);
  }

  private static final int MAX_STOP = 5; // characters of the longest Chinese function word

  private int stopStart(int first, int last) {
    for (int start = Math.max(first, last - MAX_STOP); start < last; start++) {
      Phrases.Match<Boolean> stop = grammar.stopWords().longest(draft, start);
      if (stop != null && stop.end(start) == last) {
        return start;
      }
    }
    return last;
  }

  private void add(int first, int end) {
    words.add(
        new Word(
            draft.span(first, end),
            draft.form(first, end),
            draft.polarity(first),
            draft.isCorrected(first, end)));
  }
}
