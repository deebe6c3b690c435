package io.shopguide.query;

import java.util.List;
import java.util.Objects;

/**
 * Finds the quantities of a text, English, Chinese or mixed, without any lexicon: numbers, ranges,
 * percentages, money, dimensions and ages.
 *
 * <p>The grammar is the one the {@link QueryParser} uses, in these rules, one class each:
 *
 * <pre>
 * constraint = one [ [ joint ] one ]                     "over 10 and under 20 kg", 1000以上，1500以下
 * one        = [ bound ] amount [ to amount ] [ after ]   "between 5 and 7 inches", 三百元左右
 * bound      = [ negation ] { before | counted }          "not more than", "size", 不超过
 * amount     = single { [ "and" ] single } [ rest ]       "5 ft 2 in", 三斤半, 五块六
 * single     = money numeral | numeral [ counted ] | share counted | power 分之 numeral
 * counted    = unit [ ( "per" | "/" ) unit ] | money      "km/h", "US$", 公斤
 * numeral    = [ sign ] ( digits | words | chinese )      "-1.5e3", "two and a half", 三十几万
 * </pre>
 *
 * <p>An ordinal is no quantity, nor is a number inside a word of letters and digits or inside a web
 * address. Linear in the text in time and memory, whatever the text. Immutable and thread-safe.
 */
public final class QuantityReader {
  private final Grammar grammar;
  private final QuantityOptions options;

  /** Makes a reader of whole phrases of all kinds. */
  public QuantityReader() {
    this(QuantityOptions.DEFAULT);
  }

  /**
   * Makes a reader.
   *
   * @param options what it reports
   */
  public QuantityReader(QuantityOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    grammar = Grammar.read();
  }

  /**
   * Reads a text.
   *
   * @param text any text
   * @return its quantities in order; their spans do not overlap
   * @throws NullPointerException if {@code text} is {@code null}
   */
  public List<Quantity> read(String text) {
    Draft draft = new Draft(grammar.words());
    draft.read(text);
    return new ReadingRule(draft, grammar, options, text).read();
  }
}
