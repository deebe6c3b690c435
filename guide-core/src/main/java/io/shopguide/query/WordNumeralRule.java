package io.shopguide.query;

import io.shopguide.lexicon.Token;

/**
 * Reads numbers in English words, and digits with words behind them.
 *
 * <pre>
 * words    = cardinal [ decimals | share | [ "and" ] portion ] | portion
 * cardinal = [ article ] { ( word | digits ) [ "and" ] }          "a hundred and one", "4 thousand 12"
 * decimals = "point" digit { digit }
 * share    = [ "-" ] ( part | denominator ) [ scale ]             "two thirds", "three quarters million"
 * portion  = ( article | cardinal ) share | part scale            "a half", "half a million"
 * denominator = ordinal | cardinal ordinal                        "fifth", "twenty-first"
 * </pre>
 *
 * <p>A portion after a scale is a portion of it: "3 million and a half". Constant time, since a
 * number has at most {@value #MAX_TOKENS} words. Not thread-safe; one per parse.
 */
final class WordNumeralRule {
  private static final int MAX_TOKENS = 24;

  private final Draft draft;
  private final Grammar grammar;
  private final DigitsRule digits;
  private final boolean alone;

  /** Makes the rule; {@code alone} if numbers are looked for that count nothing. */
  WordNumeralRule(Draft draft, Grammar grammar, DigitsRule digits, boolean alone) {
    this.alone = alone;
    this.draft = draft;
    this.grammar = grammar;
    this.digits = digits;
  }

  /** The number that starts with a word, or null. */
  Numeral read(int at) {
    boolean article = isArticle(at);
    NumberWord first = word(article ? at + 1 : at);
    if (first == null) {
      return null;
    }
    if (first.isShare() || first.isOrdinal()) {
      return portion(at);
    }
    if (!first.isCardinal()) {
      return null;
    }
    boolean counts = first.value() >= 12 && first.role().compareTo(NumberWord.Role.HUNDRED) >= 0;
    if (article && !counts) {
      return portion(at);
    }
    return continued(new WordNumber(), article ? at + 1 : at, true);
  }

  /** A number in digits together with the words behind it; itself if there are none. */
  Numeral continued(Numeral start) {
    if (start.low() != Math.rint(start.low()) && !isScaled(start.end())) {
      return start;
    }
    if (!mayContinue(start.end())) {
      return start;
    }
    WordNumber number = new WordNumber();
    number.addDigits(start.low());
    Numeral whole = continued(number, start.end(), true);
    return whole == null || whole.end() == start.end()
        ? start
        : new Numeral(whole.end(), whole.low(), whole.high(), whole.scale(), start.kind());
  }

  /** Whether a token may go on with a number, so that it pays to add up words. */
  private boolean mayContinue(int at) {
    return at < draft.size()
        && (draft.isType(at, Token.Type.DIGITS)
            || draft.isWord(at, "and")
            || draft.isWord(at, "point")
            || draft.isWord(at, "a")
            || draft.isWord(at, "an")
            || grammar.numbers().startAt(draft, at));
  }

  private boolean isScaled(int at) {
    NumberWord next = word(at);
    return next != null && next.isCardinal() && isPower(next);
  }

  private static boolean isPower(NumberWord word) {
    return word.role().compareTo(NumberWord.Role.HUNDRED) >= 0;
  }

  private Numeral continued(WordNumber number, int first, boolean mixed) {
    int end = first;
    int andAt = -1;
    while (end < first + MAX_TOKENS) {
      boolean and = isAnd(end) && number.takesAnd();
      int next = and ? end + 1 : end;
      double before = number.value();
      double power = number.lastPower();
      int added = addOne(number, next, and);
      if (added < 0) {
        break;
      }
      if (and) {
        andAt = end;
        number.rememberAnd(before, power);
      }
      end = added;
    }
    if (number.isEmpty()) {
      return null;
    }
    Numeral whole = numeral(end, number);
    return fractional(number, whole, andAt, mixed);
  }

