package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;

/**
 * Reads numbers in digits and English words.
 *
 * <pre>
 * numeral = digits { "," 3 digits } [ "." digits ] [ scale ] [ 多 | 几 ] | words | chinese
 * scale   = "k" glued | "thousand" | "hundred" | 百 | 千 | 万 | 亿
 * words   = ["a"] word { ["and"] word }
 * </pre>
 *
 * <p>Not thread-safe; one per parse.
 */
final class NumeralRule {
  private static final int MAX_TOKENS = 16;

  private final Draft draft;
  private final Grammar grammar;
  private final ChineseNumeralRule chinese;

  NumeralRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
    this.chinese = new ChineseNumeralRule(draft);
  }

  /** The number that starts at a token, or null. */
  Numeral read(int at) {
    if (!draft.isOpen(at) || draft.isWord(at - 1, "第")) {
      return null;
    }
    Numeral numeral =
        switch (draft.type(at)) {
          case DIGITS -> digits(at);
          case HAN -> chinese.read(at);
          case WORD -> words(at);
          case MARK -> null;
        };
    return numeral == null || !(numeral.high() <= Numeral.MAX) ? null : numeral;
  }

  private Numeral digits(int at) {
    StringBuilder digits = new StringBuilder(draft.tokens().text(at));
    int end = at + 1;
    while (end < at + MAX_TOKENS && isGroup(end)) {
      digits.append(draft.tokens().text(end + 1));
      end += 2;
    }
    if (isFraction(end)) {
      digits.append('.').append(draft.tokens().text(end + 1));
      end += 2;
    }
    double value = Double.parseDouble(digits.toString());
    if (isGlued(end) && draft.isWord(end, "k")) {
      return new Numeral(end + 1, value * 1000, value * 1000, 1000, Numeral.Kind.KILO);
    }
    return chinese.scaled(new Numeral(end, value, value, 1, Numeral.Kind.DIGITS));
  }

  /** "," and three digits, all glued. */
  private boolean isGroup(int at) {
    return draft.isWord(at, ",")
        && isGlued(at)
        && isGlued(at + 1)
        && draft.isType(at + 1, Token.Type.DIGITS)
        && draft.tokens().text(at + 1).length() == 3;
  }

  private boolean isFraction(int at) {
    return draft.isWord(at, ".")
        && isGlued(at)
        && isGlued(at + 1)
        && draft.isType(at + 1, Token.Type.DIGITS);
  }

  private boolean isGlued(int at) {
    return draft.isOpen(at) && draft.joint(at) == Joint.GLUED;
  }

  private Numeral words(int at) {
    int first = draft.isWord(at, "a") || draft.isWord(at, "an") ? at + 1 : at;
    double total = 0;
    double section = 0;
    double scale = 1;
    int end = at;
    for (int i = first; i < first + MAX_TOKENS; i++) {
      if (draft.isWord(i, "and") && i > first) {
        continue;
      }
      Phrases.Match<Long> word = draft.phrase(grammar.numbers(), i);
      if (word == null) {
        break;
      }
      double value = word.value();
      if (value >= 1000) {
        total += Math.max(section, 1) * value;
        section = 0;
      } else {
        section = value == 100 ? Math.max(section, 1) * 100 : section + value;
      }
      scale = value >= 100 ? value : scale;
      end = i + 1;
    }
    boolean articleOnly = first > at && scale == 1;
    return end == at || articleOnly
        ? null
        : new Numeral(end, total + section, total + section, scale, Numeral.Kind.WORDS);
  }
}
