package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import io.shopguide.lexicon.TokenBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A parse in the making: the tokens of a text, what stands on them and which of them are explained
 * already. Its arrays serve one parse after the other. Not thread-safe; one per thread.
 */
final class Draft {
  private final Words vocabulary;
  private final TokenBuffer tokens = new TokenBuffer();
  private String text = "";
  private int[] words = {}; // by token, their numbers in the word lists
  private long[] starts = {}; // by token, the lists that have a phrase starting with its word
  private Segment[] segments = {}; // by token, null where there is none
  private boolean[] taken = {}; // explained by a finding or by a rule's function word
  private boolean[] excluded = {}; // ruled out by a negation
  private int[] quantityEnds = {}; // by first token of a closed quantity, 0 where there is none
  private int[] quantityFirsts = {}; // by its last token, plus one
  private final List<Placed> placed = new ArrayList<>();
  private final List<Segment> pool = new ArrayList<>();
  private int segmentCount; // of the pool, in use

  /** A finding with the tokens it stands on. */
  record Placed(int first, int end, Finding finding) {}

  /**
   * A lexicon mention, or a compound, that rules must not cut. It serves another parse after this
   * one.
   */
  static final class Segment {
    private int first;
    private int end;
    private int form;
    private Concept concept; // null for a compound

    private Segment() {}

    /** Index of its first token. */
    int first() {
      return first;
    }

    /** Index after its last token. */
    int end() {
      return end;
    }

    int length() {
      return end - first;
    }

    /** Ordinal of the lexicon's form. */
    int form() {
      return form;
    }

    /** What it means most likely, null for a compound. */
    Concept concept() {
      return concept;
    }

    boolean isCompound() {
      return concept == null;
    }

    boolean means(ConceptKind kind) {
      return concept != null && concept.kind() == kind;
    }
  }