  /** Adds a word or digits; the index after them, or -1 if the number ends before. */
  private int addOne(WordNumber number, int at, boolean and) {
    NumberWord word = word(at);
    if (word != null) {
      boolean tooLarge = and && word.role().compareTo(NumberWord.Role.HUNDRED) >= 0;
      boolean spoken = alone && word.role() == NumberWord.Role.LOOSE && at > 0 && draft.isGap(at);
      NumberWord meant = spoken ? new NumberWord(NumberWord.Role.SCALE, word.value()) : word;
      return !tooLarge && meant.isCardinal() && number.add(meant) ? at + 1 : -1;
    }
    if (number.isEmpty() || !draft.isType(at, Token.Type.DIGITS)) {
      return -1;
    }
    Numeral piece = digits.plain(at);
    if (piece == null || piece.end() != at + 1 || isCut(piece.end())) {
      return -1;
    }
    NumberWord next = word(piece.end());
    boolean anchored = and || (next != null && next.isCardinal() && isPower(next));
    return anchored && !leadsOn(and, next) && number.addDigits(piece.low()) ? piece.end() : -1;
  }

  /** After "and", digits with a power of their own are the next number. */
  private static boolean leadsOn(boolean and, NumberWord next) {
    return and && next != null && next.isCardinal() && isPower(next);
  }

  private Numeral fractional(WordNumber number, Numeral whole, int andAt, boolean mixed) {
    int end = whole.end();
    Numeral point = decimals(whole, end);
    if (point != null) {
      return point;
    }
    int shareAt = draft.isWord(end, "-") && draft.isOpen(end) ? end + 1 : end;
    NumberWord next = word(shareAt);
    if (next != null && next.isShare() && !(number.isFigures() && next.value() >= 3)) {
      boolean joined = andAt >= 0;
      double split = joined ? number.beforeAnd() : 0;
      boolean ordinal = next.role() == NumberWord.Role.DENOMINATOR && next.value() < number.room();
      if (ordinal) {
        double numerator = number.beforeLast();
        double denominator = whole.low() - numerator + next.value();
        return numerator > 0 ? numeral(end + 1, numerator / denominator, 1) : null;
      }
      return scaled(
          shareAt + 1,
          split,
          (whole.low() - split) * next.share(),
          joined ? number.powerBeforeAnd() : 1);
    }
    Numeral divisor = next == null || shareAt > end || number.isFigures() ? null : composite(end);
    if (divisor != null && divisor.low() > 2) {
      return numeral(divisor.end(), whole.low() / divisor.low(), 1);
    }
    Numeral portion = mixed && isAnd(end) ? portion(end + 1) : null;
    if (portion == null) {
      return whole;
    }
    boolean ofScale = portion.scale() == 1 && number.lastPower() >= 1000;
    double unit = ofScale ? number.lastPower() : 1;
    return numeral(portion.end(), whole.low() + portion.low() * unit, whole.scale());
  }

  /** [ article | cardinal ] share, or a part before a scale. */
  private Numeral portion(int at) {
    boolean article = isArticle(at);
    int first = article ? at + 1 : at;
    NumberWord word = word(first);
    if (word == null) {
      return null;
    }
    if (word.role() == NumberWord.Role.PART) {
      Numeral many = ofScale(first, word);
      return many == null && article ? numeral(first + 1, word.value(), 1) : many;
    }
    if (article) {
      Numeral over = composite(first);
      return over == null || over.low() < 3 ? null : numeral(over.end(), 1 / over.low(), 1);
    }
    if (!word.isCardinal()) {
      return null;
    }
    Numeral numerator = continued(new WordNumber(), first, false);
    return numerator == null || isPlainCardinal(first, numerator) ? null : numerator;
  }

  /** Whether a number has no fraction: its last word, or the one before a scale, is a cardinal. */
  private boolean isPlainCardinal(int first, Numeral numeral) {
    for (int i = first; i < numeral.end(); i++) {
      NumberWord word = word(i);
      if (word != null && !word.isCardinal()) {
        return false;
      }
    }
    return true;
  }

