package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Mention;
import io.shopguide.lexicon.Sense;
import io.shopguide.lexicon.Token;
import io.shopguide.query.Draft.Segment;
import io.shopguide.query.OrdinaryNames.Likelihood;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether a name that is an ordinary word too means the brand, by what stands around it.
 * What it decides against stays as an alternative.
 *
 * <p>Linear in the text. Not thread-safe; one per parse.
 */
final class BrandRule {
  private final Draft draft;
  private final Grammar grammar;
  private final String text;

  BrandRule(Draft draft, Grammar grammar, String text) {
    this.draft = draft;
    this.grammar = grammar;
    this.text = text;
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
    List<Sense> brands = new ArrayList<>();
    List<Sense> others = new ArrayList<>();
    for (Sense sense : segment.mention().senses()) {
      (sense.concept().kind() == ConceptKind.BRAND ? brands : others).add(sense);
    }
    if (brands.isEmpty()) {
      return;
    }
    Likelihood likelihood = likelihood(segment, brands.get(0), others);
    if (likelihood == null) {
      return;
    }
    boolean isBrand =
        hasSign(segment)
            || switch (likelihood) {
              case LIKELY -> !isPartOfChineseWord(segment);
              case NAME -> segment.first() == 0 && isProduct(segment.end());
              case UNLIKELY -> false;
            };
    if (!isBrand && others.isEmpty()) {
      draft.drop(segment);
      return;
    }
    List<Sense> ranked = new ArrayList<>(isBrand ? brands : others);
    ranked.addAll(isBrand ? others : brands);
    draft.replace(
        segment,
        new Segment(
            segment.first(),
            segment.end(),
            new Mention(segment.first(), segment.end(), List.copyOf(ranked))));
  }

  /** Whether something says that a name is a brand. */
  private boolean hasSign(Segment segment) {
    return draft.size() == segment.length()
        || isCapitalized(segment)
        || follows(segment)
        || isAmongBrands(segment);
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
        && Character.isUpperCase(text.charAt(draft.token(at).start()));
  }

  /** "nike or vans": a list with another brand. */
  private boolean isAmongBrands(Segment segment) {
    return isBrandAcross(segment.end(), 1) || isBrandAcross(segment.first() - 1, -1);
  }

  private boolean isBrandAcross(int connector, int step) {
    boolean joined =
        draft.isOpen(connector)
            && (draft.isWord(connector, ",")
                || grammar.connectors().longest(draft.tokens(), connector) != null);
    Segment other = joined ? draft.segment(connector + step) : null;
    return other != null && other.means(ConceptKind.BRAND);
  }

  /** How likely a name means the brand, or null if it is no ordinary word. */
  private Likelihood likelihood(Segment segment, Sense brand, List<Sense> others) {
    Likelihood listed = grammar.ordinary().of(draft.form(segment.first(), segment.end()));
    if (listed != null || others.isEmpty()) {
      return listed;
    }
    Sense other = others.get(0);
    boolean plain =
        other.concept().kind() == ConceptKind.COLOR
            || other.concept().kind() == ConceptKind.MATERIAL;
    return other.prior() > brand.prior() || (plain && other.prior() == brand.prior())
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
        && grammar.stopWords().longest(draft.tokens(), next) == null;
  }
}
