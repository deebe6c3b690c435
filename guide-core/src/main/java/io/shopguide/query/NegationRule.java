package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Segment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what is ruled out.
 *
 * <pre>
 * negation = before { before | filler } list [ close ] | list { link } after
 * list     = item { connector { filler } item }
 * item     = mention { mention of a property } | words | quantity      "not 55 inch"
 * name     = plural "without" "borders"
 * </pre>
 *
 * <p>A list ends at a sign, a price, a function word and the next wanted thing: in "not Sony
 * headphones" the headphones are wanted. A name rules nothing out. What a clause approves of ("puma
 * is fine") is not of the list before it. "And" joins only items of one kind, and so does a comma
 * if the list goes on after it; in Chinese, white space ends a list as well.
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class NegationRule {
  private static final Set<String> KINDS = // attributes whose values are concepts of that kind
      Arrays.stream(ConceptKind.values())
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
  private static final String NEVER = "never"; // rules out what is known only: "never full bag"
  private static final int ANY_DISTANCE = 3; // words from "any" to "but"

  private final Draft draft;
  private final Grammar grammar;
  private final Negations negations;

  NegationRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
    this.negations = grammar.negations();
  }

  void apply() {
    int at = 0;
    while (at < draft.size()) {
      int end = negation(at);
      at = Math.max(end, at + 1);
    }
  }

  /** The end of the negation that starts at a token; no more than the token if there is none. */
  private int negation(int at) {
    Phrases.Match<Boolean> after = draft.phrase(negations.after(), at);
    Phrases.Match<Boolean> before = draft.phrase(negations.before(), at);
    if (after != null && endsClause(after.end(at)) && excludeBefore(at)) {
      draft.take(at, after.end(at));
      return after.end(at);
    }
    if (before != null && isName(at)) {
      return nameEnd(at);
    }
    if (before == null && draft.isType(at, Token.Type.HAN)) {
      return functionEnd(at);
    }
    int end = before == null ? exceptEnd(at) : before.end(at);
    if (draft.isWord(at, NEVER) && draft.segment(end) == null) {
      return end;
    }
    return end > at ? excludeAfter(at, end) : at;
  }

  /**
   * "musicians without borders", but "shoes without borders" and "shoes without laces" are none.
   */
  private boolean isName(int at) {
    boolean people =
        draft.segment(at - 1) == null ? isPlural(at - 1) : isOf(at - 1, ConceptKind.AUDIENCE);
    return people
        && draft.isWord(at, "without")
        && draft.isPlain(at + 1)
        && draft.phrase(negations.name(), at + 1) != null;
  }

  /** Whether a token is an unknown English word that looks like a plural. */
  private boolean isPlural(int at) {
    return draft.isPlain(at)
        && draft.isType(at, Token.Type.WORD)
        && draft.endsWith(at, 's')
        && grammar.stopWords().longest(draft, at) == null;
  }

  /** Makes the name one word that nothing cuts. */
  private int nameEnd(int at) {
    Segment people = draft.segment(at - 1);
    int first = people == null ? at - 1 : people.first();
    int end = draft.phrase(negations.name(), at + 1).end(at + 1);
    Segment name = draft.compound(first, end);
    draft.replace(name, name);
    return end;
  }

  private boolean isOf(int at, ConceptKind kind) {
    Segment segment = draft.segment(at);
    return segment != null && segment.means(kind);
  }

  /** A function word may hold a negation without being one, as 有没有 does. */
  private int functionEnd(int at) {
    Phrases.Match<Boolean> stop = draft.phrase(grammar.stopWords(), at);
    return stop == null ? at : stop.end(at);
  }

  /** "any colour but red". */
  private int exceptEnd(int at) {
    if (!draft.isOpen(at) || !draft.isWord(at, "but")) {
      return at;
    }
    for (int i = 1; i <= ANY_DISTANCE; i++) {
      if (draft.isOpen(at - i) && negations.any().startAt(draft, at - i)) {
        return at + 1;
      }
    }
    return at;
  }

  private boolean endsClause(int at) {
    return draft.isBreak(at)
        || draft.isGap(at)
        || draft.isTaken(at)
        || draft.isWord(at, "的")
        || draft.phrase(negations.link(), at) != null;
  }

  private int excludeAfter(int at, int triggerEnd) {
    int first = skip(triggerEnd);
    int end = item(first);
    if (end == first) {
      return first; // nothing to rule out; not the place to look again either
    }
    draft.take(anyStart(at), triggerEnd);
    while (end < draft.size()) {
      int next = listed(first, end);
      if (next == end) {
        break;
      }
      end = next;
    }
    Phrases.Match<Boolean> close = draft.phrase(negations.close(), end);
    if (close != null) {
      draft.take(end, close.end(end));
      return close.end(end);
    }
    return end;
  }

  /** Where "any colour" starts before a negation: with one it wishes for nothing. */
  private int anyStart(int trigger) {
    Segment segment = draft.segment(trigger - 1);
    boolean property =
        isOf(trigger - 1, ConceptKind.ATTRIBUTE) && KINDS.contains(segment.concept().key());
    boolean any =
        property
            && draft.isOpen(segment.first() - 1)
            && negations.any().startAt(draft, segment.first() - 1);
    return any ? segment.first() - 1 : trigger;
  }

  /** The end of one more member of the list, or {@code end}. */
  private int listed(int first, int end) {
    Segment last = draft.segment(end - 1);
    int next = connected(end);
    if (next > end) {
      boolean or = draft.isWord(end, "or") || draft.isWord(end, "nor") || draft.isWord(end, "或");
      next = skip(next);
      int itemEnd = or || isAlike(last, next) ? item(next) : next;
      return itemEnd > next ? itemEnd : end;
    }
    if (draft.isWord(end, ",") && last != null && isAlike(last, end + 1)) {
      Segment member = draft.segment(end + 1);
      boolean goesOn = draft.isWord(member.end(), ",") || connected(member.end()) > member.end();
      return goesOn && !isApproved(end + 1) ? item(end + 1) : end;
    }
    return isProperty(draft.segment(end)) && isProperty(last) && !endsItem(first, end)
        ? item(end)
        : end;
  }

  /** The end of what joins the members of a list, the token itself if nothing does. */
  private int connected(int at) {
    Phrases.Match<Boolean> connector = draft.phrase(grammar.connectors(), at);
    return connector != null ? connector.end(at) : draft.isListComma(at) ? at + 1 : at;
  }

  /** "puma is fine": whether a clause says that what it names will do. */
  private boolean isApproved(int first) {
    for (int at = first; !draft.isBreak(at); at++) {
      if (draft.phrase(negations.approval(), at) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether what follows is of the same kind as the member before it. */
  private boolean isAlike(Segment last, int next) {
    Segment segment = draft.segment(next);
    if (last == null || segment == null) {
      return last == null && segment == null;
    }
    return last.isCompound() == segment.isCompound()
        && (last.isCompound() || segment.means(last.concept().kind()));
  }

  private static boolean isProperty(Segment segment) {
    return segment != null
        && (segment.means(ConceptKind.COLOR)
            || segment.means(ConceptKind.MATERIAL)
            || segment.means(ConceptKind.ATTRIBUTE)
            || segment.means(ConceptKind.VALUE));
  }

  private boolean endsItem(int first, int at) {
    return draft.isBreak(at) || (draft.isType(first, Token.Type.HAN) && draft.isGap(at));
  }

  /**
   * Excludes a mention, a quantity or a run of unknown words; its end, or {@code at} if there is
   * none.
   */
  private int item(int at) {
    int end = draft.quantityEnd(at);
    if (end == at) {
      if (at >= draft.size() || draft.isTaken(at)) {
        return at;
      }
      Segment segment = draft.segment(at);
      end = segment != null ? segment.end() : run(at);
    }
    draft.exclude(at, end);
    return end;
  }

  /** run = unknown words, in Chinese up to white space. */
  private int run(int at) {
    int end = at;
    while (draft.isPlain(end)
        && !isFunction(end)
        && (end == at || !draft.isType(end, Token.Type.HAN) || !draft.isGap(end))) {
      end++;
    }
    return end;
  }

  private boolean isFunction(int at) {
    Phrases.Match<Boolean> stop = grammar.stopWords().longest(draft, at);
    boolean han = draft.isType(at, Token.Type.HAN);
    boolean inWord = han && stop != null && stop.length() == 1 && !draft.isWord(at, "的");
    return (stop != null && !inWord)
        || draft.phrase(grammar.connectors(), at) != null
        || draft.phrase(negations.before(), at) != null
        || draft.phrase(negations.close(), at) != null;
  }

  private int skip(int at) {
    int next = at;
    while (next < draft.size()) {
      Phrases.Match<Boolean> word = draft.phrase(negations.filler(), next);
      word = word == null ? draft.phrase(negations.before(), next) : word;
      if (word == null || draft.segment(next) != null) {
        break;
      }
      next = word.end(next);
    }
    return next;
  }

  /** Excludes the list that ends before a token, if it does. */
  private boolean excludeBefore(int trigger) {
    int end = trigger;
    while (end > 0 && !draft.isGap(end) && draft.phrase(negations.link(), end - 1) != null) {
      end--;
    }
    if (end == 0 || (draft.isGap(end) && draft.isType(end - 1, Token.Type.HAN))) {
      return false;
    }
    int first = itemStart(end);
    if (first == end) {
      return false;
    }
    draft.exclude(first, end);
    Segment last = draft.segment(end - 1);
    while (first > 1
        && connected(first - 1) == first
        && draft.segment(first - 2) != null
        && isAlike(last, first - 2)) {
      int start = draft.segment(first - 2).first();
      draft.exclude(start, first - 1);
      first = start;
    }
    return true;
  }

  private int itemStart(int end) {
    Segment segment = draft.segment(end - 1);
    if (segment != null) {
      return segment.first();
    }
    int first = draft.isGap(end) ? end : draft.quantityFirst(end); // "42码 不要黑色"
    if (first < end) {
      return first;
    }
    while (first > 0
        && draft.isPlain(first - 1)
        && draft.isType(first - 1, Token.Type.HAN)
        && (first == end || !draft.isGap(first))) {
      first--;
    }
    return first;
  }
}
