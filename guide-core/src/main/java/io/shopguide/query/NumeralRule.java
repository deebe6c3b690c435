package io.shopguide.query;

import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;

/**
 * Reads numbers in digits, English words and Chinese.
 *
 * <pre>
 * signed  = [ sign ] numeral [ ( "over" | "out of" ) numeral ]
 * sign    = "-" | "minus" | "negative" | 负
 * numeral = digits [ suffix ] | digits words | words | chinese
 * suffix  = "k" | "bn" | ...         see numbers.tsv
 * </pre>
 *
 * <p>The parts are the rules {@link DigitsRule}, {@link WordNumeralRule} and {@link
 * ChineseNumeralRule}. An ordinal is no number. Constant time. Not thread-safe; one per parse.
 */
final class NumeralRule {
  private final Draft draft;
  private final Grammar grammar;
  private final DigitsRule digits;
  private final WordNumeralRule words;
  private final ChineseNumeralRule chinese;
  private final NumeralStyle style;

  NumeralRule(Draft draft, Grammar grammar, NumeralStyle style) {
    this.draft = draft;
    this.grammar = grammar;
    this.style = style;
    digits = new DigitsRule(draft, style);
    words = new WordNumeralRule(draft, grammar, digits, style.alone());
    chinese = new ChineseNumeralRule(draft, grammar, digits, style);
  }

  /** The number that starts at a token, or null. */
  Numeral read(int at) {
    return draft.isWord(at - 1, "第") ? null : cardinal(at);
  }

  /** The number that starts at a token, be it an ordinal behind 第, or null. */
  Numeral cardinal(int at) {
    if (!draft.isOpen(at)) {
      return null;
    }
    return switch (draft.type(at)) {
      case DIGITS -> figures(at);
      case HAN -> chinese.read(at);
      case WORD -> collective(at);
      case MARK -> figures(at);
    };
  }

  /** Words, with "a pair" and "few" where a number stands for itself. */
  private Numeral collective(int at) {
    boolean article = draft.isWord(at, "a");
    int first = article ? at + 1 : at;
    NumberWord word = style.collectives() ? NumberWord.at(draft, grammar, first) : null;
    boolean collective = word != null && word.role() == NumberWord.Role.COLLECTIVE;
    return collective
        ? new Numeral(first + 1, word.value(), word.value(), 1, Numeral.Kind.WORDS)
        : words.read(at);
  }

  /** The number that starts at a token with its sign, or null. */
  Numeral signed(int at) {
    int after = signEnd(at);
    Numeral numeral = after > at ? read(after) : null;
    return numeral == null ? over(read(at)) : numeral.times(-1);
  }

  /** "1 over twenty", "one out of three", where a number stands for itself. */
  private Numeral over(Numeral numeral) {
    if (numeral == null || !style.alone()) {
      return numeral;
    }
    int end = numeral.end();
    boolean out = draft.isWord(end, "out") && draft.isWord(end + 1, "of");
    Numeral divisor = out ? read(end + 2) : draft.isWord(end, "over") ? read(end + 1) : null;
    boolean spoken = divisor != null && isSpoken(numeral) && isSpoken(divisor);
    return divisor == null || divisor.low() == 0 || (out && !spoken)
        ? numeral
        : numeral.times(1 / divisor.low()).endingAt(divisor.end());
  }

  private static boolean isSpoken(Numeral numeral) {
    return numeral.kind() == Numeral.Kind.WORDS;
  }

  /** The index after a sign that starts at a token; the token itself if there is none. */
  private int signEnd(int at) {
    if (!draft.isOpen(at)) {
      return at;
    }
    boolean word = draft.isWord(at, "minus") || draft.isWord(at, "negative");
    boolean han = draft.isWord(at, "负") || draft.isWord(at, "負");
    if (word || han) {
      return at + 1;
    }
    if (!draft.isWord(at, "-")) {
      return at;
    }
    boolean free = at == 0 || isPlainMark(at - 1);
    boolean bound =
        draft.isGap(at) && !draft.isGap(at + 1) && !draft.isType(at - 1, Token.Type.DIGITS);
    return free || bound ? at + 1 : at;
  }

  private boolean isPlainMark(int at) {
    return draft.isType(at, Token.Type.MARK) && !draft.isWord(at, "-") && !draft.isWord(at, ")");
  }

  private Numeral figures(int at) {
    Numeral plain = digits.read(at);
    if (plain == null) {
      return null;
    }
    Numeral suffixed = suffixed(plain);
    if (suffixed != null) {
      return suffixed;
    }
    Numeral spoken = words.continued(plain);
    return spoken.end() > plain.end() ? spoken : chinese.continued(plain, at);
  }

  private Numeral suffixed(Numeral plain) {
    NumberWord word = NumberWord.at(draft, grammar, plain.end());
    if (word == null || !isSuffix(word, plain.end()) || isCut(plain.end() + 1)) {
      return null;
    }
    boolean kilo = word.value() == 1000;
    double value = plain.low() * word.value();
    return new Numeral(
        plain.end() + 1,
        value,
        value,
        word.value(),
        kilo ? Numeral.Kind.KILO : Numeral.Kind.DIGITS);
  }

  private boolean isSuffix(NumberWord word, int at) {
    boolean glued = draft.joint(at) == Joint.GLUED;
    return switch (word.role()) {
      case SUFFIX -> glued || style.alone() || word.value() > 1000;
      case LOOSE -> style.alone();
      case UPPER ->
          (glued && isMoney(at + 1))
              || (style.alone()
                  && Character.isUpperCase(style.text().charAt(draft.tokens().start(at))));
      default -> false;
    };
  }

  private boolean isMoney(int at) {
    return draft.phrase(grammar.money(), at) != null;
  }

  private boolean isCut(int boundary) {
    return boundary < draft.size() && draft.tokens().continues(boundary);
  }
}
