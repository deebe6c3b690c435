package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import io.shopguide.lexicon.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of fixed phrases, found by their tokens, the longest first.
 *
 * <p>A lookup takes time linear in the phrase found. Immutable once filled, and then thread-safe.
 *
 * @param <T> what a phrase means
 */
final class Phrases<T> {
  /** A phrase found in a text; {@code end} is the index after its last token. */
  record Match<T>(int end, T value) {}

  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    T value; // null inside a phrase
  }

  private final Node<T> root = new Node<>();

  /** Adds a phrase; the first meaning of a phrase stays. */
  void add(String phrase, T value) {
    List<Token> tokens = Tokenizer.tokens(phrase);
    Node<T> node = root;
    for (int i = 0; i < tokens.size(); i++) {
      String key = tokens.get(i).text();
      if (isTight(tokens, i)) {
        key = tight(key);
      }
      node = node.next.computeIfAbsent(key, k -> new Node<>());
    }
    if (node != root && node.value == null) {
      node.value = value;
    }
  }

  /** The longest phrase that starts at a token, or null. */
  Match<T> longest(List<Token> tokens, int first) {
    Match<T> best = null;
    Node<T> node = root;
    for (int at = first; at < tokens.size(); at++) {
      String text = tokens.get(at).text();
      Node<T> next = at > first && isTight(tokens, at) ? node.next.get(tight(text)) : null;
      node = next == null ? node.next.get(text) : next;
      if (node == null) {
        return best;
      }
      if (node.value != null) {
        best = new Match<>(at + 1, node.value);
      }
    }
    return best;
  }

  /** The words that phrases are made of. */
  void collectWords(Set<String> words) {
    collect(root, words);
  }

  private static void collect(Node<?> node, Set<String> words) {
    node.next.forEach(
        (word, next) -> {
          words.add(word);
          collect(next, words);
        });
  }

  /** Whether a sign is written together with its neighbour, as in "c$"; it must be in the text. */
  private static boolean isTight(List<Token> tokens, int at) {
    return at > 0
        && tokens.get(at).joint() == Joint.GLUED
        && (tokens.get(at).type() == Token.Type.MARK
            || tokens.get(at - 1).type() == Token.Type.MARK);
  }

  private static String tight(String text) {
    return '\t' + text;
  }
}
