package io.shopguide.query;

import io.shopguide.lexicon.Concept;
import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Segment;
import java.util.Set;

/**
 * Decides whether a name that is an ordinary word too means the brand, by what stands around it.
 * What it decides against stays as an alternative.
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class BrandRule {
  private static final Set<String> DETERMINERS =
      Set.of("a", "the", "my", "your", "his", "her", "our", "their");
  private static final Set<String> OBJECTS = // of a verb that is a brand's name too
      Set.of("how", "who", "what", "where", "which", "why", "that", "my", "your", "me", "it", "us");

  private final Draft draft;
  private final Grammar grammar;
  private final Lexicon lexicon;

  BrandRule(Draft draft, Grammar grammar, Lexicon lexicon) {
    this.draft = draft;
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  void apply() {
    for (int at = 0; at < draft.size(); at++) {
      Segment segment = draft.segment(at);
      if (segment != null && segment.first() == at && !segment.isCompound()) {
        decide(segment);
      }
    }
  }

  private void decide(Segment segment) {
    int brand = firstSense(segment, true);
    if (brand < 0) {
      return;
    }
    int other = firstSense(segment, false);
    Likelihood likelihood = likelihood(segment, brand, other);
    if (likelihood == null) {
      return;
    }
    boolean isBrand =
        !isOtherName(segment)
            && (hasSign(segment)
                || switch (likelihood) {
                  case LIKELY -> !isPartOfChineseWord(segment);
                  case PERSON -> !isPartOfChineseWord(segment) && !isPerson(segment);
                  case NAME -> segment.first() == 0 && isProduct(segment.end());
                  case UNLIKELY -> false;
                });
    int lead = isBrand ? brand : other;
    if (lead < 0) {
      draft.drop(segment);
      return;
    }
    Concept concept = lexicon.concept(segment.form(), lead);
    draft.put(draft.mention(segment.first(), segment.end(), segment.form(), concept));
  }

  /** The most likely sense that is a brand or that is none, or -1. */
  private int firstSense(Segment segment, boolean brand) {
    for (int i = 0; i < lexicon.senseCount(segment.form()); i++) {
      if ((lexicon.kind(segment.form(), i) == ConceptKind.BRAND) == brand) {
        return i;
      }
    }
    return -1;
  }

  /** Whether something says that a name is a brand. */
  private boolean hasSign(Segment segment) {
    return draft.size() == segment.length()
        || isCapitalized(segment)
        || follows(segment)
        || isAmongBrands(segment);
  }

  /** "columbia university" is a place, "guess how" a request. */
  private boolean isOtherName(Segment segment) {
    int next = segment.end();
    return draft.isType(next, Token.Type.WORD)
        && draft.isOpen(next)
        && (grammar.places().startAt(draft, next) || OBJECTS.contains(draft.tokens().text(next)));
  }

  /** "my boss", with nothing after it that the brand could make. */
  private boolean isPerson(Segment segment) {
    int before = segment.first() - 1;
    int next = segment.end();
    boolean determined =
        draft.isType(before, Token.Type.WORD) && DETERMINERS.contains(draft.tokens().text(before));
    boolean ends =
        draft.isBreak(next) || draft.isTaken(next) || grammar.stopWords().startAt(draft, next);
    return determined && ends;
  }

  /** "by Gap", "Gap brand", 苹果牌. */
  private boolean follows(Segment segment) {
    int before = segment.first() - 1;
    return (before >= 0 && draft.phrase(grammar.brandSigns(), before) != null)
        || draft.isWord(segment.end(), "brand")
        || draft.isWord(segment.end(), "牌");
  }

  /** Only this name starts with a capital letter, and it does not start the text. */
  private boolean isCapitalized(Segment segment) {
    return segment.first() > 0 && isUpper(segment.first()) && !isUpper(segment.first() - 1);
  }

  private boolean isUpper(int at) {
    return draft.isType(at, Token.Type.WORD)
        && Character.isUpperCase(draft.text().charAt(draft.tokens().start(at)));
  }

  /** "nike or vans": a list with another brand. */
  private boolean isAmongBrands(Segment segment) {
    return isBrandAcross(segment.end(), 1) || isBrandAcross(segment.first() - 1, -1);
  }

  private boolean isBrandAcross(int connector, int step) {
    boolean joined =
        draft.isOpen(connector)
            && (draft.isWord(connector, ",")
                || grammar.connectors().longest(draft, connector) != null);
    Segment other = joined ? draft.segment(connector + step) : null;
    return other != null && other.means(ConceptKind.BRAND);
  }

  /** How likely a name means the brand, or null if it is no ordinary word. */
  private Likelihood likelihood(Segment segment, int brand, int other) {
    Phrases.Match<Likelihood> listed = grammar.ordinary().longest(draft, segment.first());
    if (listed != null && listed.length() == segment.length()) {
      return listed.value();
    }
    if (other < 0) {
      return null;
    }
    ConceptKind kind = lexicon.kind(segment.form(), other);
    double brandPrior = lexicon.prior(segment.form(), brand);
    double otherPrior = lexicon.prior(segment.form(), other);
    boolean plain = kind == ConceptKind.COLOR || kind == ConceptKind.MATERIAL;
    return otherPrior > brandPrior || (plain && otherPrior == brandPrior)
        ? Likelihood.UNLIKELY
        : Likelihood.LIKELY;
  }

  private boolean isProduct(int at) {
    Segment segment = draft.segment(at);
    return segment != null
        && (segment.means(ConceptKind.CATEGORY) || segment.means(ConceptKind.PRODUCT));
  }

  /** An unknown character follows: 苹果核. */
  private boolean isPartOfChineseWord(Segment segment) {
    int next = segment.end();
    return draft.isPlain(next)
        && draft.isType(next, Token.Type.HAN)
        && !draft.isGap(next)
        && grammar.stopWords().longest(draft, next) == null;
  }
}
