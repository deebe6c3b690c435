package io.shopguide.query;

import io.shopguide.lexicon.Lexicon;
import io.shopguide.model.internal.ScratchPool;
import java.util.Objects;

/**
 * Understands shopping utterances in English and Chinese: what is meant, what is ruled out, price
 * and quantity bounds, the order, and what the guide shall do.
 *
 * <p>A parse goes through these steps, each of which only looks at what the ones before left over:
 * tokens, spelling, lexicon mentions and fixed compounds, titles, bounds, wishes about order and
 * changes, the intent, negation, names that are ordinary words, and at last the words that remain.
 *
 * <p>Any text is parsed, in time linear in it; of a text longer than {@link #MAX_LENGTH} only the
 * beginning is, and the rest is kept as one unresolved word. Immutable and thread-safe.
 */
public final class QueryParser {
  /** The number of UTF-16 units of a text that are parsed; the rest is kept as a tail. */
  public static final int MAX_LENGTH = 4096;

  private final ScratchPool<Parse> parses;

  /**
   * Makes a parser.
   *
   * @param lexicon what words mean
   */
  public QueryParser(Lexicon lexicon) {
    Objects.requireNonNull(lexicon, "lexicon");
    Grammar grammar = Grammar.read();
    parses = new ScratchPool<>(() -> new Parse(lexicon, grammar));
  }

  /**
   * Parses an utterance.
   *
   * @param text any text. What lies beyond {@link #MAX_LENGTH} becomes one wanted {@link Word} with
   *     an empty normalized form
   * @return what was understood; findings do not overlap, but for an audience inside a sort of
   *     product, as 女 in 女鞋
   * @throws NullPointerException if {@code text} is {@code null}
   */
  public ParsedQuery parse(String text) {
    Parse parse = parses.take();
    ParsedQuery parsed = parse.run(text, limit(text));
    parses.give(parse); // not after an exception: its state is unknown then
    return parsed;
  }

  /** Where to stop parsing, not between the halves of a surrogate pair. */
  private static int limit(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
  }
}