  /** "half a million", "quarter million", or null. */
  private Numeral ofScale(int at, NumberWord part) {
    int next = isArticle(at + 1) ? at + 2 : at + 1;
    NumberWord scale = word(next);
    boolean fits =
        scale != null
            && (scale.role() == NumberWord.Role.SCALE || scale.role() == NumberWord.Role.DOZEN);
    return fits ? numeral(next + 1, part.value() * scale.value(), scale.value()) : null;
  }

  /** A denominator in one or more words, with its whole value, or null. */
  private Numeral composite(int at) {
    WordNumber number = new WordNumber();
    for (int i = at; i < at + MAX_TOKENS; i++) {
      NumberWord word = word(i);
      if (word == null) {
        return null;
      }
      if (word.isOrdinal()) {
        boolean fits = number.isEmpty() || word.value() < number.room();
        boolean power = word.value() >= 100 && !number.isEmpty();
        double value = power ? number.value() * word.value() : number.value() + word.value();
        boolean only = number.isEmpty() && word.role() == NumberWord.Role.ORDINAL;
        return !only && (fits || power) ? numeral(i + 1, value, 1) : null;
      }
      if (!number.add(word)) {
        return null;
      }
    }
    return null;
  }

  /** "point" and digits in words or figures after a whole number, or null. */
  private Numeral decimals(Numeral whole, int at) {
    if (!draft.isWord(at, "point") || !draft.isOpen(at)) {
      return null;
    }
    double figures = 0;
    int end = at + 1;
    while (end < at + MAX_TOKENS) {
      NumberWord word = word(end);
      if (word == null || word.role() != NumberWord.Role.UNIT) {
        break;
      }
      figures = figures * 10 + word.value();
      end++;
    }
    int places = end - at - 1;
    Numeral below = places == 0 ? belowHundred(end) : null;
    if (below != null) {
      figures = below.low();
      places = 2;
      end = below.end();
    }
    double value = figures / Math.pow(10, places);
    if (end == at + 1 && draft.isType(end, Token.Type.DIGITS) && draft.isOpen(end)) {
      value = Double.parseDouble("0." + draft.tokens().text(end));
      end++;
    }
    return end == at + 1 ? null : scaled(end, 0, whole.low() + value, 1);
  }

  /** A number of two digits in words, or null. */
  private Numeral belowHundred(int at) {
    WordNumber number = new WordNumber();
    int end = at;
    for (NumberWord word = word(at); end < at + 2 && word != null; word = word(end)) {
      if (word.value() >= 100 || !number.add(word)) {
        break;
      }
      end++;
    }
    return end == at || number.value() < 10 ? null : numeral(end, number);
  }

  /**
   * A number and a fraction of the scale that follows ("three quarters million"), of the one before
   * it ("five billion and three quarters") or of one.
   */
  private Numeral scaled(int end, double whole, double fraction, double power) {
    NumberWord scale = word(end);
    if (scale != null && scale.role() == NumberWord.Role.SCALE) {
      return numeral(end + 1, whole + fraction * scale.value(), scale.value());
    }
    return numeral(end, whole + fraction * (power >= 1000 ? power : 1), 1);
  }

  private static Numeral numeral(int end, WordNumber number) {
    return new Numeral(end, number.value(), number.value(), number.scale(), Numeral.Kind.WORDS);
  }

  private static Numeral numeral(int end, double value, double scale) {
    return new Numeral(end, value, value, scale, Numeral.Kind.WORDS);
  }

  private NumberWord word(int at) {
    return NumberWord.at(draft, grammar, at);
  }

  private boolean isArticle(int at) {
    return draft.isWord(at, "a") || draft.isWord(at, "an");
  }

  private boolean isAnd(int at) {
    return draft.isWord(at, "and") && draft.isOpen(at);
  }

  private boolean isCut(int boundary) {
    return boundary < draft.size() && draft.tokens().continues(boundary);
  }
}
