package io.shopguide.query;

import io.shopguide.lexicon.Correction;
import io.shopguide.lexicon.Lexicon;
import io.shopguide.lexicon.Mention;
import io.shopguide.lexicon.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Corrects words that neither the lexicon nor the grammar knows. Words next to digits are parts of
 * model names and stay. Linear in the text. Immutable and thread-safe.
 */
final class Spelling {
  private final Lexicon lexicon;
  private final Grammar grammar;

  Spelling(Lexicon lexicon, Grammar grammar) {
    this.lexicon = lexicon;
    this.grammar = grammar;
  }

  /** The tokens, corrected ones in place of misspelled ones that no mention covers. */
  List<Token> corrected(List<Token> tokens, List<Mention> mentions) {
    boolean[] explained = new boolean[tokens.size()];
    for (Mention mention : mentions) {
      for (int i = mention.first(); i < mention.end(); i++) {
        explained[i] = true;
      }
    }
    List<Token> result = new ArrayList<>(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (!explained[i] && isWhole(tokens, i)) {
        Token token = tokens.get(i);
        Optional<Correction> correction = correction(token.text());
        if (correction.isPresent()) {
          result.set(i, token.corrected(correction.get().word()));
        }
      }
    }
    return result;
  }

  private Optional<Correction> correction(String word) {
    if (lexicon.knows(word) || grammar.known().contains(word)) {
      return Optional.empty();
    }
    return lexicon.correction(word).or(() -> grammar.spelling().correction(word));
  }

  private static boolean isWhole(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    return token.type() == Token.Type.WORD
        && (at == 0 || !token.continues(tokens.get(at - 1)))
        && (at + 1 == tokens.size() || !tokens.get(at + 1).continues(token));
  }
}
