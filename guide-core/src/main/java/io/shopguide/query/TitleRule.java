package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Segment;
import java.util.List;

/**
 * Makes one word of the title of a book, film or record, so that its words are no wishes.
 *
 * <pre>
 * title = "《" { any } "》" | words medium | characters [ blank ] medium
 * </pre>
 *
 * <p>English words before a medium are a title if they look like one: at least {@value #MIN_WORDS}
 * that start with a number or have a word that titles have ("the color purple dvd"), but no price,
 * age, order or "for kids", and with a noun at its end. Chinese characters are one if at least
 * {@value #MIN_CHARACTERS} stand together, not all known, without 的 and amounts of money, after the
 * brand or audience they start with. A medium ends its phrase: "paperback cover" is none.
 *
 * <p>Linear in the text, since a title has at most {@value #MAX_TOKENS} tokens. Not thread-safe;
 * one per parse.
 */
final class TitleRule {
  private static final int MIN_WORDS = 3;
  private static final int MIN_CHARACTERS = 4;
  private static final int MAX_TOKENS = 16;
  private static final char OPENING = '《';
  private static final char CLOSING = '》';

  private final Draft draft;
  private final Grammar grammar;
  private final Titles titles;

  TitleRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
    titles = grammar.titles();
  }

  void apply() {
    for (int at = 0; at < draft.size(); at++) {
      if (draft.isSign(at, OPENING)) {
        at = bracketed(at);
      } else if (titles.media().startAt(draft, at)) {
        at = before(at);
      }
    }
  }

  /** Makes a title of what stands in brackets; the closing one, or {@code at} if there is none. */
  private int bracketed(int at) {
    int end = at + 1;
    while (end < draft.size() && end < at + MAX_TOKENS && !draft.isSign(end, CLOSING)) {
      end++;
    }
    if (!draft.isSign(end, CLOSING) || end == at + 1) {
      return at;
    }
    put(at + 1, end);
    return end;
  }

  /** Makes a title of what stands before a medium, if it is one; the medium's last token. */
  private int before(int at) {
    Phrases.Match<Boolean> medium = draft.phrase(titles.media(), at);
    if (medium == null || !endsPhrase(medium.end(at))) {
      return at;
    }
    boolean han = draft.isType(at, Token.Type.HAN) && draft.isType(at - 1, Token.Type.HAN);
    int first = han ? firstCharacter(at) : firstWord(at);
    boolean title = han ? isChineseTitle(first, at) : isTitle(first, at, medium.value());
    if (title) {
      put(first, at);
    }
    return medium.end(at) - 1;
  }

  private void put(int first, int end) {
    for (int at = first; at < end; at++) {
      if (draft.segment(at) != null) {
        draft.drop(draft.segment(at));
      }
    }
    draft.put(draft.compound(first, end));
  }

  /** Whether nothing follows that makes a medium the modifier of another thing. */
  private boolean endsPhrase(int at) {
    if (draft.isBreak(at) || draft.isWord(at, "的") || titles.media().startAt(draft, at)) {
      return true;
    }
    if (draft.isType(at, Token.Type.HAN)) {
      return draft.isGap(at);
    }
    return draft.isType(at, Token.Type.DIGITS) || grammar.stopWords().startAt(draft, at);
  }

  /** Where the words before a medium start, without what opens a wish. */
  private int firstWord(int medium) {
    int first = medium;
    while (first > medium - MAX_TOKENS && isTitleWord(first - 1)) {
      first--;
    }
    while (first < medium && isOpening(first)) {
      first++;
    }
    return first;
  }

  private boolean isTitleWord(int at) {
    return at >= 0 && !draft.isBreak(at) && !draft.isType(at, Token.Type.HAN) && !draft.isTaken(at);
  }

  /** "i want a": function words, but for "the" and those that questions and names start with. */
  private boolean isOpening(int at) {
    return grammar.stopWords().startAt(draft, at)
        && !draft.isWord(at, "the")
        && grammar.negations().before().longest(draft, at) == null;
  }

  private boolean isTitle(int first, int end, boolean sure) {
    if (end - first < MIN_WORDS || grammar.stopWords().startAt(draft, end - 1)) {
      return false;
    }
    int signs = draft.isWord(first, "the") || isNumber(first) ? 1 : 0;
    for (int at = first; at < end; at++) {
      Segment segment = draft.segment(at);
      boolean product = segment != null && segment.means(ConceptKind.CATEGORY);
      if ((product && !sure) || isWish(at)) {
        return false;
      }
      signs += at > first && titles.words().startAt(draft, at) ? 1 : 0;
    }
    return signs >= (sure ? 1 : 2);
  }

  /** "12 angry men": a number that no unit follows. */
  private boolean isNumber(int at) {
    boolean number = draft.isType(at, Token.Type.DIGITS) || grammar.numbers().startAt(draft, at);
    return number && !grammar.units().startAt(draft, at + 1) && !draft.isBreak(at + 1);
  }

  /** Whether a price, an order or an audience starts at a token. */
  private boolean isWish(int at) {
    boolean money = grammar.money().startAt(draft, at);
    return money || isAge(at) || grammar.orders().startAt(draft, at) || isForAudience(at);
  }

  private boolean isAge(int at) {
    Phrases.Match<List<Unit>> units = grammar.units().longest(draft, at);
    return units != null && units.value().get(0).dimension() == Dimension.AGE;
  }

  /** "for my kids". */
  private boolean isForAudience(int at) {
    if (!draft.isWord(at, "for")) {
      return false;
    }
    boolean determined = grammar.stopWords().startAt(draft, at + 1);
    Segment segment = draft.segment(determined ? at + 2 : at + 1);
    return segment != null && segment.means(ConceptKind.AUDIENCE);
  }

  /** Where the characters before a medium start, behind a brand or audience. */
  private int firstCharacter(int medium) {
    int first = medium - 1;
    while (first > medium - MAX_TOKENS
        && draft.isType(first - 1, Token.Type.HAN)
        && !draft.isGap(first)
        && !draft.isTaken(first - 1)
        && !draft.isWord(first - 1, "的")) {
      first--;
    }
    Segment segment = draft.segment(first);
    boolean known =
        segment != null
            && (segment.means(ConceptKind.AUDIENCE) || segment.means(ConceptKind.BRAND));
    return known ? segment.end() : first;
  }

  private boolean isChineseTitle(int first, int end) {
    if (end - first < MIN_CHARACTERS || titles.asks().startAt(draft, first)) {
      return false;
    }
    boolean unknown = false;
    for (int at = first; at < end; at++) {
      Segment segment = draft.segment(at);
      boolean product = segment != null && segment.means(ConceptKind.CATEGORY);
      boolean color = segment != null && draft.isWord(segment.end() - 1, "色");
      if (product || color || draft.isWord(at, "的") || isAmount(first, at)) {
        return false;
      }
      unknown |= segment == null && ChineseDigits.digit(draft, at) < 0;
    }
    return unknown;
  }

  /** Money behind a number. */
  private boolean isAmount(int first, int at) {
    boolean number =
        at > first
            && (ChineseDigits.digit(draft, at - 1) >= 0 || ChineseDigits.power(draft, at - 1) > 0);
    return number && draft.segment(at) == null && grammar.money().startAt(draft, at);
  }
}
