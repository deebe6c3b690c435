package io.shopguide.query;

import io.shopguide.lexicon.Token.Joint;

/**
 * Reads clothing sizes in letters.
 *
 * <pre>
 * letterSize = form [ 码 | 号 ]        "XL", "2xl", M码; S, M and L only behind "size" or before 码
 * </pre>
 *
 * <p>Constant time. Not thread-safe; one per parse.
 */
final class LetterSizeRule {
  private final Draft draft;
  private final Grammar grammar;

  LetterSizeRule(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.grammar = grammar;
  }

  /** The size that starts at a token, or null. */
  Amount read(int at) {
    Phrases.Match<LetterSize> size = draft.phrase(grammar.letterSizes(), at);
    if (size == null || isCut(at) || isCut(size.end(at))) {
      return null;
    }
    int end = size.end(at);
    boolean named = draft.isWord(end, "码") || draft.isWord(end, "号");
    Phrases.Match<Dimension> prefix =
        at == 0 ? null : grammar.unitPrefixes().longest(draft, at - 1);
    boolean announced = prefix != null && prefix.length() == 1 && prefix.value() == Dimension.SIZE;
    LetterSize value = size.value();
    if (value.unit().form().ambiguous() && !named && !announced) {
      return null;
    }
    Numeral numeral = new Numeral(end, value.value(), value.value(), 1, Numeral.Kind.WORDS);
    return new Amount(at, named ? end + 1 : end, numeral, null, value.unit(), false);
  }

  /** Whether a boundary lies inside a word such as "xl-200". */
  private boolean isCut(int boundary) {
    return boundary > 0
        && boundary < draft.size()
        && draft.joint(boundary) != Joint.GAP
        && draft.tokens().isAlphanumeric(boundary)
        && draft.tokens().isAlphanumeric(boundary - 1);
  }
}
