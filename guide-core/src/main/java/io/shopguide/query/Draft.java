package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Mention;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import java.util.ArrayList;
import java.util.List;

/**
 * A parse in the making: the tokens of a text, what stands on them and which of them are explained
 * already. Not thread-safe; one per parse.
 */
final class Draft {
  private final List<Token> tokens;
  private final Segment[] segments; // by token, null where there is none
  private final boolean[] taken; // explained by a finding or by a rule's function word
  private final boolean[] excluded; // ruled out by a negation
  private final List<Placed> placed = new ArrayList<>();

  /** A finding with the tokens it stands on. */
  record Placed(int first, int end, Finding finding) {}

  /** A lexicon mention, or a compound if {@code mention} is null, that rules must not cut. */
  record Segment(int first, int end, Mention mention) {
    int length() {
      return end - first;
    }

    boolean isCompound() {
      return mention == null;
    }

    boolean means(ConceptKind kind) {
      return mention != null && mention.senses().get(0).concept().kind() == kind;
    }

    Concept concept() {
      return mention.senses().get(0).concept();
    }
  }

  Draft(List<Token> tokens, List<Segment> cover) {
    this.tokens = tokens;
    segments = new Segment[tokens.size()];
    taken = new boolean[tokens.size()];
    excluded = new boolean[tokens.size()];
    cover.forEach(segment -> put(segment, segment));
  }

  List<Token> tokens() {
    return tokens;
  }

  int size() {
    return tokens.size();
  }

  Token token(int at) {
    return tokens.get(at);
  }

  boolean isWord(int at, String text) {
    return at >= 0 && at < size() && tokens.get(at).text().equals(text);
  }

  boolean isType(int at, Token.Type type) {
    return at >= 0 && at < size() && tokens.get(at).type() == type;
  }

  /** The segment that covers a token, or null. */
  Segment segment(int at) {
    return at >= 0 && at < size() ? segments[at] : null;
  }

  /** Removes a segment, so that its tokens are plain words. */
  void drop(Segment segment) {
    put(segment, null);
  }

  void replace(Segment segment, Segment other) {
    put(segment, other);
  }

  private void put(Segment range, Segment value) {
    for (int i = range.first(); i < range.end(); i++) {
      segments[i] = value;
    }
  }

  /** Whether a rule may use a token: not explained yet, and not inside a longer phrase. */
  boolean isOpen(int at) {
    if (at < 0 || at >= size() || taken[at]) {
      return false;
    }
    Segment segment = segments[at];
    return segment == null || segment.length() == 1 || isKilo(segment);
  }

  /** Digits and a k may be a name ("4k") or a number; what stands around it decides. */
  private boolean isKilo(Segment segment) {
    return segment.length() == 2
        && isType(segment.first(), Token.Type.DIGITS)
        && isWord(segment.first() + 1, "k");
  }

  /**
   * The longest phrase of a table that starts at a token, or null; null also if a token of it is
   * explained already or a longer segment reaches into it.
   */
  <T> Phrases.Match<T> phrase(Phrases<T> phrases, int at) {
    if (at < 0 || at >= size() || taken[at]) {
      return null;
    }
    Phrases.Match<T> match = phrases.longest(tokens, at);
    return match != null && isFree(at, match.end()) ? match : null;
  }

  private boolean isFree(int first, int end) {
    for (int i = first; i < end; i++) {
      Segment segment = segments[i];
      boolean reachesOut =
          segment != null && (segment.first() < first || segment.end() > end) && !isKilo(segment);
      if (taken[i] || reachesOut) {
        return false;
      }
    }
    return true;
  }

  boolean isTaken(int at) {
    return taken[at];
  }

  /** Marks tokens as explained. */
  void take(int first, int end) {
    for (int i = first; i < end; i++) {
      taken[i] = true;
      if (segments[i] != null) {
        drop(segments[i]);
      }
    }
  }

  /** Adds a finding that explains tokens. */
  void take(int first, int end, Finding finding) {
    take(first, end);
    placed.add(new Placed(first, end, finding));
  }

  List<Placed> placed() {
    return placed;
  }

  void exclude(int first, int end) {
    for (int i = first; i < end; i++) {
      excluded[i] = true;
    }
  }

  Polarity polarity(int at) {
    return excluded[at] ? Polarity.EXCLUDED : Polarity.WANTED;
  }

  /** Whether a clause ends before a token: at the end of the text or at a sign. */
  boolean isBreak(int at) {
    return at >= size() || tokens.get(at).type() == Token.Type.MARK;
  }

  boolean isGap(int at) {
    return at < size() && tokens.get(at).joint() == Joint.GAP;
  }

  /** Whether a token is a word that nothing explains. */
  boolean isPlain(int at) {
    return at >= 0
        && at < size()
        && !taken[at]
        && segments[at] == null
        && tokens.get(at).type() != Token.Type.MARK;
  }

  Span span(int first, int end) {
    return new Span(tokens.get(first).start(), tokens.get(end - 1).end());
  }

  /** The normalized text of some tokens. */
  String form(int first, int end) {
    StringBuilder form = new StringBuilder();
    for (int i = first; i < end; i++) {
      form.append(i > first ? separator(i) : "").append(tokens.get(i).text());
    }
    return form.toString();
  }

  /** What joins a token to the one before it. */
  String separator(int at) {
    return switch (tokens.get(at).joint()) {
      case GAP -> " ";
      case HYPHEN -> "-";
      case GLUED -> "";
    };
  }
}