  Draft(Words vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Begins with another text. */
  void read(String head) {
    text = head;
    tokens.read(head);
    renumber();
    Arrays.fill(segments, null);
    Arrays.fill(taken, false);
    Arrays.fill(excluded, false);
    Arrays.fill(quantityEnds, 0);
    Arrays.fill(quantityFirsts, 0);
    placed.clear();
    segmentCount = 0;
  }

  /** Makes room for all tokens; nothing is explained yet. */
  private void grow() {
    int size = tokens.size();
    if (words.length < size) {
      int capacity = size + (size >> 1) + 16;
      words = new int[capacity];
      starts = new long[capacity];
      segments = new Segment[capacity];
      taken = new boolean[capacity];
      excluded = new boolean[capacity];
      quantityEnds = new int[capacity];
      quantityFirsts = new int[capacity];
    }
  }

  /** Takes over that tokens have other spellings. */
  void renumber() {
    grow();
    for (int i = 0; i < tokens.size(); i++) {
      words[i] = vocabulary.number(tokens.hash(i));
      starts[i] = vocabulary.starts(words[i]);
    }
  }

  TokenBuffer tokens() {
    return tokens;
  }

  /** The text that is parsed. */
  String text() {
    return text;
  }

  int size() {
    return tokens.size();
  }

  /** The number of a token's word in the word lists, or {@link Words#UNKNOWN}. */
  int word(int at) {
    return words[at];
  }

  /** The lists that have a phrase starting with a token's word, as bits. */
  long starts(int at) {
    return starts[at];
  }

  Token.Type type(int at) {
    return tokens.type(at);
  }

  Joint joint(int at) {
    return tokens.joint(at);
  }

  boolean isSign(int at, char sign) {
    return isType(at, Token.Type.MARK) && text.charAt(tokens.start(at)) == sign;
  }

  /** Whether a token is the comma of a Chinese list, which is normalized like any other comma. */
  boolean isListComma(int at) {
    return isSign(at, '、');
  }

  boolean isWord(int at, String word) {
    return at >= 0 && at < size() && tokens.isWord(at, word);
  }

  /** Whether the text from a token on starts with some characters. */
  boolean startsWith(int at, String characters) {
    int from = tokens.from(at);
    int limit = Math.max(tokens.to(at), tokens.to(size() - 1));
    if (from + characters.length() > limit) {
      return false;
    }
    char[] chars = tokens.chars();
    for (int i = 0; i < characters.length(); i++) {
      if (chars[from + i] != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The first character of a token. */
  char first(int at) {
    return tokens.chars()[tokens.from(at)];
  }

  boolean endsWith(int at, char last) {
    return tokens.chars()[tokens.to(at) - 1] == last;
  }

  boolean isType(int at, Token.Type type) {
    return at >= 0 && at < size() && tokens.type(at) == type;
  }

  /** The segment that covers a token, or null. */
  Segment segment(int at) {
    return at >= 0 && at < size() ? segments[at] : null;
  }

  /** A mention of the lexicon, on no token yet. */
  Segment mention(int first, int end, int form, Concept concept) {
    if (segmentCount == pool.size()) {
      pool.add(new Segment());
    }
    Segment segment = pool.get(segmentCount++);
    segment.first = first;
    segment.end = end;
    segment.form = form;
    segment.concept = concept;
    return segment;
  }

  /** A compound, on no token yet. */
  Segment compound(int first, int end) {
    return mention(first, end, -1, null);
  }

  /** Puts a segment on its tokens. */
  void put(Segment segment) {
    put(segment, segment);
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
    Phrases.Match<T> match = phrases.longest(this, at);
    return match != null && isFree(at, match.end(at)) ? match : null;
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
    if (finding instanceof QuantityFinding q
        && Double.isFinite(q.low())
        && Double.isFinite(q.high())) {
      quantityEnds[first] = end;
      quantityFirsts[end - 1] = first + 1;
    }
  }

  /** The end of a quantity with both ends that starts at a token; the token itself if none does. */
  int quantityEnd(int at) {
    return at < size() && quantityEnds[at] > 0 ? quantityEnds[at] : at;
  }

  /** Where a quantity with both ends starts that ends before a token; the token if none does. */
  int quantityFirst(int end) {
    return end > 0 && quantityFirsts[end - 1] > 0 ? quantityFirsts[end - 1] - 1 : end;
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
    return at >= size() || tokens.type(at) == Token.Type.MARK;
  }

  boolean isGap(int at) {
    return at < size() && tokens.joint(at) == Joint.GAP;
  }

  /** Whether a token is a word that nothing explains. */
  boolean isPlain(int at) {
    return at >= 0
        && at < size()
        && !taken[at]
        && segments[at] == null
        && tokens.type(at) != Token.Type.MARK;
  }

  Span span(int first, int end) {
    return new Span(tokens.start(first), tokens.end(end - 1));
  }

  /** Whether one of some tokens was misspelled. */
  boolean isCorrected(int first, int end) {
    for (int i = first; i < end; i++) {
      if (tokens.isCorrected(i)) {
        return true;
      }
    }
    return false;
  }

  /** The normalized text of some tokens. */
  String form(int first, int end) {
    if (end == first + 1) {
      return tokens.text(first);
    }
    if (isContiguous(first, end)) {
      return new String(
          tokens.chars(), tokens.from(first), tokens.to(end - 1) - tokens.from(first));
    }
    StringBuilder form = new StringBuilder();
    for (int i = first; i < end; i++) {
      if (i > first) {
        form.append(separator(i));
      }
      form.append(tokens.chars(), tokens.from(i), tokens.length(i));
    }
    return form.toString();
  }

  /** Whether some tokens stand in the normalized text as their form is written. */
  private boolean isContiguous(int first, int end) {
    for (int i = first + 1; i < end; i++) {
      int gap = tokens.joint(i) == Joint.GLUED ? 0 : 1;
      if (tokens.from(i) - tokens.to(i - 1) != gap) {
        return false;
      }
    }
    return true;
  }

  /** What joins a token to the one before it. */
  String separator(int at) {
    return switch (tokens.joint(at)) {
      case GAP -> " ";
      case HYPHEN -> "-";
      case GLUED -> "";
    };
  }
}
