package io.shopguide.query;

import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Mention;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Tokenizer;
import java.util.List;
import java.util.Objects;

/**
 * Understands shopping utterances in English and Chinese: what is meant, what is ruled out, price
 * and quantity bounds, the order, and what the guide shall do.
 *
 * <p>A parse goes through these steps, each of which only looks at what the ones before left over:
 * tokens, spelling, lexicon mentions and fixed compounds, bounds, wishes about order and changes,
 * the intent, negation, names that are ordinary words, and at last the words that remain.
 *
 * <p>Any text is parsed, in time linear in it; of a text longer than {@link #MAX_LENGTH} only the
 * beginning is, and the rest is kept as one unresolved word. Immutable and thread-safe.
 */
public final class QueryParser {
  /** The number of UTF-16 units of a text that are parsed; the rest is kept as a tail. */
  public static final int MAX_LENGTH = 4096;

  private final Lexicon lexicon;
  private final Grammar grammar;
  private final Spelling spelling;
  private final Segmentation segmentation;

  /**
   * Makes a parser.
   *
   * @param lexicon what words mean
   */
  public QueryParser(Lexicon lexicon) {
    this.lexicon = Objects.requireNonNull(lexicon, "lexicon");
    grammar = Grammar.read();
    spelling = new Spelling(lexicon, grammar);
    segmentation = new Segmentation(grammar);
  }

  /**
   * Parses an utterance.
   *
   * @param text any text. What lies beyond {@link #MAX_LENGTH} becomes one wanted {@link Word} with
   *     an empty normalized form
   * @return what was understood; findings do not overlap
   * @throws NullPointerException if {@code text} is {@code null}
   */
  public ParsedQuery parse(String text) {
    int limit = limit(text);
    String head = text.substring(0, limit);
    List<Token> typed = Tokenizer.tokens(head);
    List<Mention> mentions = lexicon.mentions(typed);
    List<Token> tokens = spelling.corrected(typed, mentions);
    mentions = tokens.equals(typed) ? mentions : lexicon.mentions(tokens);
    Draft draft = new Draft(tokens, segmentation.segments(tokens, mentions));
    new ConstraintRule(draft, grammar).apply();
    new WishRule(draft, grammar).apply();
    ReferenceRule references = new ReferenceRule(draft, grammar);
    Purpose purpose =
        new IntentRule(
                draft,
                grammar,
                new FactRule(draft, grammar, lexicon, references),
                new SimilarRule(draft, grammar, references))
            .apply();
    segmentation.dropParts(draft);
    new BrandRule(draft, grammar, head).apply();
    new NegationRule(draft, grammar).apply();
    List<Finding> findings = new Findings(draft).inOrder();
    List<Word> words = Findings.uncovered(new WordRule(draft, grammar).words(), findings);
    if (limit < text.length()) {
      words.add(new Word(new Span(limit, text.length()), "", Polarity.WANTED, false));
    }
    return new ParsedQuery(
        text,
        language(tokens),
        purpose.intent(),
        purpose.confidence(),
        findings,
        words,
        purpose.reference());
  }

  /** Where to stop parsing, not between the halves of a surrogate pair. */
  private static int limit(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
  }

  /** A Chinese word has about two characters, so Chinese prevails from half a character a word. */
  private static Language language(List<Token> tokens) {
    long han = tokens.stream().filter(token -> token.type() == Token.Type.HAN).count();
    long words = tokens.stream().filter(token -> token.type() == Token.Type.WORD).count();
    return han > 0 && han * 2 >= words ? Language.CHINESE : Language.ENGLISH;
  }
}
