package io.shopguide.query;

import com.carrotsearch.hppc.IntObjectHashMap;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import io.shopguide.lexicon.TokenBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * A table of fixed phrases, found by their tokens, the longest first.
 *
 * <p>A lookup takes time linear in the phrase found and allocates nothing. Immutable once filled,
 * and then thread-safe.
 *
 * @param <T> what a phrase means
 */
final class Phrases<T> {
  private static final int TIGHT = 1 << 31; // with a word's number: written close to its neighbour

  /** A phrase of so many tokens. */
  record Match<T>(int length, T value) {
    /** The index after its last token if it starts at a given one. */
    int end(int first) {
      return first + length;
    }
  }

  private static final class Node<T> {
    final IntObjectHashMap<Node<T>> next = new IntObjectHashMap<>(1);
    Match<T> match; // null inside a phrase
  }

  private final Words words;
  private final long list;
  private final Node<T> root = new Node<>();
  private final Set<String> spellings = new HashSet<>();
  private final Set<String> starts = new HashSet<>();

  Phrases(Words words) {
    this.words = words;
    this.list = words.newList();
  }

  /** Adds a phrase; the first meaning of a phrase stays. */
  void add(String phrase, T value) {
    TokenBuffer tokens = new TokenBuffer();
    tokens.read(phrase);
    Node<T> node = root;
    for (int i = 0; i < tokens.size(); i++) {
      String spelling = tokens.text(i);
      spellings.add(spelling);
      int word = words.add(spelling);
      if (i == 0) {
        starts.add(spelling);
        words.addStart(word, list);
      }
      int key = isTight(tokens, i) ? word | TIGHT : word;
      Node<T> next = node.next.get(key);
      if (next == null) {
        next = new Node<>();
        node.next.put(key, next);
      }
      node = next;
    }
    if (node != root && node.match == null) {
      node.match = new Match<>(tokens.size(), value);
    }
  }

  /** The longest phrase that starts at a token, or null. */
  Match<T> longest(Draft draft, int first) {
    if ((draft.starts(first) & list) == 0) {
      return null;
    }
    Match<T> best = null;
    Node<T> node = root;
    for (int at = first; at < draft.size(); at++) {
      int word = draft.word(at);
      if (word == Words.UNKNOWN) {
        return best;
      }
      Node<T> next = at > first && isTight(draft.tokens(), at) ? node.next.get(word | TIGHT) : null;
      node = next == null ? node.next.get(word) : next;
      if (node == null) {
        return best;
      }
      best = node.match == null ? best : node.match;
    }
    return best;
  }

  /** Whether a phrase starts at a token. */
  boolean startAt(Draft draft, int first) {
    return longest(draft, first) != null;
  }

  /** The words that phrases start with. */
  Set<String> starts() {
    return starts;
  }

  /** The words that phrases are made of. */
  Set<String> spellings() {
    return spellings;
  }

  /** Whether a sign is written together with its neighbour, as in "c$"; it must be in the text. */
  private static boolean isTight(TokenBuffer tokens, int at) {
    return at > 0
        && tokens.joint(at) == Joint.GLUED
        && (tokens.type(at) == Token.Type.MARK || tokens.type(at - 1) == Token.Type.MARK);
  }
}
