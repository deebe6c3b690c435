package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.MentionBuffer;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import io.shopguide.query.Draft.Segment;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses among overlapping lexicon mentions and fixed compounds those that explain the text best.
 *
 * <p>A choice is worth the sum of its segments' squared lengths, so one long phrase is worth more
 * than its parts and two phrases more than one that lies across them. Linear in the text and its
 * mentions. Not thread-safe; one per thread.
 */
final class Segmentation {
  private static final double MENTION_BONUS = 0.5; // over a compound of the same length
  private static final int COMPOUND = -1; // in place of a mention
  private static final int NONE = -2;

  private final Draft draft;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private double[] worth = {}; // of the best choice from a token on
  private int[] ends = {}; // by token, where the best segment ends that starts there
  private int[] propertyEnds = {}; // by token, of the shortest mention of a property, else 0
  private boolean[] endsProperty = {}; // by token, whether such a mention ends before it
  private int[] choices = {}; // by token, the mention that is that segment, COMPOUND or NONE

  Segmentation(Draft draft, Grammar grammar, Lexicon lexicon) {
    this.draft = draft;
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /** Puts the chosen segments into the draft. */
  void apply(MentionBuffer mentions) {
    int size = draft.size();
    if (worth.length <= size) {
      worth = new double[size + (size >> 1) + 16];
      ends = new int[worth.length];
      propertyEnds = new int[worth.length];
      endsProperty = new boolean[worth.length];
      choices = new int[worth.length];
    }
    choose(mentions);
    for (int at = 0; at < size; at = choices[at] == NONE ? at + 1 : ends[at]) {
      if (choices[at] != NONE) {
        draft.put(segment(at, mentions));
      }
    }
  }

  private Segment segment(int at, MentionBuffer mentions) {
    if (choices[at] == COMPOUND) {
      return draft.compound(at, ends[at]);
    }
    int form = mentions.form(choices[at]);
    return draft.mention(at, ends[at], form, lexicon.concept(form, 0));
  }

  private void choose(MentionBuffer mentions) {
    int size = draft.size();
    markNegationEnds();
    markProperties(mentions);
    worth[size] = 0;
    int next = mentions.size() - 1;
    for (int at = size - 1; at >= 0; at--) {
      int negationEnd = ends[at];
      worth[at] = worth[at + 1];
      choices[at] = NONE;
      for (; next >= 0 && mentions.first(next) == at; next--) {
        int end = mentions.end(next);
        boolean splitsNegation = at < negationEnd && end > negationEnd;
        boolean splits = splitsNegation || isPrefixed(at, end) || splitsUnit(at, end);
        int form = mentions.form(next);
        if (!splits && !splitsChoice(at, end, form) && !isFlavor(at, form)) {
          offer(at, end, next, MENTION_BONUS);
        }
      }
      Phrases.Match<Boolean> compound = grammar.compounds().longest(draft, at);
      if (compound != null) {
        offer(at, compound.end(at), COMPOUND, 0);
      }
    }
  }

  private void offer(int at, int end, int choice, double bonus) {
    double length = (double) end - at;
    double with = length * length + bonus + worth[end];
    if (with > worth[at]) {
      worth[at] = with;
      choices[at] = choice;
      ends[at] = end;
    }
  }

  /**
   * Notes for each token where the Chinese negation ends that started before it, else 0. A mention
   * may hold a negation, but not split one: 不带帽子 is "without hood", not "no hooded".
   */
  private void markNegationEnds() {
    Arrays.fill(ends, 0, draft.size(), 0);
    int negationEnd = 0;
    for (int at = 1; at < draft.size(); at++) {
      if (draft.isType(at - 1, Token.Type.HAN)) {
        Phrases.Match<Boolean> negation = grammar.negations().before().longest(draft, at - 1);
        if (negation != null) {
          negationEnd = Math.max(negationEnd, negation.end(at - 1));
        }
      }
      ends[at] = negationEnd;
    }
  }

  /** Notes where mentions of properties start, with the end of the shortest, and where they end. */
  private void markProperties(MentionBuffer mentions) {
    Arrays.fill(propertyEnds, 0, draft.size() + 1, 0);
    Arrays.fill(endsProperty, 0, draft.size() + 1, false);
    for (int i = 0; i < mentions.size(); i++) {
      if (isProperty(lexicon.kind(mentions.form(i), 0))) {
        int first = mentions.first(i);
        propertyEnds[first] = propertyEnds[first] == 0 ? mentions.end(i) : propertyEnds[first];
        endsProperty[mentions.end(i)] = true;
      }
    }
  }

  private static boolean isProperty(ConceptKind kind) {
    return switch (kind) {
      case COLOR, MATERIAL, ATTRIBUTE, VALUE, OCCASION -> true;
      default -> false;
    };
  }

  /** "wired or wireless mouse": the choice is between properties, not of one and a mouse. */
  private boolean splitsChoice(int at, int end, int form) {
    return lexicon.kind(form, 0) == ConceptKind.CATEGORY
        && propertyEnds[at] > 0
        && propertyEnds[at] < end
        && at > 1
        && endsProperty[at - 1]
        && grammar.alternatives().startAt(draft, at - 1);
  }

  /** "orange jam", but not "orange jam jar": a flavour or scent is no colour. */
  private boolean isFlavor(int at, int form) {
    Phrases.Match<Boolean> flavor = grammar.flavors().longest(draft, at);
    return flavor != null
        && canMeanColor(form)
        && (choices[at + 1] == NONE || ends[at + 1] <= flavor.end(at));
  }

  private boolean canMeanColor(int form) {
    for (int i = 0; i < lexicon.senseCount(form); i++) {
      if (lexicon.kind(form, i) == ConceptKind.COLOR) {
        return true;
      }
    }
    return false;
  }

  /** 一加仑 is one gallon, whatever 一加 means. */
  private boolean splitsUnit(int at, int end) {
    if (end - at < 2 || ChineseDigits.digit(draft, at) < 0) {
      return false;
    }
    Phrases.Match<List<Unit>> unit = grammar.units().longest(draft, at + 1);
    return unit != null && unit.end(at + 1) > end;
  }

  /** Whether a prefix binds the first word of a longer mention, as in "non-leather belt". */
  private boolean isPrefixed(int at, int end) {
    return end - at > 1
        && at > 0
        && draft.joint(at) == Joint.HYPHEN
        && draft.joint(at + 1) == Joint.GAP
        && draft.isWord(at - 1, "non");
  }

  /**
   * Drops mentions of one Chinese character next to one that nothing explains: they are parts of an
   * unknown word, as the first of 白酒 (liquor) is not a colour.
   */
  void dropParts() {
    for (int at = 0; at < draft.size(); at++) {
      Segment segment = draft.segment(at);
      if (segment != null
          && segment.length() == 1
          && draft.isType(at, Token.Type.HAN)
          && (isUnknown(at - 1, at) || isUnknown(at + 1, at + 1))) {
        draft.drop(segment);
      }
    }
  }

  private boolean isUnknown(int at, int boundary) {
    return draft.isType(at, Token.Type.HAN)
        && draft.joint(boundary) == Joint.GLUED
        && draft.isPlain(at)
        && !grammar.stopWords().startAt(draft, at)
        && !grammar.connectors().startAt(draft, at);
  }
}
