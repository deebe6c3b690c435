package io.shopguide.query;

import io.shopguide.lexicon.Language;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.MentionBuffer;
import io.shopguide.lexicon.Token;
import java.util.List;

/** The rules on one draft, used for one parse after the other. Not thread-safe; one per thread. */
final class Parse {
  private final Lexicon lexicon;
  private final Draft draft;
  private final MentionBuffer mentions = new MentionBuffer();
  private final Spelling spelling;
  private final Segmentation segmentation;
  private final TitleRule titles;
  private final ConstraintRule constraints;
  private final WishRule wishes;
  private final IntentRule intents;
  private final BrandRule brands;
  private final NegationRule negations;
  private final WordRule words;
  private final AlternativesRule alternatives;
  private final Findings findings;

  Parse(Lexicon lexicon, Grammar grammar) {
    this.lexicon = lexicon;
    draft = new Draft(grammar.words());
    spelling = new Spelling(draft, grammar, lexicon);
    segmentation = new Segmentation(draft, grammar, lexicon);
    titles = new TitleRule(draft, grammar);
    constraints = new ConstraintRule(draft, grammar);
    wishes = new WishRule(draft, grammar);
    intents = new IntentRule(draft, grammar, lexicon);
    brands = new BrandRule(draft, grammar, lexicon);
    negations = new NegationRule(draft, grammar);
    words = new WordRule(draft, grammar);
    alternatives = new AlternativesRule(draft, grammar);
    findings = new Findings(draft, lexicon);
  }

  /** Parses the part of a text before {@code limit}; the rest becomes one word. */
  ParsedQuery run(String text, int limit) {
    draft.read(limit == text.length() ? text : text.substring(0, limit));
    lexicon.scan(draft.tokens(), mentions);
    if (spelling.apply(mentions)) {
      lexicon.scan(draft.tokens(), mentions);
    }
    segmentation.apply(mentions);
    titles.apply();
    constraints.apply();
    wishes.apply();
    Purpose purpose = intents.apply();
    segmentation.dropParts();
    brands.apply();
    negations.apply();
    List<Finding> found = findings.inOrder(mentions);
    List<Word> left = words.words();
    Findings.removeCovered(left, found);
    if (limit < text.length()) {
      left.add(new Word(new Span(limit, text.length()), "", Polarity.WANTED, false));
    }
    return new ParsedQuery(
        text,
        language(),
        purpose.intent(),
        purpose.intent() == Intent.FIND
            ? Purpose.confidenceOfWish(found, left)
            : purpose.confidence(),
        found,
        left,
        purpose.references(),
        alternatives.among(found, left),
        List.of());
  }

  /** A Chinese word has about two characters, so Chinese prevails from half a character a word. */
  private Language language() {
    int han = 0;
    int latin = 0;
    for (int at = 0; at < draft.size(); at++) {
      han += draft.isType(at, Token.Type.HAN) ? 1 : 0;
      latin += draft.isType(at, Token.Type.WORD) ? 1 : 0;
    }
    return han > 0 && han * 2L >= latin ? Language.CHINESE : Language.ENGLISH;
  }
}
