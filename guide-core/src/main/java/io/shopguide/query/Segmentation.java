package io.shopguide.query;

import io.shopguide.lexicon.Mention;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.Token.Joint;
import io.shopguide.query.Draft.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses among overlapping lexicon mentions and fixed compounds those that explain the text best.
 *
 * <p>A choice is worth the sum of its segments' squared lengths, so one long phrase is worth more
 * than its parts and two phrases more than one that lies across them. Linear in the text and its
 * mentions. Immutable and thread-safe.
 */
final class Segmentation {
  private static final double MENTION_BONUS = 0.5; // over a compound of the same length

  private final Grammar grammar;

  Segmentation(Grammar grammar) {
    this.grammar = grammar;
  }

  /** The segments of a text, in order, not overlapping. */
  List<Segment> segments(List<Token> tokens, List<Mention> mentions) {
    List<Segment> candidates = candidates(tokens, mentions);
    Segment[] choice = new Segment[tokens.size()];
    double[] worth = new double[tokens.size() + 1];
    int next = candidates.size() - 1;
    for (int at = tokens.size() - 1; at >= 0; at--) {
      worth[at] = worth[at + 1];
      for (; next >= 0 && candidates.get(next).first() == at; next--) {
        Segment candidate = candidates.get(next);
        double with = worth(candidate) + worth[candidate.end()];
        if (with > worth[at]) {
          worth[at] = with;
          choice[at] = candidate;
        }
      }
    }
    List<Segment> chosen = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at = choice[at] == null ? at + 1 : choice[at].end()) {
      if (choice[at] != null) {
        chosen.add(choice[at]);
      }
    }
    return chosen;
  }

  /** All mentions and compounds in order of their first token. */
  private List<Segment> candidates(List<Token> tokens, List<Mention> mentions) {
    List<Segment> candidates = new ArrayList<>();
    int next = 0;
    int negationEnd = 0;
    for (int at = 0; at < tokens.size(); at++) {
      negationEnd = Math.max(negationEnd, negationEnd(tokens, at - 1));
      Phrases.Match<Boolean> compound = grammar.compounds().longest(tokens, at);
      if (compound != null) {
        candidates.add(new Segment(at, compound.end(), null));
      }
      for (; next < mentions.size() && mentions.get(next).first() == at; next++) {
        Mention mention = mentions.get(next);
        boolean splitsNegation = at < negationEnd && mention.end() > negationEnd;
        if (!splitsNegation && !isPrefixed(tokens, mention)) {
          candidates.add(new Segment(at, mention.end(), mention));
        }
      }
    }
    return candidates;
  }

  /**
   * Where a Chinese negation that starts at a token ends, else 0. A mention may hold a negation,
   * but not split one: 不带帽子 is "without hood", not "no hooded".
   */
  private int negationEnd(List<Token> tokens, int at) {
    if (at < 0 || tokens.get(at).type() != Token.Type.HAN) {
      return 0;
    }
    Phrases.Match<Boolean> negation = grammar.negations().before().longest(tokens, at);
    return negation == null ? 0 : negation.end();
  }

  /** Whether a prefix binds the first word of a longer mention, as in "non-leather belt". */
  private static boolean isPrefixed(List<Token> tokens, Mention mention) {
    int at = mention.first();
    return mention.length() > 1
        && at > 0
        && tokens.get(at).joint() == Joint.HYPHEN
        && tokens.get(at + 1).joint() == Joint.GAP
        && tokens.get(at - 1).text().equals("non");
  }

  private static double worth(Segment segment) {
    double length = segment.length();
    return length * length + (segment.isCompound() ? 0 : MENTION_BONUS);
  }

  /**
   * Drops mentions of one Chinese character next to one that nothing explains: they are parts of an
   * unknown word, as the first of 白酒 (liquor) is not a colour.
   */
  void dropParts(Draft draft) {
    for (int at = 0; at < draft.size(); at++) {
      Segment segment = draft.segment(at);
      if (segment != null
          && segment.length() == 1
          && draft.isType(at, Token.Type.HAN)
          && (isUnknown(draft, at - 1, at) || isUnknown(draft, at + 1, at + 1))) {
        draft.drop(segment);
      }
    }
  }

  private boolean isUnknown(Draft draft, int at, int boundary) {
    return draft.isType(at, Token.Type.HAN)
        && draft.token(boundary).joint() == Joint.GLUED
        && draft.isPlain(at)
        && grammar.stopWords().longest(draft.tokens(), at) == null
        && grammar.connectors().longest(draft.tokens(), at) == null;
  }
}
