package io.shopguide.query;

import io.shopguide.lexicon.ConceptKind;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.MentionBuffer;
import io.shopguide.lexicon.Sense;
import io.shopguide.lexicon.SpellingBuffer;
import io.shopguide.lexicon.Token;
import io.shopguide.lexicon.TokenBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Corrects words that neither the lexicon nor the grammar knows, and Chinese colours written with a
 * character that sounds the same. Words next to digits are parts of model names and stay. Linear in
 * the text. Not thread-safe; one per thread.
 */
final class Spelling {
  private static final int MOST_EDITS = 1;
  private static final String COLOR = "色";
  private static final double SAME_SOUND = 0.75; // of homophones whose syllables are the same

  private final Draft draft;
  private final Grammar grammar;
  private final Lexicon lexicon;
  private final SpellingBuffer found = new SpellingBuffer();
  private final TokenBuffer second = new TokenBuffer(); // of a word that may be two
  private final MentionBuffer secondMentions = new MentionBuffer();
  private boolean[] covered = {}; // by token, whether it stands in a mention

  Spelling(Draft draft, Grammar grammar, Lexicon lexicon) {
    this.draft = draft;
    this.grammar = grammar;
    this.lexicon = lexicon;
  }

  /**
   * Corrects the misspelled words that no mention covers.
   *
   * @return whether there were any
   */
  boolean apply(MentionBuffer mentions) {
    boolean corrected = false;
    cover(mentions);
    for (int at = draft.size() - 1; at >= 0; at--) { // backwards, as a split moves what follows
      if (draft.isWord(at, COLOR)) {
        corrected |= correctColor(at);
      } else if (!covered[at] && draft.word(at) == Words.UNKNOWN && isWhole(at)) {
        corrected |= correct(at);
      }
    }
    if (corrected) {
      draft.renumber();
    }
    return corrected;
  }

  private void cover(MentionBuffer mentions) {
    if (covered.length < draft.size()) {
      covered = new boolean[draft.size() + (draft.size() >> 1) + 16];
    }
    Arrays.fill(covered, 0, draft.size(), false);
    int end = 0;
    for (int i = 0; i < mentions.size(); i++) {
      for (int at = Math.max(mentions.first(i), end); at < mentions.end(i); at++) {
        covered[at] = true;
      }
      end = Math.max(end, mentions.end(i));
    }
  }

  private boolean correct(int at) {
    TokenBuffer tokens = draft.tokens();
    if (lexicon.knows(tokens, at)) {
      return false;
    }
    lexicon.corrections(tokens, at, MOST_EDITS, found);
    if (found.size() == 0) {
      grammar.spelling().corrections(tokens, at, 1, found);
    }
    if (found.size() > 0) {
      found.replace(0, tokens, at);
      return true;
    }
    return split(at);
  }

  /**
   * "gamingmouse": only where the second word is a sort of product, as in names any two words meet.
   */
  private boolean split(int at) {
    TokenBuffer tokens = draft.tokens();
    int length = lexicon.splitPoint(tokens, at);
    if (length == 0) {
      return false;
    }
    boolean isProduct = isProduct(tokens, tokens.from(at) + length, tokens.to(at));
    if (isProduct) {
      tokens.split(at, length);
    }
    return isProduct;
  }

  private boolean isProduct(TokenBuffer tokens, int from, int to) {
    second.read(CharBuffer.wrap(tokens.chars(), from, to - from));
    lexicon.scan(second, secondMentions);
    for (int i = 0; i < secondMentions.size(); i++) {
      if (lexicon.kind(secondMentions.form(i), 0) == ConceptKind.CATEGORY) {
        return true;
      }
    }
    return false;
  }

  /** 兰色 is 蓝色: a character before 色 that only sounds like a colour. */
  private boolean correctColor(int at) {
    int first = at - 1;
    boolean unknown =
        draft.isType(first, Token.Type.HAN)
            && !draft.isGap(at)
            && !covered[first]
            && (!draft.isType(first - 1, Token.Type.HAN) || isBoundary(first))
            && !grammar.notColors().startAt(draft, first);
    if (!unknown) {
      return false;
    }
    lexicon.homophones(draft.tokens(), first, at + 1, found);
    for (int i = 0; i < found.size() && found.confidence(i) >= SAME_SOUND; i++) {
      String word = found.word(i);
      List<Sense> senses = lexicon.senses(word);
      boolean color = !senses.isEmpty() && senses.get(0).concept().kind() == ConceptKind.COLOR;
      if (color && word.endsWith(COLOR)) {
        draft.tokens().replace(first, word.substring(0, 1));
        return true;
      }
    }
    return false;
  }

  /** Whether a word may start at a Chinese character that has another one before it. */
  private boolean isBoundary(int at) {
    return draft.isGap(at) || covered[at - 1] || grammar.stopWords().startAt(draft, at - 1);
  }

  private boolean isWhole(int at) {
    return draft.isType(at, Token.Type.WORD)
        && !draft.tokens().continues(at)
        && (at + 1 == draft.size() || !draft.tokens().continues(at + 1));
  }
}
